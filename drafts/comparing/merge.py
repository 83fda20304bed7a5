"""Two edits of one text brought together, where they do not touch: a three-way merge of words.

As in diff3 (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007), what each side left
alone follows the other; where both changed the same words, or words side by side, no one but a
person can tell what should stand, and the merge says so instead of choosing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafts.comparing.redlines import ADDED, SAME, redline

OURS = "ours"
THEIRS = "theirs"
BOTH = "both"  # the same change on both sides
CONFLICT = "conflict"


@dataclass(frozen=True)
class Piece:
    """A stretch of the text in the three versions, and who changed it.

    `kind` is "same", "ours", "theirs", "both" or "conflict".
    """

    kind: str
    base: str
    ours: str
    theirs: str

    @property
    def merged(self) -> str | None:
        """What the merge puts here; None where it cannot tell."""
        if self.kind == CONFLICT:
            return None
        return self.theirs if self.kind == THEIRS else self.ours


@dataclass(frozen=True)
class Merge:
    """The stretches of a merge, in order."""

    pieces: tuple[Piece, ...]

    @property
    def conflicts(self) -> list[Piece]:
        """The places where both sides changed the same words in different ways."""
        return [piece for piece in self.pieces if piece.kind == CONFLICT]

    @property
    def text(self) -> str | None:
        """The text with the changes of both sides; None where they touch."""
        parts = [piece.merged for piece in self.pieces]
        return None if None in parts else "".join(part for part in parts if part)

    @property
    def shares_a_paragraph(self) -> bool:
        """Whether both sides changed words of one paragraph: merged, it should be read again."""
        paragraphs: dict[str, set[int]] = {OURS: set(), THEIRS: set()}
        at = 0
        for piece in self.pieces:
            until = at + piece.base.count("\n\n")
            for side, touched in paragraphs.items():
                if piece.kind in (side, BOTH, CONFLICT):
                    touched.update(range(at, until + 1))
            at = until
        return bool(paragraphs[OURS] & paragraphs[THEIRS])


@dataclass(frozen=True)
class _Edit:
    """The characters `start` to `end` of the base become `text` on one `side`."""

    start: int
    end: int
    text: str
    side: str


def merge(base: str, ours: str, theirs: str) -> Merge:
    """Bring together two texts that were both written from `base`.

    The pieces spell `base`, `ours` and `theirs` to the last space. Changes that touch, be it only
    side by side, are one conflict, unless both sides made the same.
    """
    edits = sorted(
        [*_edits(base, ours, OURS), *_edits(base, theirs, THEIRS)],
        key=lambda edit: (edit.start, edit.end),
    )
    pieces = []
    at = 0
    for touching in _touching(edits):
        start, end = touching[0].start, max(edit.end for edit in touching)
        pieces.append(_same(base[at:start]))
        pieces.append(_piece(base, start, end, touching))
        at = end
    pieces.append(_same(base[at:]))
    return Merge(tuple(piece for piece in pieces if piece.base or piece.kind != SAME))


def _edits(base: str, text: str, side: str) -> Iterator[_Edit]:
    at = 0
    start, added = 0, ""
    changing = False
    for op in redline(base, text):
        if op.kind == SAME:
            if changing:
                yield _Edit(start, at, added, side)
            changing = False
            at += len(op.text)
            continue
        if not changing:
            changing, start, added = True, at, ""
        if op.kind == ADDED:
            added += op.text
        else:
            at += len(op.text)
    if changing:
        yield _Edit(start, at, added, side)


def _touching(edits: list[_Edit]) -> Iterator[list[_Edit]]:
    """Yield groups of edits that overlap or stand side by side; edits of one side never do."""
    group: list[_Edit] = []
    end = 0
    for edit in edits:
        if group and edit.start > end:
            yield group
            group = []
        end = max(end, edit.end) if group else edit.end
        group.append(edit)
    if group:
        yield group


def _piece(base: str, start: int, end: int, edits: list[_Edit]) -> Piece:
    was = base[start:end]
    ours = _applied(base, start, end, [edit for edit in edits if edit.side == OURS])
    theirs = _applied(base, start, end, [edit for edit in edits if edit.side == THEIRS])
    sides = {edit.side for edit in edits}
    if len(sides) == 1:
        return Piece(sides.pop(), was, ours, theirs)
    return Piece(BOTH if ours == theirs else CONFLICT, was, ours, theirs)


def _applied(base: str, start: int, end: int, edits: list[_Edit]) -> str:
    """Return what `edits` of one side make of the base from `start` to `end`."""
    out = []
    for edit, following in pairwise([_Edit(start, start, "", ""), *edits, _Edit(end, end, "", "")]):
        out += [edit.text, base[edit.end : following.start]]
    return "".join(out)


def _same(text: str) -> Piece:
    return Piece(SAME, text, text, text)
