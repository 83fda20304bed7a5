"""A reading laid out as a list of pieces, in reading order, and put together again.

The list is what a person sees and corrects: a division or a unit per line, each with how many
divisions stand above it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drafts.reading.slugs import Slugs
from drafts.reading.tree import Division, LeftOut, Reading, Unit, Warning


@dataclass(frozen=True)
class Piece:
    """A division, a unit, or a heading that is both (`is_unit` and `opens`).

    `depth` is how many divisions stand above. `text` is a unit's body, line by line, and `numbers`
    the line of the source on which each stands, None where it is not known. `headline` is the
    division's heading where a piece is both; `slug` the unit's address where its number and
    heading would not give it.
    """

    kind: str
    heading: str
    depth: int
    line: int
    number: str | None = None
    is_unit: bool = True
    opens: bool = False
    title: str = ""
    opening: str = ""
    headline: str = ""
    slug: str = ""
    text: tuple[str, ...] = ()
    numbers: tuple[int | None, ...] = ()

    @property
    def body(self) -> str:
        """The unit's text."""
        return "\n".join(self.text)


@dataclass(frozen=True)
class Layout:
    """The pieces of a reading with the lines that were left out of it."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]


def lay_out(reading: Reading, source: str = "") -> Layout:
    """Return the pieces of `reading`, which was read from `source`."""
    lines = source.split("\n") if source else []
    pieces: list[Piece] = []
    waiting = [one for one in reading.divisions if one.unit is None]
    places = {id(one): place for place, one in enumerate(reading.divisions)}
    heads = {one.unit: one for one in reading.divisions if one.unit is not None}
    usual = Slugs()
    for at, unit in enumerate(reading.units):
        while waiting and (
            (unit.division is not None and places[id(waiting[0])] <= unit.division)
            or waiting[0].line <= unit.line
        ):
            pieces.append(_division(waiting.pop(0)))
        end = reading.units[at + 1].line - 1 if at + 1 < len(reading.units) else len(lines)
        own = unit.slug != usual.give(unit.kind, unit.number, unit.heading)
        pieces.append(_unit(unit, heads.get(at), lines, end, unit.slug if own else ""))
    pieces += [_division(one) for one in waiting]
    return Layout(tuple(pieces), reading.left_out)


def _division(division: Division) -> Piece:
    return Piece(
        division.kind,
        division.heading,
        division.level - 1,
        division.line,
        division.number,
        is_unit=False,
        opens=True,
    )


def _unit(unit: Unit, head: Division | None, lines: list[str], end: int, slug: str) -> Piece:
    text = tuple(unit.text.split("\n")) if unit.text else ()
    return Piece(
        unit.kind,
        unit.heading,
        len(unit.path),
        unit.line,
        unit.number,
        opens=head is not None,
        title=unit.title,
        opening=unit.opening,
        headline=head.heading if head else "",
        slug=slug,
        text=text,
        numbers=_numbers(text, unit.line, lines, end),
    )


def _numbers(
    text: tuple[str, ...], first: int, lines: list[str], end: int
) -> tuple[int | None, ...]:
    """The source line of each line of `text`, which begins on line `first`."""
    numbers: list[int | None] = []
    at, end = first - 1, min(end, len(lines))
    for place, words in enumerate(text):
        found = None
        if words.strip():
            found = next((k for k in range(at, end) if lines[k].rstrip() == words), None)
            if found is None and place == 0 and at < end:
                found = at  # what follows the heading on its own line
        numbers.append(None if found is None else found + 1)
        at = at if found is None else found + 1
    return tuple(numbers)


def put_together(layout: Layout, read: Reading) -> Reading:
    """Return the reading that `layout` is; title and warnings are those of `read`."""
    divisions: list[Division] = []
    units: list[Unit] = []
    above: list[int] = []
    slugs = Slugs()
    taken = {piece.slug for piece in layout.pieces}
    for piece in layout.pieces:
        depth = min(piece.depth, len(above))
        del above[depth:]
        parent = above[-1] if above else None
        if piece.is_unit:
            path = tuple(divisions[place].heading for place in above)
            slug = piece.slug
            while not slug or (slug in taken and slug != piece.slug):
                slug = slugs.give(piece.kind, piece.number, piece.heading)
            units.append(
                Unit(
                    kind=piece.kind,
                    number=piece.number,
                    heading=piece.heading,
                    title=piece.title,
                    text=piece.body,
                    opening=piece.opening,
                    line=piece.line,
                    division=parent,
                    path=path,
                    slug=slug,
                )
            )
        if piece.opens:
            above.append(len(divisions))
            divisions.append(
                Division(
                    kind=piece.kind,
                    heading=piece.headline if piece.is_unit else piece.heading,
                    level=depth + 1,
                    parent=parent,
                    line=piece.line,
                    number=piece.number,
                    unit=len(units) - 1 if piece.is_unit else None,
                )
            )
    return Reading(
        read.title,
        tuple(divisions),
        tuple(units),
        _still_true(read.warnings, units),
        layout.left_out,
    )


def _still_true(warnings: Sequence[Warning], units: list[Unit]) -> tuple[Warning, ...]:
    """What is still to be looked at: a unit without text may have one by now."""
    empty = {unit.line for unit in units if not unit.text and not unit.title}
    return tuple(one for one in warnings if one.code != "empty_unit" or one.line in empty)
