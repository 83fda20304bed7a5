"""The marks of a text without articles: its Markdown headings, or its paragraphs."""

import re

from drafts.reading.lines import Line
from drafts.reading.patterns import Mark, upper

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,6})[.)]?(?:\s|$)")


def find(lines: list[Line], out: dict[int, str]) -> list[Mark]:
    """Return a mark per heading; per short line in bold or capitals; or per paragraph.

    The first heading of the outermost depth is the title, not a mark, where it is the only one.
    """
    places = [at for at in range(len(lines)) if at not in out and not lines[at].blank]
    headed = [at for at in places if lines[at].depth]
    if headed and headed[0] == places[0]:
        top = lines[headed[0]].depth
        if all(lines[at].depth > top for at in headed[1:]):
            headed = headed[1:]
    if headed:
        return [_section(lines, at, lines[at].depth) for at in headed]
    shown = [at for at in places[1:] if _stands_out(lines, at)]
    if len(shown) >= 2:
        return [_section(lines, at, 1) for at in shown]
    starts = [at for at in places if at == 0 or lines[at - 1].blank or at - 1 in out]
    # The first short paragraph is the title, unless it is a sentence.
    if len(starts) > 1 and _is_title(lines[starts[0]].plain):
        starts = starts[1:]
    return [Mark(at, "paragraph", "section", "", rank=0) for at in starts]


def _is_title(words: str) -> bool:
    return len(words.split()) <= 20 and not words.endswith((".", ";", ":"))


def _stands_out(lines: list[Line], at: int) -> bool:
    line = lines[at]
    alone = at == 0 or lines[at - 1].blank
    short = len(line.plain.split()) <= 12 and not line.plain.endswith((",", ";"))
    return alone and short and (line.wholly_bold or upper(line.plain))


def _section(lines: list[Line], at: int, rank: int) -> Mark:
    number = _NUMBER.match(lines[at].plain)
    written = number[1] if number else None
    return Mark(at, "unit", "section", lines[at].plain, written=written, rank=rank)
