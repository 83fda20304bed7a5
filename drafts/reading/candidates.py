"""The lines that may open a unit or a division, judged with their neighbours."""

from dataclasses import replace

from drafts.reading import patterns
from drafts.reading.lines import Line, below
from drafts.reading.numbers import fold
from drafts.reading.patterns import Mark, upper
from drafts.reading.quotes import quoted
from drafts.reading.renumbering import renumbering

_FINDERS = (
    patterns.group,
    patterns.article,
    patterns.provision,
    patterns.division,
    patterns.annex,
    patterns.ordinal,
    patterns.instrument,
)
_NUMBERED = {"article", "ordinal"}
# Words that wait for the number on the next line.
_ALONE = {"articulo", "art", "libro", "titulo", "capitulo", "seccion"}


def candidates(lines: list[Line], out: dict[int, str]) -> list[Mark]:
    """Return the marks of the lines that look like headings, in reading order, with their weight.

    Lines in `out` are no text, and lines inside a quotation are no headings.
    """
    hidden = quoted(lines)
    marks: list[Mark] = []
    taken = -1
    for at, line in enumerate(lines):
        if at in out or line.blank or at in hidden or at <= taken:
            continue
        mark = _found(line, at) or _broken(lines, out, at)
        if mark:
            marks.append(mark)
            taken = mark.last
    marks = [mark for mark in marks if mark.role in _NUMBERED or not _cut(lines, out, mark)]
    marks = _said_once(lines, out, marks)
    starts = {mark.at for mark in marks}
    for mark in marks:
        if mark.role in _NUMBERED:
            mark.weight = _weight(lines, out, starts, mark)
    return renumbering(lines, out, [mark for mark in marks if mark.weight > 0])


def _found(line: Line, at: int) -> Mark | None:
    for finder in _FINDERS:
        mark = finder(line, at)
        if mark:
            return mark
    return None


def _broken(lines: list[Line], out: dict[int, str], at: int) -> Mark | None:
    """The mark of a heading whose number stands on the next line with words."""
    line = lines[at]
    if len(line.plain) > 10 or fold(line.plain).rstrip(".") not in _ALONE:
        return None
    last = below(lines, out, at)
    if last == len(lines):
        return None
    whole = Line(line.number, line.raw, f"{line.content} {lines[last].content}", line.depth, False)
    mark = _found(whole, at)
    return replace(mark, joined=whole, last=last) if mark else None


def _said_once(lines: list[Line], out: dict[int, str], marks: list[Mark]) -> list[Mark]:
    """Drop what only goes on with the heading above it.

    Some files name each article on a heading ("### Artículo 3") and keep the line on which its
    text begins as it was ("Art. 3° La sociedad…"). And "NORMAS COMUNES" under "TÍTULO I", or the
    regulation named under "ANEXO I", is that title's, or that annex's, name.
    """
    kept: list[Mark] = []
    for mark in marks:
        before = kept[-1] if kept else None
        under = before is not None and below(lines, out, before.last) == mark.at
        if not (before and under and _goes_with(before, mark)):
            kept.append(mark)
    return kept


def _goes_with(above: Mark, mark: Mark) -> bool:
    if mark.role == "instrument":
        return above.role in ("annex", "division") and not above.rest
    return above.role == mark.role == "article" and not above.rest and _same(above, mark)


def _same(one: Mark, two: Mark) -> bool:
    if one.number and two.number:
        return one.number.key == two.number.key
    return not one.number and not two.number and fold(one.written or "") == fold(two.written or "")


def _cut(lines: list[Line], out: dict[int, str], mark: Mark) -> bool:
    """Whether a heading that the file does not mark goes on with a sentence of the line above.

    "…el párrafo tercero de los Artículos", then "Transitorios del Decreto".
    """
    line = lines[mark.at]
    above = mark.at - 1
    while above >= 0 and (lines[above].blank or above in out):
        above -= 1
    if above < 0 or line.depth or line.bold or lines[above].depth or upper(line.plain):
        return False
    words = lines[above].plain.lower().split()
    return len(words) > 3 and words[-1] in patterns.HANGING


def _weight(lines: list[Line], out: dict[int, str], starts: set[int], mark: Mark) -> float:
    weight = mark.weight
    before = mark.at - 1
    while before >= 0 and before in out:
        before -= 1
    if before >= 0 and not lines[before].blank and before not in starts:
        words = lines[before].plain.split()
        if words and (words[-1].lower() in patterns.HANGING or words[-1].endswith(",")):
            weight -= 0.6
    above = before
    while above >= 0 and (lines[above].blank or above in out):
        above -= 1
    if above >= 0 and lines[above].plain.endswith(":"):
        weight -= 0.2
        mark.introduced = True
    if not mark.rest and below(lines, out, mark.last) in starts:
        weight -= 0.5
    return weight
