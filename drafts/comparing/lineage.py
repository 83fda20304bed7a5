"""Which unit of one text became which of the next.

First the units that say the same; then, among the rest, those that say nearly the same, found by
the runs of three words that they share (Broder, "On the resemblance and containment of documents",
1997); then those that hold a part of another: splits and merges. Time grows nearly with the number
of words, since common runs are not followed.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from drafts.comparing.changes import (
    ADDED,
    AMENDED,
    KEPT,
    MERGED,
    MOVED,
    REMOVED,
    RENUMBERED,
    SPLIT,
    Change,
    Comparable,
)
from drafts.comparing.identical import identical
from drafts.comparing.likeness import (
    ALIKE,
    ALIKE_SAME_PLACE,
    Bag,
    Index,
    jaccard,
    number,
    place,
    shingles,
    spoken,
    within,
    words,
)

ALIKE_SAME_NUMBER = 0.3
CONTAINED = 0.6
# A unit of fewer words than this says too little to be told as part of another.
FEWEST_WORDS = 8


def compare(old: Sequence[Comparable], new: Sequence[Comparable]) -> list[Change]:
    """Return what became of each unit of `old` and where each of `new` comes from.

    Every unit of both stands in one change and in one only; changes are in the order of `new`, and
    what was removed stands after what it followed in `old`.
    """
    said_old = [spoken(unit) for unit in old]
    said_new = [spoken(unit) for unit in new]
    pairs = identical(old, new, said_old, said_new)
    rest_old = [at for at in range(len(old)) if at not in pairs]
    taken = set(pairs.values())
    rest_new = [at for at in range(len(new)) if at not in taken]
    bags_old = {at: shingles(said_old[at]) for at in rest_old}
    bags_new = {at: shingles(said_new[at]) for at in rest_new}
    alike = _alike(old, new, bags_old, bags_new)
    pairs.update(alike)
    parts, wholes = _parts(said_old, said_new, bags_old, bags_new, alike)
    return _changes(old, new, said_old, said_new, pairs, parts, wholes)


def _alike(
    old: Sequence[Comparable],
    new: Sequence[Comparable],
    bags_old: dict[int, Bag],
    bags_new: dict[int, Bag],
) -> dict[int, int]:
    index = Index(bags_new)
    places: dict[tuple, list[int]] = defaultdict(list)
    for at in bags_new:
        places[place(new[at])[:2]].append(at)
    scored = []
    for ours, bag in bags_old.items():
        near = set(index.near(bag)) | set(places.get(place(old[ours])[:2], [])[:20])
        for theirs in near:
            if bag == bags_new[theirs]:
                # `identical` left them apart: one of them was amended where it stands.
                continue
            likeness = jaccard(bag, bags_new[theirs])
            same_number = (
                number(old[ours]) == number(new[theirs]) and old[ours].kind == new[theirs].kind
            )
            same_place = same_number and place(old[ours]) == place(new[theirs])
            same_title = bool(old[ours].title) and words(old[ours].title) == words(
                new[theirs].title
            )
            if same_place or same_title:
                enough = ALIKE_SAME_PLACE
            else:
                enough = ALIKE_SAME_NUMBER if same_number else ALIKE
            if likeness >= enough or (same_title and same_number):
                bonus = 0.1 * same_number + 0.05 * same_place + 0.15 * same_title
                scored.append((likeness + bonus, -abs(ours - theirs), ours, theirs))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, ours, theirs in sorted(scored, key=lambda one: (-one[0], -one[1], one[2], one[3])):
        if ours not in pairs and theirs not in taken:
            pairs[ours] = theirs
            taken.add(theirs)
    return pairs


def _parts(
    said_old: list[tuple[str, ...]],
    said_new: list[tuple[str, ...]],
    bags_old: dict[int, Bag],
    bags_new: dict[int, Bag],
    alike: dict[int, int],
) -> tuple[dict[int, int], dict[int, int]]:
    """Return new units that are a part of an old one, and old units that went into a new one."""
    came = set(alike.values())
    # Words that stood in `old` and are said once more are a formula, and no part of a unit.
    formulas = set(said_old)
    new_left = {
        at: bag for at, bag in bags_new.items() if at not in came and said_new[at] not in formulas
    }
    old_left = {at: bag for at, bag in bags_old.items() if at not in alike}
    parts = _held(said_new, new_left, bags_old)
    wholes = _held(said_old, old_left, bags_new)
    # A unit that is both is told as a split; its other half is then paired there.
    used = set(parts) | set(wholes.values())
    parts = {theirs: ours for theirs, ours in parts.items() if ours not in wholes}
    return parts, {ours: theirs for ours, theirs in wholes.items() if theirs in used - set(parts)}


def _held(
    said: list[tuple[str, ...]], left: dict[int, Bag], wholes: dict[int, Bag]
) -> dict[int, int]:
    index = Index(wholes)
    held = {}
    for at, bag in left.items():
        if len(said[at]) < FEWEST_WORDS:
            continue
        best = max(
            ((within(bag, wholes[whole]), -whole) for whole in index.near(bag)), default=(0.0, 0)
        )
        if best[0] >= CONTAINED:
            held[at] = -best[1]
    return held


def _changes(
    old: Sequence[Comparable],
    new: Sequence[Comparable],
    said_old: list[tuple[str, ...]],
    said_new: list[tuple[str, ...]],
    pairs: dict[int, int],
    parts: dict[int, int],
    wholes: dict[int, int],
) -> list[Change]:
    homes = _homes(old, new, pairs)
    back = {theirs: ours for ours, theirs in pairs.items()}
    split: dict[int, list[int]] = defaultdict(list)
    for theirs, ours in parts.items():
        split[ours].append(theirs)
    merged: dict[int, list[int]] = defaultdict(list)
    for ours, theirs in wholes.items():
        merged[theirs].append(ours)
    changes: list[tuple[tuple[float, int], Change]] = []
    seen_old: set[int] = set()
    seen_new: set[int] = set()
    for theirs in range(len(new)):
        if theirs in seen_new:
            continue
        origin = back.get(theirs, parts.get(theirs))
        group_old = set() if origin is None else {origin}
        group_old.update(merged.get(theirs, ()))
        group_new = {theirs}
        for one in list(group_old):
            group_new.update(split.get(one, ()))
            if one in pairs:
                group_new.add(pairs[one])
        for one in group_new:
            group_old.update(merged.get(one, ()))
            if one in back:
                group_old.add(back[one])
        seen_old |= group_old
        seen_new |= group_new
        if not group_old:
            relations: tuple[str, ...] = (ADDED,)
        elif len(group_old) == len(group_new) == 1:
            one = next(iter(group_old))
            relations = _relations(old[one], new[theirs], said_old[one] == said_new[theirs], homes)
        else:
            relations = (SPLIT,) * (len(group_new) > 1) + (MERGED,) * (len(group_old) > 1)
        change = Change(tuple(sorted(group_old)), tuple(sorted(group_new)), relations)
        changes.append(((theirs, 0), change))
    earlier = -1
    for ours in range(len(old)):
        if ours not in seen_old:
            changes.append(((earlier + 0.5, ours), Change((ours,), (), (REMOVED,))))
        earlier = pairs.get(ours, earlier)
    return [change for _, change in sorted(changes, key=lambda one: one[0])]


def _homes(old: Sequence[Comparable], new: Sequence[Comparable], pairs: dict[int, int]) -> dict:
    """Where most units of each old division went: a division renamed has not moved its units."""
    votes: dict[tuple, Counter] = defaultdict(Counter)
    for ours, theirs in pairs.items():
        votes[place(old[ours])[2]][place(new[theirs])[2]] += 1
    return {path: count.most_common(1)[0][0] for path, count in votes.items()}


def _relations(ours: Comparable, theirs: Comparable, same: bool, homes: dict) -> tuple[str, ...]:
    one, two = place(ours), place(theirs)
    relations = []
    if one[:2] != two[:2]:
        relations.append(RENUMBERED)
    if one[2] != two[2] and homes.get(one[2]) != two[2]:
        relations.append(MOVED)
    if not same or words(ours.title) != words(theirs.title):
        relations.append(AMENDED)
    return tuple(relations) or (KEPT,)
