"""Which of the numbered lines are the text's own articles.

An article of another law quoted inside one, a reference that happens to begin a line and the
entries of an index all look like articles. The text's own are those that count upwards, so the
heaviest rising chain is looked for: each line weighs by how much it looks like a heading, and a
step costs by how far it leaves the next number and the style of the heading before.
"""

from bisect import bisect
from itertools import pairwise, zip_longest

from drafts.reading.patterns import Mark

# How many candidates back a step may reach; more would make long codes slow.
REACH = 120
# A text that an act carries has at least this many articles; fewer are quoted.
CARRIED = 4


def _follows(before: Mark, after: Mark) -> bool:
    one, two = before.counts, after.counts
    if two.value == one.value:
        return _twice(before, after) or (two.suffix != one.suffix and bool(two.suffix))
    return two.value[0] > one.last or (two.value[0] == one.value[0] and two.value > one.value)


def _twice(before: Mark, after: Mark) -> bool:
    """Whether a number was given to two articles: amendments do so by mistake.

    Only where the file marks both: else the second is the first one's former text, as some keep.
    """
    same = before.counts.key == after.counts.key and before.style == after.style
    return same and any(before.style[:2]) and min(before.weight, after.weight) >= 1


def _step(before: Mark | None, after: Mark) -> float:
    cost = 0.0
    distance = after.counts.value[0]
    if before is not None:
        distance -= before.counts.last
        if before.style != after.style:
            cost += 0.15
        if before.style[:2] != after.style[:2]:
            cost += 0.35
        if before.counts.words != after.counts.words and distance > 1:
            cost += 1.0
        if distance == 0 and before.counts.key == after.counts.key:
            cost += 0.5
    if distance > 1:
        cost += min(0.25 + 0.02 * distance, 0.95) + 0.4 * after.introduced
    return cost


def rising(candidates: list[Mark]) -> list[Mark]:
    """Return the heaviest rising chain of `candidates`, which stand in reading order."""
    best: list[float] = []
    # The heaviest chain that ends at a place or before it: what lies further back cannot do better.
    highest: list[float] = []
    back: list[int | None] = []
    for here, mark in enumerate(candidates):
        top = mark.weight - _step(None, mark)
        source: int | None = None
        for earlier in range(here - 1, max(0, here - REACH) - 1, -1):
            if highest[earlier] + mark.weight < top:
                break
            before = candidates[earlier]
            if best[earlier] + mark.weight >= top and _follows(before, mark):
                score = best[earlier] + mark.weight - _step(before, mark)
                # Of two as good, the one that begins earlier.
                if score > top or (score == top and source is not None):
                    top, source = score, earlier
        best.append(top)
        highest.append(max(top, highest[-1]) if highest else top)
        back.append(source)
    if not best:
        return []
    place: int | None = max(range(len(best)), key=best.__getitem__)
    chain = []
    while place is not None:
        chain.append(candidates[place])
        place = back[place]
    return chain[::-1]


def counted(candidates: list[Mark]) -> list[Mark]:
    """Return the transitory articles among `candidates`: each next in turn, from one anew or on.

    Their numbers restart under each decree, so they are taken greedily; a number out of turn, or in
    another style, is part of the text. Some files leave out the first of a decree, and go on.
    """
    taken: list[Mark] = []
    for mark, following in zip_longest(candidates, candidates[1:]):
        if mark.number is None:
            taken.append(mark)
            continue
        value = mark.counts.value[0]
        before = next((one for one in reversed(taken) if one.number), None)
        if before is None:
            fits = value == 1 or (following is not None and _next(mark, following))
        elif value == 1:
            fits = not mark.counts.suffix or before.counts.value[0] == 1
            fits = fits and (before.role == mark.role or mark.weight >= 1)
        else:
            step = value - before.counts.last
            fits = 0 < step <= 3 or (step == 0 and mark.counts.suffix != before.counts.suffix)
            fits = fits and before.role == mark.role and mark.weight > 0.4
        if fits:
            taken.append(mark)
    return taken


def _next(mark: Mark, following: Mark) -> bool:
    """Whether two marks count on, one right after the other, and look alike."""
    if following.number is None:
        return False
    alike = mark.style == following.style and min(mark.weight, following.weight) >= 1
    return alike and following.counts.value[0] == mark.counts.last + 1


def outer(articles: list[Mark]) -> list[Mark]:
    """Return the articles of the act that carries a longer text within one of its own.

    "Artículo primero.- Apruébase la siguiente ley:", then the law's own articles, and "Artículo
    segundo" after its last. Both count from one, each in its own style; the carried text is the
    longer. Most texts have none.
    """
    styles: dict[tuple, list[Mark]] = {}
    for mark in articles:
        styles.setdefault(mark.style, []).append(mark)
    for marks in styles.values():
        own = consecutive(marks)
        if len(own) < 2:
            continue
        others = [mark for mark in articles if mark.style != own[0].style]
        places = [mark.at for mark in others]
        starts = [bisect(places, mark.at) for mark in own] + [len(others)]
        for start, end in pairwise(starts):
            inside = others[start:end]
            if len(consecutive(inside)) > max(len(own), CARRIED):
                return own
    return []


def consecutive(marks: list[Mark], last: int = 0) -> list[Mark]:
    """Return those of `marks` that count on from `last`, one by one, until they start again."""
    run: list[Mark] = []
    for mark in marks:
        value = mark.counts.value[0]
        if value == 1 and last and not mark.counts.suffix:
            break
        if value == last + 1 or (value == last and mark.counts.suffix):
            run.append(mark)
            last = mark.counts.last
    return run
