"""The door: a text in, a reading out."""

import re

from drafts.reading import assemble, laws, plain, plans
from drafts.reading.assemble import Tree
from drafts.reading.furniture import as_left_out, left_out
from drafts.reading.lines import Line, read_lines
from drafts.reading.own_markdown import read_own
from drafts.reading.patterns import Mark, upper
from drafts.reading.tree import Reading, UnreadableText, Warning

NO_ARTICLES = "no_articles"
_UNITS = {"article", "ordinal", "provision", "annex", "unit"}
_GLUED = re.compile(r"\S.*(?:\)|\.)\s*\**ART[IÍ]CULO\s+\d+[º°]?\s*\.?\s*\**\s*[-–—.]")


def read_text(text: str) -> Reading:
    """Return the tree of divisions and units that `text`, Markdown or plain, is made of.

    A law is split by its articles and provisions, a plan by its objectives, strategies and lines of
    action, and a text with neither by its headings or paragraphs, with a warning. Raises
    `UnreadableText` where there are no words to read.
    """
    if (own := read_own(text)) is not None:
        return own
    lines = read_lines(text.removeprefix("\ufeff"))
    if all(line.blank for line in lines):
        raise UnreadableText("The text is empty: there is nothing to split.")
    out = left_out(lines)
    warnings: list[Warning] = []
    marks, found = laws.find(lines, out)
    units = [mark for mark in marks if mark.role in _UNITS and mark.role != "annex"]
    planned = plans.find(lines, out) if len(units) < 3 or not _has_articles(marks) else []
    steps = sum(mark.role == "unit" for mark in planned)
    if steps > 2 * len(units):
        marks = planned
    elif units:
        warnings += found
    else:
        marks = plain.find(lines, out)
        message = "No articles were found; the text was split by its headings or paragraphs."
        warnings.append(Warning(1, NO_ARTICLES, message))
    tree = Tree(lines, out)
    title, start = _title(lines, out, marks)
    _build(tree, marks, start)
    warnings += _glued(tree.lines, marks)
    warnings += _gaps(tree)
    if out:
        message = f"{len(out)} lines were left out: running heads, page numbers or an index."
        warnings.append(Warning(lines[min(out)].number, "left_out", message))
    warnings.sort(key=lambda warning: warning.line)
    return Reading(
        title, tuple(tree.divisions), tuple(tree.units), tuple(warnings), as_left_out(lines, out)
    )


def _has_articles(marks: list[Mark]) -> bool:
    return any(mark.role == "article" for mark in marks)


def _title(lines: list[Line], out: dict[int, str], marks: list[Mark]) -> tuple[str | None, int]:
    """Return the text's title and the place where what follows it begins."""
    first = marks[0].at if marks else len(lines)
    places = [at for at in range(first) if at not in out and not lines[at].blank]
    if not places:
        return None, 0
    at = places[0]
    line = lines[at]
    if not line.depth and len(line.plain.split()) > 40:
        return None, 0
    taken = [at]
    if not line.depth:
        # A title in capitals may run over several lines.
        while (
            upper(line.plain) and at + 1 in places and upper(lines[at + 1].plain) and len(taken) < 5
        ):
            at += 1
            taken.append(at)
    return " ".join(lines[one].plain for one in taken), at + 1


def _build(tree: Tree, marks: list[Mark], start: int) -> None:
    first = marks[0].at if marks else len(tree.lines)
    assemble.preface(tree, tree.body(start, first))
    by_title = assemble.titled(tree, marks)
    for place, (mark, end) in enumerate(assemble.ends(tree.lines, marks)):
        if mark.role == "paragraph":
            text = assemble.as_text(tree.body(mark.at, end))
            tree.add("section", str(place + 1), "", "", text, "", tree.lines[mark.at].number)
        elif mark.role in _UNITS:
            _unit(tree, mark, end, by_title, marks[place + 1] if place + 1 < len(marks) else None)
        else:
            heading, rest = assemble.name_division(tree, mark, end)
            tree.divide(mark, heading)
            assemble.preface(tree, rest)


def _unit(tree: Tree, mark: Mark, end: int, by_title: bool, after: Mark | None) -> None:
    line = mark.joined or tree.lines[mark.at]
    if mark.role == "annex":
        tree.close()
        heading, title, opening = line.plain, "", ""
    elif mark.role == "unit":
        heading = mark.name
        title = mark.name if mark.kind == "section" and not mark.rest else ""
        opening = line.after(len(line.plain) - len(mark.rest)) if mark.rest else ""
    else:
        if mark.outer:
            tree.close(1)
        elif mark.role == "provision":
            tree.leave_articles()
        heading, title, opening = assemble.split_opening(tree, mark, end, by_title)
    text = assemble.as_text(tree.body(mark.last + 1, end), opening)
    if mark.role == "unit":
        tree.close(mark.rank)
    tree.add(mark.kind, mark.written, heading, title, text, line.plain, line.number)
    if mark.role == "unit" and after and after.rank > mark.rank:
        tree.divide(mark, line.plain, unit=len(tree.units) - 1)


def _glued(lines: list[Line], marks: list[Mark]) -> list[Warning]:
    """Articles that begin in the middle of a line: only a person can tell them from a reference."""
    if not _has_articles(marks):
        return []
    starts = {mark.at for mark in marks}
    message = "An article seems to begin in the middle of this line; break the line to split it."
    return [
        Warning(line.number, "article_inside_line", message)
        for at, line in enumerate(lines)
        if at not in starts and "ART" in line.raw and _GLUED.match(line.raw)
    ]


def _gaps(tree: Tree) -> list[Warning]:
    return [
        Warning(unit.line, "empty_unit", f"{unit.heading or unit.kind}: there is no text under it.")
        for unit in tree.units
        if not unit.text and not unit.title
    ]
