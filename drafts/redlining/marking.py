"""The words of a block with what was removed and added marked, as HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafts.comparing.redlines import ADDED, REMOVED, SAME, Op, redline
from drafts.redlining.blocks import Run, Runs, plain

BETWEEN = "\n\n"  # of two paragraphs that were one, or became one

# A short word that stays between two changes hinders reading more than it helps.
_ISLAND = re.compile(r"^\W*(\w{1,3}\W+)?\w{1,3}\W*$")


@dataclass(frozen=True)
class Marked:
    """The HTML of each old block, of each new one, and of both in one, which has the new ones'
    places. What is removed stands in `<del>`, what is added in `<ins>`."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    both: tuple[str, ...]


def mark(old: Sequence[Runs], new: Sequence[Runs]) -> Marked:
    """Return what changed from the words of some blocks to those of others; neither is empty."""
    olds, news = _Text(old), _Text(new)
    at_old = at_new = 0
    old_html, new_html, both = olds.empty(), news.empty(), news.empty()
    for op in _settled(redline(olds.plain, news.plain)):
        end_old = at_old + len(op.text) * (op.kind != ADDED)
        end_new = at_new + len(op.text) * (op.kind != REMOVED)
        if op.kind == SAME:
            for block, html in olds.slices(at_old, end_old):
                old_html[block] += html
            for block, html in news.slices(at_new, end_new):
                new_html[block] += html
                both[block] += html
        elif op.kind == REMOVED:
            for block, html in olds.slices(at_old, end_old):
                html = _in("del", html, op)
                old_html[block] += html
                both[news.block_at(at_new)] += html if op.text.strip() else ""
        else:
            for block, html in news.slices(at_new, end_new):
                html = _in("ins", html, op)
                new_html[block] += html
                both[block] += html
        at_old, at_new = end_old, end_new
    return Marked(tuple(old_html), tuple(new_html), tuple(both))


def unmarked(runs: Runs) -> str:
    """Return words as HTML, without a mark."""
    return "".join(run.html() for run in runs)


def marked_whole(runs: Runs, tag: str) -> str:
    """Return words as HTML, all of them in `tag`: "ins" or "del"."""
    html = unmarked(runs)
    return f"<{tag}>{html}</{tag}>" if html else ""


class _Text:
    """The words of some blocks as one text, and the way back to the blocks and their form."""

    def __init__(self, blocks: Sequence[Runs]) -> None:
        self.blocks = blocks
        self.plain = BETWEEN.join(plain(runs) for runs in blocks)
        self.starts = [0]
        for runs in blocks[:-1]:
            self.starts.append(self.starts[-1] + len(plain(runs)) + len(BETWEEN))

    def empty(self) -> list[str]:
        return [""] * len(self.blocks)

    def block_at(self, place: int) -> int:
        """Return the block at `place`; the space between two belongs to the first."""
        return max(at for at, start in enumerate(self.starts) if start <= place)

    def slices(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield (block, HTML) for the words from `start` to `end`; breaks between blocks fall."""
        for at, runs in enumerate(self.blocks):
            html = "".join(
                run.html() for run in _cut(runs, start - self.starts[at], end - self.starts[at])
            )
            if html:
                yield at, html


def _in(tag: str, html: str, op: Op) -> str:
    """Return `html` in `tag`, a space alone as it is: nobody sees that one came or went."""
    return f"<{tag}>{html}</{tag}>" if op.text.strip() else html


def _cut(runs: Runs, start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            yield Run(text, run.tags)
        at += len(run.text)


def _settled(ops: list[Op]) -> list[Op]:
    """Take the islands between two changes as changed, and join what then stands together."""
    out: list[Op] = []
    removed = added = ""
    for at, op in enumerate(ops):
        inside = 0 < at < len(ops) - 1 and (removed or added) and "\n" not in op.text
        if op.kind == SAME and not (inside and _ISLAND.match(op.text)):
            out += [Op(REMOVED, removed), Op(ADDED, added), op]
            removed = added = ""
        else:
            removed += op.text * (op.kind != ADDED)
            added += op.text * (op.kind != REMOVED)
    return [op for op in [*out, Op(REMOVED, removed), Op(ADDED, added)] if op.text]
