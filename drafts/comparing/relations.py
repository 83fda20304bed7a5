"""How articles relate, given who became who: what a graph of edges and two texts say."""

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
    Comparable,
)
from drafts.comparing.likeness import words

Edge = tuple[int | None, int | None]
Path = tuple[tuple[str, ...], ...]


def relate(
    old: Sequence[Comparable], new: Sequence[Comparable], edges: Sequence[Edge]
) -> list[tuple[str, ...]]:
    """Return the relations of each of `edges`, pairs of places in `old` and `new`, None for an end.

    An article that became several is split, one that came from several is merged; either is amended
    as well when the articles together no longer say the same. Of the others, the number, the
    division and the words are compared. A division most of whose articles went to one of another
    name was renamed: its articles did not move.
    """
    onward: dict[int, list[int]] = defaultdict(list)
    back: dict[int, list[int]] = defaultdict(list)
    for ours, theirs in edges:
        if ours is not None and theirs is not None:
            onward[ours].append(theirs)
            back[theirs].append(ours)
    homes = _homes(old, new, onward)
    said: dict[frozenset[int], bool] = {}
    told: list[tuple[str, ...]] = []
    for ours, theirs in edges:
        if ours is None:
            told.append((ADDED,))
        elif theirs is None:
            told.append((REMOVED,))
        elif len(onward[ours]) == len(back[theirs]) == 1:
            told.append(_of_one(old[ours], new[theirs], homes))
        else:
            group_old, group_new = _group(ours, onward, back)
            if group_old not in said:
                said[group_old] = _says(old, group_old) == _says(new, group_new)
            relations = [SPLIT] if len(onward[ours]) > 1 else []
            relations += [MERGED] if len(back[theirs]) > 1 else []
            relations += [MOVED] if _has_moved(old[ours], new[theirs], homes) else []
            relations += [] if said[group_old] else [AMENDED]
            told.append(tuple(relations))
    return told


def _of_one(ours: Comparable, theirs: Comparable, homes: dict[Path, Path]) -> tuple[str, ...]:
    relations = []
    if (ours.kind, words(ours.number or "")) != (theirs.kind, words(theirs.number or "")):
        relations.append(RENUMBERED)
    if _has_moved(ours, theirs, homes):
        relations.append(MOVED)
    if words(ours.text) != words(theirs.text) or words(ours.title) != words(theirs.title):
        relations.append(AMENDED)
    return tuple(relations) or (KEPT,)


def _has_moved(ours: Comparable, theirs: Comparable, homes: dict[Path, Path]) -> bool:
    here, there = _path(ours), _path(theirs)
    return here != there and homes.get(here) != there


def _path(unit: Comparable) -> Path:
    return tuple(tuple(words(heading)) for heading in unit.path)


def _homes(
    old: Sequence[Comparable], new: Sequence[Comparable], onward: dict[int, list[int]]
) -> dict[Path, Path]:
    """Where most articles of each old division went."""
    votes: dict[Path, Counter[Path]] = defaultdict(Counter)
    for ours, successors in onward.items():
        for theirs in successors:
            votes[_path(old[ours])][_path(new[theirs])] += 1
    return {
        path: max(count, key=lambda home: (count[home], home == path))
        for path, count in votes.items()
    }


def _group(
    start: int, onward: dict[int, list[int]], back: dict[int, list[int]]
) -> tuple[frozenset[int], frozenset[int]]:
    """All articles that hang together with the old one at `start`."""
    group_old, group_new = {start}, set()
    waiting = [start]
    while waiting:
        for theirs in onward[waiting.pop()]:
            if theirs not in group_new:
                group_new.add(theirs)
                fresh = set(back[theirs]) - group_old
                group_old |= fresh
                waiting += fresh
    return frozenset(group_old), frozenset(group_new)


def _says(units: Sequence[Comparable], group: frozenset[int]) -> list[str]:
    return [word for at in sorted(group) for word in words(units[at].text)]
