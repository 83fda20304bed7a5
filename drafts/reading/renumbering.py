"""Which headings start the numbers of the articles again, and which only group them."""

from collections.abc import Iterator
from dataclasses import replace

from drafts.reading import patterns
from drafts.reading.lines import Line, below
from drafts.reading.patterns import Mark

# How far down in the order of divisions a heading without a number stands.
LOWEST = 9


def renumbering(lines: list[Line], out: dict[int, str], marks: list[Mark]) -> list[Mark]:
    """Return `marks`, where a heading that only groups is a division and no more.

    "DISPOSICIONES FINALES" over an article 63 that follows 62 is the name of a chapter; over an
    article that starts at one it opens provisions of their own. Where it stands right under
    "CAPÍTULO XVII", or after it on its line, the chapter is what opens. And "NORMAS DE USO" over
    an article 7 is not the name of another text.
    """
    turned: list[Mark] = []
    seen: set[tuple[bool, int]] = set()
    for mark, first in zip(marks, _first_inside(marks), strict=True):
        if mark.role in ("transitories", "provisions"):
            goes_on = _goes_on(first, seen)
            title = turned[-1] if turned else None
            if title and _named(lines, out, title, mark):
                if not goes_on:
                    turned[-1] = replace(title, role=mark.role, kind=mark.kind)
            else:
                turned.append(replace(mark, role="division") if goes_on else mark)
        elif patterns.titles_transitories(mark) and _starts(first):
            turned.append(replace(mark, role="transitories", kind="transitories", rest=""))
        elif mark.role == "instrument" and not _starts(first):
            # One marked in Markdown is told from the text's other headings later.
            if not lines[mark.at].depth:
                turned.append(replace(mark, role="division", rank=LOWEST))
        else:
            turned.append(mark)
        if mark.role == "article" and mark.number:
            seen.add((mark.number.words, mark.number.last))
    return turned


def _first_inside(marks: list[Mark]) -> Iterator[Mark | None]:
    """For each mark, the first article or ordinal after it."""
    following: list[Mark | None] = []
    first: Mark | None = None
    for mark in reversed(marks):
        following.append(first)
        if mark.role in ("article", "ordinal"):
            first = mark
    return reversed(following)


def _named(lines: list[Line], out: dict[int, str], title: Mark, mark: Mark) -> bool:
    """Whether a heading is the name of the title or chapter right above it."""
    alone = title.role == "division" and not title.rest
    return alone and below(lines, out, title.last) == mark.at


def _starts(first: Mark | None) -> bool:
    """Whether an article is the first of its series."""
    return first is not None and first.number is not None and first.number.value[0] == 1


def _goes_on(first: Mark | None, seen: set[tuple[bool, int]]) -> bool:
    """Whether an article is the next after one that stands above."""
    if first is None or first.role != "article" or not first.number or _starts(first):
        return False
    value, words = first.number.value[0], first.number.words
    return bool({(words, value - 1), (words, value)} & seen)
