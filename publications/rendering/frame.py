"""What the three documents share: cover, contents, running heads and the index of folios."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publications.rendering import words
from publications.rendering.markup import Child, Html, join, tag
from publications.rendering.record import Record, Row

# Outcomes of the starting set have a colour; the word is always there too.
COLOURED_OUTCOMES = {
    "accepted",
    "partially_accepted",
    "not_accepted",
    "already_covered",
    "out_of_scope",
    "other_instrument",
}


@dataclass(frozen=True)
class Entry:
    """A line of the contents: an anchor of the document, its words, and how deep it stands."""

    anchor: str
    heading: str
    depth: int = 1
    note: str = ""


def document(
    record: Record, *, title: str, subtitle: str, contents: Iterable[Entry], body: Child
) -> Html:
    """Return a whole HTML document around `body`."""
    policy = record.policy
    stamp = record.taken_at.astimezone(record.zone).isoformat(timespec="seconds")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("title", f"{title} · {policy['title']} · Edición {record.edition}"),
        tag("meta", name="author", content=policy["institution"] or policy["title"]),
        tag("meta", name="description", content=subtitle),
        tag("meta", name="generator", content="Abramos"),
        tag("meta", name="dcterms.created", content=stamp),
        tag("meta", name="dcterms.modified", content=stamp),
    )
    page = tag(
        "body",
        _cover(record, title, subtitle),
        _contents(contents),
        tag("main", body),
        class_="demonstration" if policy["is_demonstration"] else None,
    )
    return Html("<!doctype html>" + tag("html", head, page, lang="es-MX"))


def _cover(record: Record, title: str, subtitle: str) -> Html:
    policy = record.policy
    facts = [
        ("Edición", str(record.edition)),
        ("Fecha de corte", words.instant(record.taken_at, record.zone)),
        ("Zona horaria", str(record.zone).replace("_", " ")),
        ("Comentarios", words.grouped(len(record.comments))),
        ("SHA-256 del corte", tag("span", record.sha256, class_="digest")),
    ]
    return tag(
        "section",
        tag("p", policy["institution"], class_="institution") if policy["institution"] else None,
        tag("p", policy["title"], class_="policy"),
        tag("h1", title),
        tag("p", subtitle, class_="subtitle"),
        tag("p", words.DEMONSTRATION_NOTICE, class_="notice")
        if policy["is_demonstration"]
        else None,
        tag(
            "div",
            (
                tag("p", tag("span", name, class_="name"), " ", tag("span", value, class_="value"))
                for name, value in facts
            ),
            class_="facts",
        ),
        tag("p", f"{title} · Edición {record.edition}", class_="running"),
        class_="cover",
    )


def _contents(entries: Iterable[Entry]) -> Html:
    return tag(
        "section",
        tag("h2", "Contenido"),
        tag(
            "ul",
            (
                tag(
                    "li",
                    tag(
                        "a",
                        entry.heading,
                        tag("span", f" {entry.note}", class_="note") if entry.note else None,
                        href=f"#{entry.anchor}",
                    ),
                    class_=f"depth-{entry.depth}",
                )
                for entry in entries
            ),
        ),
        class_="contents",
    )


def folio_index(comments: Iterable[Row], *, explanation: str) -> Html:
    """Return the index of folios with the page on which each one stands."""
    return tag(
        "section",
        tag("h2", "Índice de folios", id="indice", class_="new-page"),
        tag("p", explanation),
        tag(
            "ul",
            (
                tag("li", tag("a", comment["folio"], href=f"#{comment['folio']}"))
                for comment in comments
            ),
            class_="index",
        ),
        class_="folios",
    )


def outcome_mark(decision: Row) -> Html:
    """Return the outcome's name as a coloured mark; the name alone says all."""
    code = decision["outcome"]
    colour = code if code in COLOURED_OUTCOMES else "other"
    return tag("span", decision["outcome_name"], class_=f"outcome outcome-{colour}")


def labelled(label: str, *content: Child, class_: str | None = None) -> Html:
    """Return a paragraph that opens with what it is."""
    return tag("p", tag("strong", label, class_="label"), " ", join(*content), class_=class_)


def attachments(comment: Row) -> Html | None:
    """Return the files that came with a comment, each with its SHA-256; None without any."""
    files = comment.get("attachments")
    if not files:
        return None
    return tag(
        "ul",
        (
            tag(
                "li",
                f"{file['name']} ({words.file_size(file['size'])}) · SHA-256: ",
                tag("span", file["sha256"], class_="digest"),
            )
            for file in files
        ),
        class_="attachments",
    )


def reflections(decision: Row) -> Html:
    """Return the articles of later drafts in which an answer can be seen, one after the other."""
    return join(
        "; ".join(
            f"Borrador {place['draft']}, {place['heading']}" for place in decision["reflected_in"]
        )
    )


def pieces(draft: Row) -> Iterator[tuple[str, Row]]:
    """Yield divisions and articles in reading order: a division stands before its first article."""
    divisions = {division["position"]: division for division in draft["divisions"]}
    opened: set[int] = set()

    def open_up_to(position: int | None) -> Iterator[tuple[str, Row]]:
        if position is None or position in opened:
            return
        division = divisions[position]
        yield from open_up_to(division["parent"])
        opened.add(position)
        yield "division", division

    for article in draft["articles"]:
        yield from open_up_to(article["division"])
        yield "article", article
    for position in sorted(set(divisions) - opened):  # divisions that hold no article
        yield from open_up_to(position)


def heading_of(place: Row) -> str:
    """Return the heading of an article or a division on one line, without its final point."""
    return " ".join(place["heading"].split()).rstrip(".")


def anchor(draft: Row, article: Row | None = None) -> str:
    """Return the anchor of a draft or of one of its articles."""
    number = f"borrador-{draft['number']}"
    return f"{number}-{article['slug']}" if article else number
