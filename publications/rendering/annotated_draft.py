"""The consulted drafts, article by article, each followed by its comments and how they were
attended."""

from collections.abc import Iterator

from publications.rendering import words
from publications.rendering.figures import counts_table
from publications.rendering.frame import (
    Entry,
    anchor,
    document,
    folio_index,
    heading_of,
    labelled,
    outcome_mark,
    pieces,
    reflections,
)
from publications.rendering.markup import Html, join, markdown, paragraphs, tag
from publications.rendering.record import Place, Record, Row

TITLE = "Borrador con atención a comentarios"
GIST = 300  # characters of a comment shown beside the article; the register has it whole
SHORT_REASON = 700  # characters up to which an answer is kept in one piece


def compose(record: Record) -> Html:
    """Return the whole document as HTML."""
    return document(
        record,
        title=TITLE,
        subtitle="Texto consultado, con los comentarios a cada artículo y su atención",
        contents=[
            Entry("lectura", "Cómo leer este documento"),
            *(entry for draft in record.drafts for entry in _entries(record, draft)),
            Entry("indice", "Índice de folios"),
        ],
        body=join(
            _guide(record),
            (_draft(record, draft) for draft in record.drafts),
            folio_index(
                record.comments,
                explanation="Página en la que está cada comentario, junto a su artículo.",
            ),
        ),
    )


def _entries(record: Record, draft: Row) -> Iterator[Entry]:
    yield Entry(anchor(draft), _part_heading(draft))
    if _on_whole(record, draft):
        yield Entry(f"{anchor(draft)}-general", words.WHOLE_DRAFT, 2)
    for piece, row in pieces(draft):
        if piece == "article":
            number = len(_comments(record, draft, row["slug"]))
            depth = 2 if row["division"] is None else 4
            note = f"({number})" if number else ""
            yield Entry(anchor(draft, row), heading_of(row), depth, note)
        else:
            depth = 2 if row["parent"] is None else 3
            number = len(_comments(record, draft, row["position"]))
            note = f"({number})" if number else ""
            yield Entry(_division_anchor(draft, row), _first_line(row["heading"]), depth, note)


def _guide(record: Record) -> Html:
    return tag(
        "section",
        tag("h2", "Cómo leer este documento", id="lectura"),
        tag(
            "p",
            "Debajo de cada artículo están los comentarios que recibió, cada uno con su folio, la "
            "atención que se le dio y sus razones. Los comentarios extensos se muestran por sus "
            "primeras palabras; el Registro de comentarios los transcribe completos.",
        ),
        tag(
            "p",
            "La leyenda ",
            tag("strong", "Cambió el texto", class_="changed"),
            " señala los comentarios cuya atención se refleja en un artículo de un borrador "
            f"posterior. De {words.comments(len(record.comments))}, son "
            f"{words.grouped(record.reflected)}.",
        ),
        counts_table("Comentarios por sentido de la atención", "Sentido", record.outcome_counts),
    )


def _part_heading(draft: Row) -> str:
    return f"Borrador {draft['number']}. {draft['title']}"


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0].rstrip(".")


def _division_anchor(draft: Row, division: Row) -> str:
    return f"{anchor(draft)}-division-{division['position']}"


def _comments(record: Record, draft: Row, place: Place) -> list[Row]:
    return [
        comment
        for consultation in record.consultations_of(draft)
        for comment in record.comments_on(consultation, place)
    ]


def _on_whole(record: Record, draft: Row) -> list[Row]:
    return _comments(record, draft, None)


def _draft(record: Record, draft: Row) -> Html:
    published = words.instant(record.instant(draft["published_at"]), record.zone)
    whole = _on_whole(record, draft)
    return tag(
        "section",
        tag("h2", _part_heading(draft), id=anchor(draft), class_="new-page"),
        tag("p", f"Publicado el {published}.", class_="facts"),
        paragraphs(draft["summary"]),
        join(
            tag("h3", words.WHOLE_DRAFT, id=f"{anchor(draft)}-general"),
            (_comment(comment) for comment in whole),
        )
        if whole
        else None,
        (
            _article(record, draft, row) if piece == "article" else _division(record, draft, row)
            for piece, row in pieces(draft)
        ),
        class_="part",
    )


def _division(record: Record, draft: Row, division: Row) -> Html:
    comments = _comments(record, draft, division["position"])
    lines = division["heading"].strip().split("\n")
    return join(
        tag(
            "h3",
            lines[0],
            id=_division_anchor(draft, division),
            class_=f"division level-{min(division['level'], 3)}",
        ),
        (tag("p", line, class_="under-division") for line in lines[1:]),
        tag("p", f"{words.comments(len(comments))} a esta parte en su conjunto", class_="tally")
        if comments
        else None,
        (_comment(comment) for comment in comments),
    )


def _article(record: Record, draft: Row, article: Row) -> Html:
    comments = _comments(record, draft, article["slug"])
    changed = sum(bool(comment["decision"]["reflected_in"]) for comment in comments)
    tally = words.comments(len(comments)) if comments else "Sin comentarios"
    if changed:
        tally += f" · {words.count(changed, 'cambió', 'cambiaron')} el texto"
    return join(
        tag(
            "h3" if article["division"] is None else "h4",
            heading_of(article),
            id=anchor(draft, article),
            class_="article",
        ),
        tag("div", markdown(article["text"]), class_="prose"),
        tag("p", tally, class_="tally"),
        (_comment(comment) for comment in comments),
    )


def _comment(comment: Row) -> Html:
    decision = comment["decision"]
    gist, shortened = words.opening(comment["text"], GIST)
    kind = words.kind(comment.get("kind", ""))
    files = len(comment.get("attachments", []))
    changed = bool(decision["reflected_in"])
    classes = ["remark"]
    classes += ["remark-changed"] if changed else []
    classes += ["short"] if len(decision["reason"]) < SHORT_REASON else []
    return tag(
        "div",
        tag(
            "p",
            tag("strong", comment["folio"], class_="folio"),
            " ",
            outcome_mark(decision),
            tag("span", f" · {kind}", class_="note") if kind else None,
            join(" ", tag("strong", "Cambió el texto", class_="changed")) if changed else None,
            id=comment["folio"],
            class_="head",
        ),
        tag(
            "p",
            gist,
            tag("span", " (continúa en el Registro)", class_="note") if shortened else None,
            tag(
                "span",
                f" ({words.count(files, 'archivo', 'archivos')} en el Registro)",
                class_="note",
            )
            if files
            else None,
            class_="said",
        ),
        labelled("Respuesta:", decision["reason"]),
        labelled("Reflejado en:", reflections(decision)) if changed else None,
        class_=" ".join(classes),
    )
