"""Counts as tables and as bar charts. A chart repeats a table, so that nothing is said by the
picture alone."""

from collections.abc import Iterable, Sequence
from html import escape

from publications.rendering import words
from publications.rendering.markup import Child, Html, tag

WIDTH, LABEL, BAR, GAP = 640, 200, 18, 8  # of a chart, in its own units


def table(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[Child]], *, class_: str = ""
) -> Html:
    """Return a table whose first column names the row."""
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", (tag("th", name, scope="col") for name in head))),
        tag(
            "tbody",
            (
                tag("tr", tag("th", row[0], scope="row"), (tag("td", cell) for cell in row[1:]))
                for row in rows
            ),
        ),
        class_=class_ or None,
    )


def counts_table(caption: str, what: str, counts: Sequence[tuple[str, int]]) -> Html:
    """Return a table of names with their number, their share, and the total."""
    total = sum(number for _, number in counts)
    rows = [(name, words.grouped(number), words.share(number, total)) for name, number in counts]
    rows.append(("Total", words.grouped(total), words.share(total, total)))
    head = (what, "Comentarios", "Proporción")
    return tag("div", table(caption, head, rows, class_="counts"), class_="short")


def bars(title: str, counts: Sequence[tuple[str, int]]) -> Html:
    """Return a horizontal bar chart as SVG; its title says the values for whoever cannot see it."""
    longest = max((number for _, number in counts), default=0) or 1
    spoken = "; ".join(f"{name}: {number}" for name, number in counts)
    height = len(counts) * (BAR + GAP)
    parts = []
    for place, (name, number) in enumerate(counts):
        top = place * (BAR + GAP)
        length = (WIDTH - LABEL - 60) * number / longest
        middle = top + BAR * 0.72
        parts.append(
            f'<text x="{LABEL - 10}" y="{middle:.1f}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{LABEL}" y="{top}" width="{length:.1f}" height="{BAR}"/>'
            f'<text x="{LABEL + length + 8:.1f}" y="{middle:.1f}">{words.grouped(number)}</text>'
        )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="Noto Sans" font-size="12" fill="#24405c">'
        f"<title>{escape(title)}. {escape(spoken)}</title>{''.join(parts)}</svg>"
    )
    return tag("figure", Html(drawing))
