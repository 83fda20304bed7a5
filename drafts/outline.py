"""A draft as one reads it: divisions and articles in one order, each with its level of heading."""

from dataclasses import dataclass
from typing import Any

DEEPEST = 6  # HTML has no heading below h6


@dataclass(frozen=True)
class Entry:
    """A line of the outline: a division or an article, and the level of its HTML heading."""

    level: int
    division: Any = None
    article: Any = None


def outline(divisions, articles) -> list[Entry]:
    """Return the entries in reading order; both arguments come by their position.

    A division stands before its first article, and one without articles where its position says.
    """
    depths: dict[int, int] = {}
    for division in divisions:
        depths[division.pk] = depths.get(division.parent_id, 0) + 1
    waiting = list(reversed(divisions))
    entries: list[Entry] = []

    def open_until(position):
        while waiting and waiting[-1].position <= position:
            division = waiting.pop()
            entries.append(Entry(min(depths[division.pk] + 1, DEEPEST), division=division))

    positions = {division.pk: division.position for division in divisions}
    for article in articles:
        if article.division_id is not None:
            open_until(positions[article.division_id])
        level = depths.get(article.division_id, 0) + 2
        entries.append(Entry(min(level, DEEPEST), article=article))
    open_until(float("inf"))
    return entries
