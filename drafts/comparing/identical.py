"""Which unit of one text is which of the next, among those that say the same.

Most texts of a unit stand once in each version. Some, "Se deroga." or the entry into force of each
decree, stand in many units: twins, which only where they stand tells apart.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from drafts.comparing.changes import Comparable
from drafts.comparing.likeness import ALIKE_SAME_PLACE, jaccard, number, place, shingles

Said = Sequence[tuple[str, ...]]
Sign = Callable[[Comparable], Hashable]


def identical(
    old: Sequence[Comparable], new: Sequence[Comparable], said_old: Said, said_new: Said
) -> dict[int, int]:
    """Return the places in `new` of the units of `old` that say the same there."""
    at_old, at_new = _by_words(said_old), _by_words(said_new)
    both = [said for said in at_old if said in at_new]
    lone = {said for said in both if len(at_old[said]) == len(at_new[said]) == 1}
    pairs = {at_old[said][0]: at_new[said][0] for said in lone}
    twins = [said for said in both if said not in lone]
    if not twins:
        return pairs
    steady = _steady(old, new, pairs)
    even = _even(said_old, said_new, pairs)
    runs = _runs(old, said_old, said_new)
    rest: list[tuple[list[int], list[int]]] = []
    for said in twins:
        ours, theirs = at_old[said], at_new[said]
        near = [at for at in ours if at in steady]
        _, theirs = _pair_by(place, old, new, near, theirs, pairs, once=True)
        ours, theirs = _pair_along(even, [at for at in ours if at not in pairs], theirs, pairs)
        ours, theirs = _pair_along(runs, ours, theirs, pairs)
        rest.append(_pair_by(place, old, new, ours, theirs, pairs))
    stayed = _stayed(old, new, said_old, said_new, pairs) & steady
    for ours, theirs in rest:
        ours = [at for at in ours if at not in stayed]
        for sign in (_path, _names, lambda unit: place(unit)[:2], lambda unit: None):
            ours, theirs = _pair_by(sign, old, new, ours, theirs, pairs)
    return pairs


def _by_words(said: Said) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, words in enumerate(said):
        places[words].append(at)
    return places


def _path(unit: Comparable) -> Hashable:
    return place(unit)[2]


def _names(unit: Comparable) -> Hashable:
    """What the divisions above a unit are called, whatever their numbers."""
    return tuple(tuple(word for word in name if not word.isdigit()) for name in place(unit)[2])


def _steady(
    old: Sequence[Comparable], new: Sequence[Comparable], pairs: dict[int, int]
) -> set[int]:
    """The units of `old` between two known ones that kept their numbers.

    There a number says which twin is which. Where the known ones were renumbered, the twins were.
    """
    kept = [
        number(old[at]) == number(new[pairs[at]]) if at in pairs else None for at in range(len(old))
    ]
    steady = set()
    above = _last_known(kept)
    below = _last_known(kept[::-1])[::-1]
    for at in range(len(old)):
        if above[at] and below[at]:
            steady.add(at)
    return steady


def _last_known(kept: list[bool | None]) -> list[bool]:
    known, last = [], True
    for one in kept:
        last = last if one is None else one
        known.append(last)
    return known


def _even(said_old: Said, said_new: Said, pairs: dict[int, int]) -> dict[int, int]:
    """Pair what stands equally far from two known units between which as many stand as did."""
    even: dict[int, int] = {}
    known = [(-1, -1), *sorted(pairs.items()), (len(said_old), len(said_new))]
    for (start, start_new), (end, end_new) in pairwise(known):
        if end - start == end_new - start_new:
            shift = start_new - start
            within = range(start + 1, end)
            even.update((at, at + shift) for at in within if said_old[at] == said_new[at + shift])
    return even


def _runs(old: Sequence[Comparable], said_old: Said, said_new: Said) -> dict[int, int]:
    """Pair what stands in the same run of units, the longest runs first."""
    blocks = SequenceMatcher(None, said_old, said_new).get_matching_blocks()
    runs = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    taken = set(runs.values())
    # The first unit of a division goes with the next of it, not with the end of the one before.
    for at in range(len(old) - 2, 0, -1):
        here, after = runs.get(at), runs.get(at + 1)
        if here is None or after is None or after == here + 1 or after - 1 in taken:
            continue
        opens = old[at - 1].path != old[at].path or old[at - 1].kind != old[at].kind
        if opens and old[at].path == old[at + 1].path and said_new[after - 1] == said_old[at]:
            runs[at] = after - 1
            taken.add(after - 1)
            taken.remove(here)
    return runs


def _stayed(
    old: Sequence[Comparable],
    new: Sequence[Comparable],
    said_old: Said,
    said_new: Said,
    pairs: dict[int, int],
) -> set[int]:
    """The units of `old` that were amended where they stood: the like words of another are not
    theirs."""
    taken = set(pairs.values())
    times = Counter(place(unit) for unit in new)
    homes = {place(unit): at for at, unit in enumerate(new) if times[place(unit)] == 1}
    stayed = set()
    for at, unit in enumerate(old):
        home = homes.get(place(unit))
        if at in pairs or home is None or home in taken:
            continue
        if jaccard(shingles(said_old[at]), shingles(said_new[home])) >= ALIKE_SAME_PLACE:
            stayed.add(at)
    return stayed


def _pair_along(
    runs: dict[int, int], ours: list[int], theirs: list[int], pairs: dict[int, int]
) -> tuple[list[int], list[int]]:
    waiting = set(theirs)
    for at in ours:
        if runs.get(at) in waiting:
            pairs[at] = runs[at]
            waiting.remove(runs[at])
    return [at for at in ours if at not in pairs], sorted(waiting)


def _pair_by(
    sign: Sign,
    old: Sequence[Comparable],
    new: Sequence[Comparable],
    ours: list[int],
    theirs: list[int],
    pairs: dict[int, int],
    once: bool = False,
) -> tuple[list[int], list[int]]:
    """Pair, in order, the units that show the same sign; return those left.

    With `once`, only where no other unit of either text shows it.
    """
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in theirs:
        waiting[sign(new[at])].append(at)
    times = Counter(sign(old[at]) for at in ours)
    left = []
    for at in ours:
        shown = sign(old[at])
        found = waiting.get(shown)
        if found and not (once and (len(found) > 1 or times[shown] > 1)):
            pairs[at] = found.pop(0)
        else:
            left.append(at)
    return left, sorted(at for places in waiting.values() for at in places)
