"""The methodology: by which rules people were heard and answered, and the figures of it."""

from collections.abc import Iterator

from publications.rendering import words
from publications.rendering.figures import bars, counts_table, table
from publications.rendering.frame import Entry, document, heading_of, labelled, pieces
from publications.rendering.markup import Html, join, markdown_with_headings, paragraphs, tag
from publications.rendering.record import Place, Record, Row

TITLE = "Metodología"


def compose(record: Record) -> Html:
    """Return the whole document as HTML."""
    return document(
        record,
        title=TITLE,
        subtitle="Reglas del proceso de consulta y cifras de sus resultados",
        contents=[
            Entry("proceso", "Reglas del proceso"),
            Entry("sentidos", "Sentidos de la atención"),
            Entry("ventanas", "Ventanas, canales y sesiones"),
            Entry("cifras", "Cifras"),
            Entry("por-canal", "Por canal", 2),
            Entry("por-sentido", "Por sentido de la atención", 2),
            Entry("por-parte", "Por parte del texto", 2),
        ],
        body=join(_process(record), _outcomes(record), _windows(record), _figures(record)),
    )


def _process(record: Record) -> Html:
    methodology = record.methodology
    return tag(
        "section",
        tag("h2", "Reglas del proceso", id="proceso"),
        tag("p", record.policy["summary"], class_="lead") if record.policy["summary"] else None,
        labelled(
            "Versión en vigor:",
            f"{methodology['version']}, publicada el "
            f"{words.instant(record.instant(methodology['published_at']), record.zone)}",
        ),
        tag("div", markdown_with_headings(methodology["text"], top=3), class_="prose"),
        _versions(record) if len(record.methodologies) > 1 else None,
    )


def _versions(record: Record) -> Html:
    return table(
        "Versiones de la metodología",
        ("Versión", "Publicada", "Qué cambió y por qué"),
        [
            (
                str(one["version"]),
                words.instant(record.instant(one["published_at"]), record.zone),
                paragraphs(one["note"]) or "Primera versión",
            )
            for one in record.methodologies
        ],
    )


def _outcomes(record: Record) -> Html:
    return tag(
        "section",
        tag("h2", "Sentidos de la atención", id="sentidos"),
        tag("p", "Cada comentario se atendió en uno de los sentidos siguientes, con sus razones."),
        tag(
            "dl",
            (
                join(
                    tag("dt", outcome["name"]),
                    tag("dd", outcome.get("definition") or "Sentido de una versión anterior."),
                )
                for outcome in record.outcomes
            ),
            class_="definitions",
        ),
    )


def _windows(record: Record) -> Html:
    return tag(
        "section",
        tag("h2", "Ventanas, canales y sesiones", id="ventanas"),
        (_window(record, consultation) for consultation in record.consultations),
    )


def _window(record: Record, consultation: Row) -> Html:
    draft = record.draft_of(consultation)
    received = [one for one in record.comments if one["consultation"] == consultation["number"]]
    return join(
        tag("h3", consultation["title"]),
        paragraphs(consultation["description"]),
        labelled("Borrador consultado:", f"{draft['number']}. {draft['title']}"),
        labelled("Abrió:", words.instant(record.instant(consultation["opens_at"]), record.zone)),
        labelled("Cerró:", words.instant(record.instant(consultation["closes_at"]), record.zone)),
        labelled(
            "Canales:", ", ".join(words.channel(code) for code in consultation["channels"]) + "."
        ),
        labelled("Comentarios recibidos:", words.grouped(len(received))),
        _sessions(record, consultation, received) if consultation["sessions"] else None,
    )


def _sessions(record: Record, consultation: Row, received: list[Row]) -> Html:
    heard = {session["number"]: 0 for session in consultation["sessions"]}
    for comment in received:
        if comment["session"] in heard:
            heard[comment["session"]] += 1
    return table(
        f"Sesiones · {consultation['title']}",
        ("Sesión", "Canal", "Lugar", "Fecha", "Comentarios"),
        [
            (
                session["title"],
                words.channel(session["channel"]),
                session["place"] or "—",
                words.day(record.instant(session["held_on"])),
                words.grouped(heard[session["number"]]),
            )
            for session in consultation["sessions"]
        ],
    )


def _figures(record: Record) -> Html:
    return tag(
        "section",
        tag("h2", "Cifras", id="cifras", class_="new-page"),
        tag("p", _summary(record)),
        tag("h3", "Por canal", id="por-canal"),
        bars("Comentarios por canal", record.channel_counts),
        counts_table("Comentarios por canal", "Canal", record.channel_counts),
        tag("h3", "Por sentido de la atención", id="por-sentido"),
        bars("Comentarios por sentido de la atención", record.outcome_counts),
        counts_table("Comentarios por sentido de la atención", "Sentido", record.outcome_counts),
        counts_table("Comentarios por tipo", "Tipo", record.kind_counts)
        if record.kind_counts
        else None,
        tag("h3", "Por parte del texto", id="por-parte"),
        (_places_table(record, draft) for draft in record.drafts),
    )


def _summary(record: Record) -> str:
    received = words.comments(len(record.comments))
    windows = words.count(len(record.consultations), "ventana", "ventanas")
    return (
        f"Se recibieron {received} en {windows} de consulta. Todos tienen respuesta con su razón. "
        f"La atención de {words.comments(record.reflected)} se refleja en un artículo de un "
        "borrador posterior."
    )


def _places_table(record: Record, draft: Row) -> Html:
    return table(
        f"Comentarios por parte del texto · Borrador {draft['number']}",
        ("Parte del texto", "Comentarios", "Cambiaron el texto"),
        _places(record, draft),
        class_="counts",
    )


def _places(record: Record, draft: Row) -> Iterator[tuple[str, str, str]]:
    places: list[tuple[str, Place]] = [(words.WHOLE_DRAFT, None)]
    places += [
        (heading_of(row), row["slug"] if piece == "article" else row["position"])
        for piece, row in pieces(draft)
    ]
    for name, place in places:
        received = [
            comment
            for consultation in record.consultations_of(draft)
            for comment in record.comments_on(consultation, place)
        ]
        if received:
            changed = sum(bool(comment["decision"]["reflected_in"]) for comment in received)
            yield name, words.grouped(len(received)), words.grouped(changed)
