"""The comment register: every comment whole, with its answer, by consultation and article."""

from collections.abc import Iterator
from dataclasses import dataclass

from publications.rendering import words
from publications.rendering.figures import bars, counts_table
from publications.rendering.frame import (
    Entry,
    attachments,
    document,
    folio_index,
    heading_of,
    labelled,
    outcome_mark,
    pieces,
    reflections,
)
from publications.rendering.markup import Html, join, paragraphs, tag
from publications.rendering.record import Record, Row

TITLE = "Registro de comentarios"
SHORT = 700  # characters


@dataclass(frozen=True)
class Group:
    """A part of the register: its anchor and heading, and the comments right below."""

    anchor: str
    heading: str
    depth: int
    comments: list[Row]
    note: str = ""


def compose(record: Record) -> Html:
    """Return the whole document as HTML."""
    groups = list(_groups(record))
    return document(
        record,
        title=TITLE,
        subtitle="Todos los comentarios recibidos, con la atención dada a cada uno y sus razones",
        contents=[
            Entry("resumen", "Resumen"),
            *(
                Entry(
                    one.anchor, one.heading, one.depth, f"({n})" if (n := len(one.comments)) else ""
                )
                for one in groups
            ),
            Entry("indice", "Índice de folios"),
        ],
        body=join(
            _summary(record),
            (_group(record, group) for group in groups),
            folio_index(record.comments, explanation="Página en la que está cada comentario."),
        ),
    )


def _groups(record: Record) -> Iterator[Group]:
    """Yield each consultation, and below it the places of its draft that received comments."""
    for consultation in record.consultations:
        root = f"consulta-{consultation['number']}"
        draft = record.draft_of(consultation)
        about = f"Sobre el Borrador {draft['number']}. {draft['title']}"
        yield Group(root, consultation["title"], 1, [], about)
        if on_whole := record.comments_on(consultation, None):
            yield Group(f"{root}-general", words.WHOLE_DRAFT, 2, on_whole)
        for piece, row in pieces(draft):
            place = row["slug"] if piece == "article" else row["position"]
            name = place if piece == "article" else f"division-{place}"
            if comments := record.comments_on(consultation, place):
                yield Group(f"{root}-{name}", heading_of(row), 2, comments)


def _group(record: Record, group: Group) -> Html:
    name, class_ = ("h2", "new-page") if group.depth == 1 else ("h3", "place")
    return join(
        tag(name, group.heading, id=group.anchor, class_=class_),
        tag("p", group.note, class_="facts") if group.note else None,
        (_comment(record, comment) for comment in group.comments),
    )


def _summary(record: Record) -> Html:
    return tag(
        "section",
        tag("h2", "Resumen", id="resumen"),
        tag(
            "p",
            f"Este registro contiene {words.comments(len(record.comments))}, en el orden de las "
            "consultas y de los artículos. Cada comentario se transcribe como se recibió; su "
            "SHA-256 permite comprobar que el texto no ha cambiado. Los signos que la tipografía "
            "no tiene se escriben con su código Unicode entre corchetes.",
        ),
        bars("Comentarios por sentido de la atención", record.outcome_counts),
        counts_table("Comentarios por sentido de la atención", "Sentido", record.outcome_counts),
        counts_table("Comentarios por canal", "Canal", record.channel_counts),
        class_="summary",
    )


def _comment(record: Record, comment: Row) -> Html:
    """Return one comment as a block. Blocks in one column are laid out far faster than tables."""
    decision = comment["decision"]
    facts = [words.instant(record.instant(comment["received_at"]), record.zone)]
    if kind := words.kind(comment.get("kind", "")):
        facts.append(kind)
    facts.append(words.channel(comment["channel"]))
    if comment["session_title"]:
        facts.append(comment["session_title"])
    facts.append(comment["author"] or words.ANONYMOUS)
    return tag(
        "article",
        tag("h4", comment["folio"], id=comment["folio"]),
        tag("p", " · ".join(facts), class_="facts"),
        tag("div", paragraphs(comment["text"]), class_="said"),
        labelled("Palabras citadas:", f"«{comment['quote'].strip()}»", class_="quoted")
        if comment["quote"].strip()
        else None,
        labelled("Redacción propuesta:", comment["proposed_wording"].strip(), class_="proposed")
        if comment["proposed_wording"].strip()
        else None,
        attachments(comment),
        tag(
            "div",
            tag("p", tag("strong", "Atención:", class_="label"), " ", outcome_mark(decision)),
            tag("div", paragraphs(decision["reason"])),
            labelled("Reflejado en:", reflections(decision)) if decision["reflected_in"] else None,
            class_="answer",
        ),
        tag("p", _proof(record, comment), class_="proof"),
        class_="comment short" if _fits_on_a_page(comment) else "comment",
    )


def _fits_on_a_page(comment: Row) -> bool:
    """Whether a comment is short enough to be kept in one piece: about a quarter of a page."""
    said = (comment["text"], comment["quote"], comment["proposed_wording"])
    return sum(map(len, said)) + len(comment["decision"]["reason"]) < SHORT


def _proof(record: Record, comment: Row) -> str:
    decision = comment["decision"]
    decided = words.day(record.instant(decision["decided_at"]).astimezone(record.zone))
    earlier = ""
    if comment["superseded"]:
        earlier = " · " + words.count(
            comment["superseded"],
            "atención anterior sustituida",
            "atenciones anteriores sustituidas",
        )
    return f"Atendido el {decided}{earlier} · SHA-256 del texto: {comment['text_sha256']}"
