"""The lines that may open a unit or a division, judged with their neighbours."""

from dataclasses import replace

from drafts.reading import patterns
from drafts.reading.lines import Line
from drafts.reading.numbers import fold
from drafts.reading.patterns import Mark
from drafts.reading.quotes import quoted

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
    marks = _said_once(lines, out, marks)
    starts = {mark.at for mark in marks}
    for mark in marks:
        if mark.role in _NUMBERED:
            mark.weight = _weight(lines, out, starts, mark)
    return _renumbering(lines, out, [mark for mark in marks if mark.weight > 0])


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
    below = _below(lines, out, at)
    if below == len(lines):
        return None
    whole = Line(line.number, line.raw, f"{line.content} {lines[below].content}", line.depth, False)
    mark = _found(whole, at)
    return replace(mark, joined=whole, last=below) if mark else None


def _said_once(lines: list[Line], out: dict[int, str], marks: list[Mark]) -> list[Mark]:
    """Drop what only goes on with the heading above it.

    Some files name each article on a heading ("### Artículo 3") and keep the line on which its
    text begins as it was ("Art. 3° La sociedad…"). And "NORMAS COMUNES" under "TÍTULO I", or the
    regulation named under "ANEXO I", is that title's, or that annex's, name.
    """
    kept: list[Mark] = []
    for mark in marks:
        before = kept[-1] if kept else None
        under = before is not None and _below(lines, out, before.last) == mark.at
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
    if not mark.rest and _below(lines, out, mark.last) in starts:
        weight -= 0.5
    return weight


def _below(lines: list[Line], out: dict[int, str], at: int) -> int:
    """The place of the next line with words."""
    at += 1
    while at < len(lines) and (lines[at].blank or at in out):
        at += 1
    return at


def _renumbering(lines: list[Line], out: dict[int, str], marks: list[Mark]) -> list[Mark]:
    """Tell the headings of provisions that start the numbers again from those that only group.

    "DISPOSICIONES FINALES" over an article 63 that follows 62 is the name of a chapter; over an
    article that starts at one it opens provisions of their own. Where it stands right under
    "CAPÍTULO XVII", or after it on its line, the chapter is what opens.
    """
    turned: list[Mark] = []
    seen: set[tuple[bool, int]] = set()
    following: list[Mark | None] = [None] * len(marks)
    for place in range(len(marks) - 2, -1, -1):
        after = marks[place + 1]
        following[place] = after if after.role in _NUMBERED else following[place + 1]
    for place, mark in enumerate(marks):
        group = mark.role in ("transitories", "provisions")
        above = turned[-1] if turned else None
        if group and above and above.role == "division" and not above.rest:
            named = _below(lines, out, above.last) == mark.at
        else:
            named = False
        if group or (mark.role == "division" and patterns.speaks_of_transitories(mark)):
            first = following[place]
            if _goes_on(first, seen):
                if group and not named:
                    turned.append(replace(mark, role="division"))
                elif not group:
                    turned.append(mark)
            elif named and above:
                turned[-1] = replace(above, role=mark.role, kind=mark.kind)
            elif group or (first and first.number and first.number.value[0] == 1):
                role = mark.role if group else "transitories"
                turned.append(replace(mark, role=role, kind=role))
            else:
                turned.append(mark)
            continue
        first = following[place]
        if mark.role == "instrument" and not (
            first and first.number and first.number.value[0] == 1
        ):
            # "NORMAS DE USO" over an article 7 is one more heading of the same text.
            if not lines[mark.at].depth:
                turned.append(replace(mark, role="division", rank=9))
            continue
        if mark.role == "article" and mark.number:
            seen.add((mark.number.words, mark.number.last))
        turned.append(mark)
    return turned


def _goes_on(first: Mark | None, seen: set[tuple[bool, int]]) -> bool:
    """Whether an article is the next after one that stands above."""
    if first is None or first.role != "article" or not first.number:
        return False
    value, words = first.number.value[0], first.number.words
    return value > 1 and bool({(words, value - 1), (words, value)} & seen)
