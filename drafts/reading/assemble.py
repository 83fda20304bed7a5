"""From the marks to the tree: what stands between two marks belongs to the first."""

import re
from dataclasses import dataclass, field

from drafts.reading.lines import Line
from drafts.reading.patterns import Mark, upper
from drafts.reading.slugs import Slugs
from drafts.reading.tree import Division, Unit

# Words under a division's heading that still are its name, not a text of its own.
HEADING_WORDS = 60
SHORT_WORDS = 20
TITLE_WORDS = 30
LONG_TITLE = 90
# All that is left of an article, "(Derogado)"; a longer note in parentheses speaks of its text.
REPEALED = re.compile(r"\(\w+(?: \w+){0,2}\)\.?$")


@dataclass
class Tree:
    """The tree while it grows."""

    lines: list[Line]
    out: dict[int, str]
    divisions: list[Division] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    slugs: Slugs = field(default_factory=Slugs)
    _open: list[tuple[int, int]] = field(default_factory=list)

    def body(self, start: int, end: int) -> list[Line]:
        """The lines of the text from `start` up to `end`, without those left out."""
        return [self.lines[at] for at in range(start, end) if at not in self.out]

    def divide(self, mark: Mark, heading: str, unit: int | None = None) -> None:
        """Open the division of `mark`, within the open ones of lower rank."""
        while self._open and self._open[-1][0] >= mark.rank:
            self._open.pop()
        parent = self._open[-1][1] if self._open else None
        level = len(self._open) + 1
        line = self.lines[mark.at].number
        self._open.append((mark.rank, len(self.divisions)))
        kind = {"transitories": "transitory", "provisions": "provision"}.get(mark.kind, mark.kind)
        self.divisions.append(Division(kind, heading, level, parent, line, mark.written, unit))

    def close(self, rank: int = 0) -> None:
        """Close the divisions of `rank` and above."""
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()

    def leave_articles(self) -> None:
        """Close the titles and chapters: a provision after the articles is in none of them."""
        kinds = {self.divisions[place].kind for _, place in self._open}
        if not kinds & {"transitory", "provision"}:
            self.close(1)

    def add(
        self,
        kind: str,
        number: str | None,
        heading: str,
        title: str,
        text: str,
        opening: str,
        line: int,
    ) -> None:
        """Add a unit within the divisions now open."""
        division = self._open[-1][1] if self._open else None
        path = tuple(self.divisions[place].heading for _, place in self._open)
        slug = self.slugs.give(kind, number, heading)
        self.units.append(
            Unit(kind, number, heading, title, text, opening, line, division, path, slug)
        )


def as_text(lines: list[Line], first: str = "") -> str:
    """Join the lines of a body as they stand, `first` before them, without blank ends."""
    raws = [line.raw.rstrip() for line in lines]
    if first:
        raws.insert(0, first)
    while raws and not raws[0].strip():
        raws.pop(0)
    while raws and not raws[-1].strip():
        raws.pop()
    kept: list[str] = []
    for raw in raws:
        if raw.strip() or (kept and kept[-1]):
            kept.append(raw if raw.strip() else "")
    return "\n".join(kept)


def words(lines: list[Line]) -> int:
    """How many words the lines have."""
    return sum(len(line.plain.split()) for line in lines)


def ends(lines: list[Line], marks: list[Mark]) -> list[tuple[Mark, int]]:
    """Each mark with the place where what it opens ends: the next mark, or the end of the text."""
    places = [mark.at for mark in marks[1:]] + [len(lines)]
    return list(zip(marks, places, strict=False))


def titled(tree: Tree, marks: list[Mark]) -> bool:
    """Whether the words after a number are a title in this text, or already the article.

    In "Artículo 3. Objeto." they name it and the article follows; in "Artículo 3. Se crea el
    Consejo." they are its text. A text does one or the other; most of its articles decide.
    """
    votes = [0, 0]
    for mark, end in ends(tree.lines, marks):
        if mark.rest and mark.role in ("article", "provision"):
            votes[_looks_titled(tree, mark, end)] += 1
    return votes[1] > votes[0]


def _looks_titled(tree: Tree, mark: Mark, end: int, longest: int = 20) -> bool:
    count = len(mark.rest.split())
    if count > longest or mark.rest.endswith((":", ",", ";")):
        return False
    body = [line for line in tree.body(mark.last + 1, end) if not line.blank]
    if not body or (body[0].plain.startswith("(") and not REPEALED.match(body[0].plain)):
        return False
    if not mark.rest.endswith(".") and body[0].plain[:1].islower():
        return False
    adjacent = body[0].number == tree.lines[mark.last].number + 1
    return not adjacent or (mark.rest.endswith(".") and len(mark.rest) < 100)


def split_opening(tree: Tree, mark: Mark, end: int, by_title: bool) -> tuple[str, str, str]:
    """Return heading, title and the Markdown that the body begins with, of the unit at `mark`."""
    line = mark.joined or tree.lines[mark.at]
    if not mark.rest:
        return mark.name, "", ""
    bold = line.bold
    if bold and len(mark.name) + 2 < len(bold) < len(line.plain):
        return bold, bold[len(mark.name) :].strip(" .:—–-"), line.after(len(bold))
    body = [one for one in tree.body(mark.last + 1, end) if not one.blank]
    cut = bool(body) and body[0].plain[:1].islower() and not mark.rest.endswith(".")
    depth = bool(line.depth and body) and len(mark.rest.split()) <= 60 and not cut
    whole = (line.wholly_bold and body and len(mark.rest.split()) <= TITLE_WORDS) or depth
    if whole or (by_title and _looks_titled(tree, mark, end, LONG_TITLE)):
        return line.plain, mark.rest.strip(" .:—–-"), ""
    return mark.name, "", line.after(len(line.plain) - len(mark.rest))


PREFACES = {"PREÁMBULO", "PREAMBULO", "EXPOSICIÓN DE MOTIVOS", "INTRODUCCIÓN", "CONSIDERANDO"}


def name_division(tree: Tree, mark: Mark, end: int) -> tuple[str, list[Line]]:
    """Return the division's heading with the short text under it, and what is too long for that."""
    under = tree.body(mark.last + 1, end)
    spoken = [line for line in under if not line.blank]
    if not spoken:
        return mark.name, []
    named = upper(spoken[0].plain.split()[0]) or spoken[0].plain.startswith("(")
    if words(spoken) <= (HEADING_WORDS if named else SHORT_WORDS):
        return "\n".join([mark.name, *(line.plain for line in spoken)]), []
    first = spoken[0]
    short = len(first.plain.split()) <= 15 and not first.plain.endswith((".", ":", ","))
    if short and (first.depth or first.wholly_bold or upper(first.plain)):
        rest = [line for line in under if line.number > first.number]
        return f"{mark.name}\n{first.plain}", rest
    return mark.name, under


def preface(tree: Tree, lines: list[Line]) -> None:
    """Add what opens the text, or a division, before its first unit, if it says anything."""
    spoken = [line for line in lines if not line.blank]
    if not spoken:
        return
    first = spoken[0]
    named = first.plain.rstrip(".:").upper() in PREFACES
    # Any other heading that opens the text, with words under it, names them as well.
    if named or (first.depth > 1 and len(spoken) > 1 and not any(x.depth for x in spoken[1:])):
        heading, text = first.plain, as_text([line for line in lines if line.number > first.number])
    else:
        heading, text = "", as_text(lines)
    tree.add("preamble", None, heading, "", text, heading, first.number)
