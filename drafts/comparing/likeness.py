"""How alike the words of two units are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from drafts.comparing.changes import Comparable

Shingle = tuple[str, ...]
Bag = Counter[Shingle]

SIZE = 3
# Two texts that have this part of their runs in common are one, amended.
ALIKE = 0.5
# Less is enough where a unit stands in the same division under the same number.
ALIKE_SAME_PLACE = 0.12
# A run in more units than this is a formula of the trade and says nothing of where it comes from.
COMMON = 40


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, without marks."""
    return re.findall(r"\w+", text.lower())


def spoken(unit: Comparable) -> tuple[str, ...]:
    """Return the words that a unit says: its text, or its title where it has no text."""
    return tuple(words(unit.text)) or tuple(words(unit.title))


def number(unit: Comparable) -> str:
    """Return the unit's number, however its signs are written."""
    return " ".join(words(unit.number or ""))


def place(unit: Comparable) -> tuple[str, str, tuple[tuple[str, ...], ...]]:
    """Return where a unit stands: its kind, its number and the divisions above it."""
    return unit.kind, number(unit), tuple(tuple(words(heading)) for heading in unit.path)


def shingles(said: Sequence[str]) -> Bag:
    """Return how often each run of three words stands in `said`; fewer words are one run."""
    if not said:
        return Counter()
    runs = max(1, len(said) - SIZE + 1)
    return Counter(tuple(said[at : at + SIZE]) for at in range(runs))


def shared(one: Bag, two: Bag) -> int:
    """Return how many runs the two have in common."""
    if len(one) > len(two):
        one, two = two, one
    return sum(min(times, two[run]) for run, times in one.items() if run in two)


def jaccard(one: Bag, two: Bag) -> float:
    """Return the part of all runs that both have, 0 to 1."""
    common = shared(one, two)
    total = one.total() + two.total() - common
    return common / total if total else 0.0


def within(part: Bag, whole: Bag) -> float:
    """Return how much of `part` stands in `whole`, 0 to 1."""
    return shared(part, whole) / part.total() if part else 0.0


class Index:
    """Finds the units that share rare runs of words with another."""

    def __init__(self, bags: dict[int, Bag]) -> None:
        self._places: dict[Shingle, list[int]] = defaultdict(list)
        for place, bag in bags.items():
            for run in bag:
                self._places[run].append(place)

    def near(self, bag: Iterable[Shingle], most: int = 12) -> Iterator[int]:
        """Yield the places of the `most` units that share most runs with `bag`."""
        votes: Counter[int] = Counter()
        for run in bag:
            places = self._places.get(run, ())
            if len(places) <= COMMON:
                votes.update(places)
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        yield from (place for place, _ in ranked[:most])
