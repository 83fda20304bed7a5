"""Which block of the old text is which of the new one.

First the blocks that say the same, in the order that both keep; between them those that say nearly
the same; then a paragraph that was cut in two or joined with its neighbour, and one that stands
elsewhere now.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafts.redlining.blocks import BARE, PARAGRAPH, TABLE, Block

SAME = "same"
CHANGED = "changed"
REMOVED = "removed"
ADDED = "added"
MOVED_AWAY = "moved_away"
MOVED_HERE = "moved_here"

ALIKE = 0.4
ALIKE_ALONE = 0.25  # for the only block that was replaced by one other
ALIKE_ELSEWHERE = 0.8
CONTAINED = 0.6
# Fewer words than this say too little to be told apart elsewhere.
FEWEST_WORDS = 4
# "IV." or "b)": two blocks of a gap that begin so are likelier the same.
_ENUMERATOR = re.compile(r"^\w{1,5}[.)]")
SAME_ENUMERATOR = 0.2
# More pairs of blocks than this between two that stayed are not looked at one by one.
MOST_PAIRS = 250_000


@dataclass(frozen=True)
class Step:
    """What became of some blocks, by their places in the old and the new text.

    Of what moved there are two steps, each with both ends: one where it stood, one where it stands.
    """

    kind: str
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()


def align(old: Sequence[Block], new: Sequence[Block]) -> list[Step]:
    """Return the steps from `old` to `new` in the order in which one reads them: that of `new`,
    with what is gone where it stood. Each block stands in one step, moved ones in two."""
    same, groups = _pairs(old, new)
    taken_old = {at for olds, _ in groups for at in olds} | set(same)
    taken_new = {at for _, news in groups for at in news} | set(same.values())
    moved = _moved(old, new, taken_old, taken_new)
    paired = sorted(
        [((one,), (two,)) for one, two in same.items()] + groups, key=lambda pair: pair[1]
    )
    steps: list[Step] = []
    at_old, at_new = 0, 0
    for olds, news in [*paired, ((len(old),), (len(new),))]:
        steps += [
            Step(MOVED_AWAY, (at,), (moved[at],)) if at in moved else Step(REMOVED, (at,))
            for at in range(at_old, olds[0])
        ]
        back = {theirs: ours for ours, theirs in moved.items()}
        steps += [
            Step(MOVED_HERE, (back[at],), (at,)) if at in back else Step(ADDED, (), (at,))
            for at in range(at_new, news[0])
        ]
        if olds[0] < len(old) or news[0] < len(new):
            steps.append(Step(SAME if olds[0] in same else CHANGED, olds, news))
        at_old, at_new = olds[-1] + 1, news[-1] + 1
    return steps


Pair = tuple[tuple[int, ...], tuple[int, ...]]


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> tuple[dict[int, int], list[Pair]]:
    """Return the blocks that stayed and the groups of those that changed, in one rising order."""
    keys_old = [(block.kind == TABLE, block.plain) for block in old]
    keys_new = [(block.kind == TABLE, block.plain) for block in new]
    same: dict[int, int] = {}
    groups: list[Pair] = []
    matcher = SequenceMatcher(None, keys_old, keys_new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            same.update(zip(range(start, end), range(new_start, new_end), strict=True))
        elif tag == "replace":
            ours, theirs = range(start, end), range(new_start, new_end)
            groups += _widened(old, new, ours, theirs, _alike(old, new, ours, theirs))
    return same, groups


def likeness(one: Block, two: Block) -> float:
    """Return how much of their words two blocks share, 0 to 1; blocks of two sorts share none."""
    if (one.kind == TABLE) != (two.kind == TABLE):
        return 0.0
    total = one.bag.total() + two.bag.total()
    return 2 * _shared(one.bag, two.bag) / total if total else 0.0


def _likeness_in_place(one: Block, two: Block) -> float:
    ours, theirs = _ENUMERATOR.match(one.plain), _ENUMERATOR.match(two.plain)
    is_same = ours is not None and theirs is not None and ours[0] == theirs[0]
    return likeness(one, two) + SAME_ENUMERATOR * is_same


def _shared(one: Counter[str], two: Counter[str]) -> int:
    return sum(min(times, two[word]) for word, times in one.items() if word in two)


def _alike(
    old: Sequence[Block], new: Sequence[Block], ours: range, theirs: range
) -> list[tuple[int, int]]:
    """Pair the blocks of a gap that are alike, in rising order, so that the most is shared."""
    if len(ours) * len(theirs) > MOST_PAIRS:
        return []
    enough = ALIKE_ALONE if len(ours) == len(theirs) == 1 else ALIKE
    rows, columns = len(ours), len(theirs)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    take = [[False] * columns for _ in range(rows)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            skip = max(best[row + 1][column], best[row][column + 1])
            alike = _likeness_in_place(old[ours[row]], new[theirs[column]])
            if alike >= enough and alike + best[row + 1][column + 1] > skip:
                best[row][column] = alike + best[row + 1][column + 1]
                take[row][column] = True
            else:
                best[row][column] = skip
    pairs = []
    row = column = 0
    while row < rows and column < columns:
        if take[row][column]:
            pairs.append((ours[row], theirs[column]))
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs


def _widened(
    old: Sequence[Block],
    new: Sequence[Block],
    ours: range,
    theirs: range,
    pairs: list[tuple[int, int]],
) -> list[Pair]:
    """Take the neighbours of a pair into it that hold the rest of a paragraph cut or joined."""
    taken_old, taken_new = {one for one, _ in pairs}, {two for _, two in pairs}
    groups: list[Pair] = []
    for one, two in pairs:
        olds: tuple[int, ...] = (one,)
        news = _with_neighbours(old[one], new, (two,), theirs, taken_new)
        if len(news) == 1:
            olds = _with_neighbours(new[two], old, olds, ours, taken_old)
        taken_old.update(olds)
        taken_new.update(news)
        groups.append((olds, news))
    return groups


def _with_neighbours(
    whole: Block, blocks: Sequence[Block], part: tuple[int, ...], gap: range, taken: set[int]
) -> tuple[int, ...]:
    if not _is_prose(whole) or not _is_prose(blocks[part[0]]):
        return part
    left = whole.bag - blocks[part[0]].bag
    for step in (1, -1):
        at = part[-1] + 1 if step == 1 else part[0] - 1
        while at in gap and at not in taken and _is_prose(blocks[at]):
            bag = blocks[at].bag
            if bag.total() < FEWEST_WORDS or _shared(bag, left) < CONTAINED * bag.total():
                break
            left = left - bag
            part = (*part, at) if step == 1 else (at, *part)
            at += step
    return part


def _is_prose(block: Block) -> bool:
    return block.kind in (PARAGRAPH, BARE)


def _moved(
    old: Sequence[Block], new: Sequence[Block], taken_old: set[int], taken_new: set[int]
) -> dict[int, int]:
    """Pair what is gone from one place and stands, nearly the same, in another."""
    left_old = [at for at in range(len(old)) if at not in taken_old]
    left_new = [at for at in range(len(new)) if at not in taken_new]
    if len(left_old) * len(left_new) > MOST_PAIRS:
        return {}
    scored = [
        (likeness(old[ours], new[theirs]), ours, theirs)
        for ours in left_old
        if old[ours].bag.total() >= FEWEST_WORDS
        for theirs in left_new
    ]
    moved: dict[int, int] = {}
    found: set[int] = set()
    for alike, ours, theirs in sorted(scored, key=lambda one: (-one[0], one[1], one[2])):
        if alike < ALIKE_ELSEWHERE:
            break
        if ours not in moved and theirs not in found:
            moved[ours] = theirs
            found.add(theirs)
    return moved
