"""A table of which some rows, columns or cells changed."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from drafts.redlining.aligning import CHANGED, MOVED_AWAY, SAME, align
from drafts.redlining.blocks import CODE, Block, Run, Runs, plain
from drafts.redlining.marking import Marked, mark, marked_whole, unmarked

Rows = Sequence[tuple[Runs, ...]]
Columns = list[tuple[int | None, int | None]]
SPACE = (Run("\t"),)


def mark_table(old: Rows, new: Rows) -> Marked:
    """Return the old table, the new one, and one that has the rows and columns of both."""
    columns = _columns(old[0] if old else (), new[0] if new else ())
    old_html, new_html, both = [], [], []
    for ours, theirs in _row_pairs(old, new):
        row_old, row_new, row_both = "", "", ""
        head = (ours == 0 and theirs in (0, None)) or theirs == 0
        tag = "th" if head else "td"
        for before, after in columns:
            left = _cell(old, ours, before)
            right = _cell(new, theirs, after)
            marked = _mark_cell(left, right)
            row_old += _wrap(tag, marked[0]) * (before is not None)
            row_new += _wrap(tag, marked[1]) * (after is not None)
            row_both += _wrap(tag, marked[2])
        if ours is not None:
            old_html.append((head, row_old))
        if theirs is not None:
            new_html.append((head, row_new))
        both.append((head, row_both))
    return Marked((_table(old_html),), (_table(new_html),), (_table(both),))


def plain_table(rows: Rows, tag: str = "") -> str:
    """Return a table as it stands; with `tag` ("ins" or "del") all its words marked."""
    shown = []
    for at, row in enumerate(rows):
        cells = [marked_whole(cell, tag) if tag else unmarked(cell) for cell in row]
        shown.append((at == 0, "".join(_wrap("td" if at else "th", cell) for cell in cells)))
    return _table(shown)


def _columns(old: tuple[Runs, ...], new: tuple[Runs, ...]) -> Columns:
    """Pair the columns by their headings; of those between, by their order."""
    pairs: Columns = []
    names_old = [plain(cell) for cell in old]
    names_new = [plain(cell) for cell in new]
    matcher = SequenceMatcher(None, names_old, names_new, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        pairs += zip_longest(range(start, end), range(new_start, new_end))
    return pairs


def _row_pairs(old: Rows, new: Rows) -> list[tuple[int | None, int | None]]:
    ours, theirs = _as_blocks(old), _as_blocks(new)
    pairs: list[tuple[int | None, int | None]] = []
    for step in align(ours, theirs):
        if step.kind in (SAME, CHANGED):
            pairs += zip_longest(step.old, step.new)
        elif step.new and not step.old:
            pairs += [(None, at) for at in step.new]
        elif step.old and not step.new:
            pairs += [(at, None) for at in step.old]
        else:  # a row that moved: gone there, new here
            pairs.append((step.old[0], None) if step.kind == MOVED_AWAY else (None, step.new[0]))
    return pairs


def _as_blocks(rows: Rows) -> list[Block]:
    # As code, which is never taken to be cut in two.
    return [Block(CODE, tuple(run for cell in row for run in (*cell, *SPACE))) for row in rows]


def _cell(rows: Rows, row: int | None, column: int | None) -> Runs | None:
    if row is None or column is None:
        return None
    return rows[row][column] if column < len(rows[row]) else ()


def _mark_cell(old: Runs | None, new: Runs | None) -> tuple[str, str, str]:
    if old is None and new is None:
        return "", "", ""
    if old is None or not plain(old):
        added = marked_whole(new or (), "ins")
        return "", added, added
    if new is None or not plain(new):
        removed = marked_whole(old, "del")
        return removed, "", removed
    marked = mark([old], [new])
    return marked.old[0], marked.new[0], marked.both[0]


def _wrap(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag}>"


def _table(rows: list[tuple[bool, str]]) -> str:
    head = "".join(f"<tr>{row}</tr>" for is_head, row in rows if is_head)
    body = "".join(f"<tr>{row}</tr>" for is_head, row in rows if not is_head)
    return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"
