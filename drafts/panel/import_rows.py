"""The preview of an import, line by line: what each piece is, and what it will be compared to."""

from collections import Counter
from dataclasses import dataclass

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from drafts.adjust_import import State
from drafts.comparing import compare
from drafts.import_text import rows_of
from drafts.lineage import articles_of, units_of
from drafts.models import Draft, Lineage, Policy
from drafts.reading.adjust import can_join, can_lower, can_raise
from drafts.reading.pieces import Piece
from drafts.reading_words import WARNINGS, in_words

WORDS = 18
_NOTHING_ALIKE = _(
    "Nothing of the latest published draft was found in this text. Check that it is a draft of "
    "this policy."
)
_KINDS_LEFT_OUT = {
    "page": _("page number"),
    "head": _("running head"),
    "index": _("index"),
    "front matter": _("front matter"),
    "by hand": _("by hand"),
}


@dataclass(frozen=True)
class Row:
    """A line of the preview."""

    at: int
    piece: Piece
    level: int
    words: str
    relations: tuple[str, ...]
    changed: bool
    came_from: str
    acts: tuple[tuple[str, str], ...]

    @property
    def look(self):
        """The classes of the line."""
        return f"panel-level-{self.level}" + " panel-piece-division" * self.piece.opens

    @property
    def badge(self):
        """The classes of what it will be compared to."""
        return "panel-badge panel-badge-half" if self.changed else "panel-quiet"


@dataclass(frozen=True)
class Comparison:
    """What an import will be compared to, and how: by unit, in sum, and what would go."""

    before: Draft | None
    before_count: int
    by_unit: dict[int, tuple[tuple[str, ...], str]]
    counts: list[tuple[str, int]]
    removed: list


def comparison(policy: Policy, state: State) -> Comparison:
    """Compare the reading as it stands with the policy's latest published draft."""
    before = policy.drafts.filter(published_at__isnull=False).order_by("number").last()
    if before is None:
        return Comparison(None, 0, {}, [], [])
    old = articles_of(before)
    _divisions, new = rows_of(Draft(policy=policy), state.reading)
    by_unit: dict[int, tuple[tuple[str, ...], str]] = {}
    counts: Counter[str] = Counter()
    removed = []
    for change in compare(units_of(old), units_of(new)):
        counts.update(dict.fromkeys(change.relations, max(len(change.old), len(change.new))))
        removed += [old[at] for at in change.old if not change.new]
        names = [old[at].heading or Truncator(old[at].text).words(6) for at in change.old]
        for at in change.new:
            came = "; ".join(names)
            by_unit[at] = (change.relations, "" if came == new[at].heading else came)
    labels = dict(Lineage.Relation.choices)
    in_sum = [(capfirst(label), counts[code]) for code, label in labels.items() if counts[code]]
    return Comparison(before, len(old), by_unit, in_sum, removed)


def rows(state: State, compared: Comparison) -> list[Row]:
    """Return the lines of the preview, in reading order."""
    labels = dict(Lineage.Relation.choices)
    pieces = state.layout.pieces
    shown = []
    unit = -1
    above = 0
    for at, piece in enumerate(pieces):
        unit += piece.is_unit
        relations, came_from = compared.by_unit.get(unit, ((), "")) if piece.is_unit else ((), "")
        depth = min(piece.depth, above)
        above = depth + 1 if piece.opens else depth
        shown.append(
            Row(
                at=at,
                piece=piece,
                level=min(depth + 1, 6),
                words=Truncator(" ".join(piece.body[:600].split())).words(WORDS),
                relations=tuple(labels[code] for code in relations),
                changed=relations != ("kept",),
                came_from=Truncator(came_from).chars(90),
                acts=_acts(pieces, at),
            )
        )
    return shown


def _acts(pieces: tuple[Piece, ...], at: int) -> tuple[tuple[str, str], ...]:
    """What the line's own buttons do; the rest is on the piece's page."""
    acts = []
    if can_join(pieces, at):
        acts.append(("join", _("Join with the one before")))
    if not pieces[at].is_unit and can_raise(pieces, at):
        acts.append(("raise", _("Up a level")))
    if not pieces[at].is_unit and can_lower(pieces, at):
        acts.append(("lower", _("Down a level")))
    return tuple(acts)


@dataclass(frozen=True)
class Notice:
    """Something to look at: the line, its words, the sentence, and the piece in which it is."""

    line: int
    text: str
    words: str
    at: int | None


def notices(kept, state: State, compared: Comparison) -> list[Notice]:
    """Return what the file, its reading and its comparison warn of."""
    lines = kept.text.split("\n")
    told = [Notice(0, "", WARNINGS[code], None) for code in kept.warnings if code in WARNINGS]
    if compared.before and len(compared.removed) == compared.before_count:
        told.append(Notice(0, "", _NOTHING_ALIKE, None))
    for warning in state.reading.warnings:
        line, words = in_words(warning)
        text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        told.append(Notice(line, Truncator(text).chars(140), words, _piece_at(state, line)))
    return told


def _piece_at(state: State, line: int) -> int | None:
    """The place of the last piece that begins on `line` or before it."""
    places = [at for at, piece in enumerate(state.layout.pieces) if piece.line <= line]
    return places[-1] if places else None


@dataclass(frozen=True)
class Block:
    """Lines left out that stand together, for the same reason."""

    at: int
    count: int
    kind: str
    first: int
    last: int
    lines: list[str]


def left_out(state: State) -> list[Block]:
    """Return what was left out, in blocks."""
    blocks: list[Block] = []
    kinds: list[str] = []
    for at, one in enumerate(state.layout.left_out):
        near = blocks and kinds[-1] == one.kind and one.line - blocks[-1].last <= 3
        if near and one.kind in ("index", "front matter", "by hand"):
            last = blocks.pop()
            blocks.append(
                Block(
                    last.at,
                    last.count + 1,
                    last.kind,
                    last.first,
                    one.line,
                    [*last.lines, one.text],
                )
            )
            continue
        kinds.append(one.kind)
        label = _KINDS_LEFT_OUT.get(one.kind, one.kind)
        blocks.append(Block(at, 1, label, one.line, one.line, [one.text]))
    return blocks
