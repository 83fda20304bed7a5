"""A text as a row of parts in reading order, between a tree and a file that carries one.

A file says of each heading how deep it stands; a tree says of each heading what it stands in. The
formats that carry our own drafts, Markdown and Akoma Ntoso, are written from parts and read into
them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from drafts.reading.numbers import NUMBER, ROMAN, read_number
from drafts.reading.slugs import Slugs, slug_of
from drafts.reading.tree import Division, LeftOut, Reading, Unit, Warning

# The number after at most three words: "Artículo 12", "Línea de acción 1.2", "Artículo transitorio
# primero".
_NUMBERED = re.compile(
    rf"(?:[^\W\d_]+\.?\s+){{0,3}}?(?P<number>{NUMBER}|(?-i:{ROMAN}))(?!\w)", re.IGNORECASE
)
_ADDRESS = re.compile(r"[-\w]{1,80}", re.ASCII)


LONGEST_KIND, LONGEST_NUMBER = 20, 60  # characters


@dataclass(frozen=True)
class DivisionPart:
    """A heading that groups. `depth` is the number of divisions that it stands in; `unit`, the
    address of the unit that has the same words, where people comment on them."""

    kind: str
    heading: str
    depth: int
    unit: str | None = None
    line: int = 0


@dataclass(frozen=True)
class UnitPart:
    """What people comment on. `depth` is the number of divisions that it stands in; without a
    `slug` it gets the one that its heading gives."""

    kind: str
    number: str | None
    heading: str
    text: str
    depth: int
    slug: str | None = None
    line: int = 0


Part = DivisionPart | UnitPart


def number_at(heading: str) -> re.Match[str] | None:
    """Return where the number with which `heading` begins stands (group "number")."""
    found = _NUMBERED.match(heading)
    return found if found and read_number(found["number"]) else None


def number_in(heading: str) -> str | None:
    """Return the number that `heading` shows, as readings write it; None for none."""
    found = number_at(heading)
    number = read_number(found["number"]) if found else None
    return number.written if number else None


def title_of(kind: str, number: str | None, heading: str) -> str:
    """Return the words of `heading` after its number; a section without one is all title."""
    if number:
        return heading.partition(number)[2].strip(" .:—–-")
    return heading if kind == "section" else ""


def parts_of(reading: Reading) -> list[Part]:
    """Return the parts of `reading`, in reading order.

    A division stands before the first unit within it, or, where it has none, before the unit that
    follows it in the source; one that is also a unit stands behind that unit.
    """
    parts: list[Part] = []
    waiting = list(reversed(range(len(reading.divisions))))

    def opens_before(place: int, at: int, unit: Unit) -> bool:
        division = reading.divisions[place]
        if division.unit is not None:
            return division.unit < at
        within = unit.division is not None and place <= unit.division
        return within or division.line < unit.line

    for at, unit in enumerate(reading.units):
        while waiting and opens_before(waiting[-1], at, unit):
            parts.append(_division_part(reading, waiting.pop()))
        depth = 0 if unit.division is None else reading.divisions[unit.division].level
        parts.append(
            UnitPart(unit.kind, unit.number, unit.heading, unit.text, depth, unit.slug, unit.line)
        )
    return parts + [_division_part(reading, place) for place in reversed(waiting)]


def _division_part(reading: Reading, place: int) -> DivisionPart:
    division = reading.divisions[place]
    slug = None if division.unit is None else reading.units[division.unit].slug
    return DivisionPart(division.kind, division.heading, division.level - 1, slug, division.line)


def assembled(
    title: str | None,
    parts: Iterable[Part],
    warnings: Iterable[Warning] = (),
    left_out: tuple[LeftOut, ...] = (),
) -> Reading:
    """Return the tree that `parts` make."""
    divisions: list[Division] = []
    units: list[Unit] = []
    places: dict[str, int] = {}
    above: list[int] = []
    for part in _addressed([_bounded(part) for part in parts]):
        # A heading deeper than what is open stands in the innermost.
        del above[part.depth :]
        within = above[-1] if above else None
        if isinstance(part, DivisionPart):
            place = places.get(part.unit) if part.unit else None
            level = len(above) + 1
            number = number_in(part.heading)
            above.append(len(divisions))
            divisions.append(
                Division(part.kind, part.heading, level, within, part.line, number, place)
            )
            continue
        slug = part.slug or ""
        places[slug] = len(units)
        units.append(
            Unit(
                kind=part.kind,
                number=part.number,
                heading=part.heading,
                title=title_of(part.kind, part.number, part.heading),
                text=part.text,
                opening=part.heading,
                line=part.line,
                division=within,
                path=tuple(divisions[place].heading for place in above),
                slug=slug,
            )
        )
    order = tuple(sorted(warnings, key=lambda warning: warning.line))
    return Reading(title, tuple(divisions), tuple(units), order, left_out)


def _bounded(part: Part) -> Part:
    """Take a kind or a number that no text has for none: its words stand in the heading."""
    usual = "heading" if isinstance(part, DivisionPart) else "section"
    kind = part.kind if len(part.kind) <= LONGEST_KIND else usual
    if isinstance(part, UnitPart) and part.number and len(part.number) > LONGEST_NUMBER:
        return replace(part, kind=kind, number=None)
    return replace(part, kind=kind)


def _addressed(parts: list[Part]) -> list[Part]:
    """Give an address to each unit: the one that it brings, if no other has it, or its own."""
    taken = {part.slug for part in parts if isinstance(part, UnitPart) and part.slug}
    used: set[str] = set()
    slugs = Slugs()
    addressed: list[Part] = []
    for part in parts:
        if isinstance(part, UnitPart):
            slug = part.slug
            if slug is None or slug in used or not _ADDRESS.fullmatch(slug):
                slug = slugs.give(part.kind, part.number, part.heading)
                while slug in taken or slug in used:
                    slug = slugs.give(part.kind, part.number, part.heading)
            used.add(slug)
            part = replace(part, slug=slug)
        addressed.append(part)
    return addressed


def own_slug(part: UnitPart) -> str | None:
    """Return the unit's address where its kind, number and heading would give another."""
    return None if part.slug == slug_of(part.kind, part.number, part.heading) else part.slug


def own_number(part: UnitPart) -> str | None:
    """Return the unit's number where its heading shows another; "" where it shows one and the unit
    has none. None says that the heading is enough."""
    shown = number_in(part.heading)
    return None if shown == part.number else part.number or ""
