"""Lineage over several drafts: what became of each unit of one draft in a later one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from drafts.comparing.relations import Edge


def compose(old: Sequence[int], steps: Iterable[Iterable[Edge]], new: Sequence[int]) -> list[Edge]:
    """Return the edges from the units `old` to the units `new`, told by their ids.

    `steps` are the edges from each draft to the next, from that of `old` to that of `new`. A unit
    that was split and whose parts were merged again has one edge. What has no end on the other side
    has an edge to None.
    """
    reached = {unit: {unit} for unit in old}
    for step in steps:
        onward: dict[int, set[int]] = defaultdict(set)
        for ours, theirs in step:
            if ours is not None and theirs is not None:
                onward[ours].add(theirs)
        reached = {
            unit: {end for one in ends for end in onward.get(one, ())}
            for unit, ends in reached.items()
        }
    places = {unit: place for place, unit in enumerate(new)}
    edges: list[Edge] = []
    came: set[int] = set()
    for unit in old:
        ends = sorted(end for end in reached[unit] if end in places)
        came.update(ends)
        edges += [(unit, end) for end in sorted(ends, key=places.__getitem__)] or [(unit, None)]
    return edges + [(None, unit) for unit in new if unit not in came]


Group = tuple[tuple[int, ...], tuple[int, ...]]


def hang_together(old: Sequence[int], edges: Iterable[Edge], new: Sequence[int]) -> list[Group]:
    """Return the units that edges join, as (old, new), in the order of `new`; what was removed
    stands after what it followed in `old`. Each unit stands in one group."""
    onward: dict[int, set[int]] = defaultdict(set)
    back: dict[int, set[int]] = defaultdict(set)
    for one, two in edges:
        if one is not None and two is not None:
            onward[one].add(two)
            back[two].add(one)
    old_places = {unit: place for place, unit in enumerate(old)}
    new_places = {unit: place for place, unit in enumerate(new)}
    seen: set[int] = set()
    groups: list[tuple[tuple[float, int], Group]] = []
    for unit in new:
        if unit in seen:
            continue
        theirs = {unit}
        ours = set(back[unit])
        waiting = list(ours)
        while waiting:
            for end in onward[waiting.pop()] - theirs:
                theirs.add(end)
                fresh = back[end] - ours
                ours |= fresh
                waiting += fresh
        seen |= theirs
        group = (
            tuple(sorted(ours, key=old_places.__getitem__)),
            tuple(sorted(theirs, key=new_places.__getitem__)),
        )
        groups.append(((new_places[unit], -1), group))
    last = -0.5
    for unit in old:
        if onward[unit]:
            last = min(new_places[end] for end in onward[unit]) + 0.5
        else:
            groups.append(((last, old_places[unit]), ((unit,), ())))
    return [group for _, group in sorted(groups)]
