"""What changed in the words of one text: a redline. Applied to the old it gives the new exactly."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME = "same"
REMOVED = "removed"
ADDED = "added"

# Pairs of tokens that are compared one with another. Longer stretches, which have no word that
# stands once in both to hold on to, are different texts: to compare them all takes minutes.
MOST_PAIRS = 100_000

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Op:
    """A stretch of text that stayed the "same", was "removed" or was "added"."""

    kind: str
    text: str


def redline(old: str, new: str) -> list[Op]:
    """Return the stretches, in order, by which `old` became `new`, cut between words.

    `before` of them is `old` and `after` of them is `new`, to the last space. Words that stand once
    in both texts anchor the comparison, as in patience diff, so that long texts stay fast.
    """
    ops: list[Op] = []
    _between(_TOKEN.findall(old), _TOKEN.findall(new), ops)
    return _joined(_without_confetti(ops))


def before(ops: Iterable[Op]) -> str:
    """Return the old text of a redline."""
    return "".join(op.text for op in ops if op.kind != ADDED)


def after(ops: Iterable[Op]) -> str:
    """Return the new text of a redline."""
    return "".join(op.text for op in ops if op.kind != REMOVED)


def apply(ops: Iterable[Op], old: str) -> str:
    """Return what `old` becomes by a redline; raises `ValueError` where it is another text's."""
    at = 0
    new: list[str] = []
    for op in ops:
        if op.kind != ADDED:
            if not old.startswith(op.text, at):
                raise ValueError(f"The redline is not of this text: it differs at {at}.")
            at += len(op.text)
        if op.kind != REMOVED:
            new.append(op.text)
    if at != len(old):
        raise ValueError("The redline is not of this text: it ends before the text does.")
    return "".join(new)


def _between(old: list[str], new: list[str], ops: list[Op]) -> None:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    _say(ops, SAME, old[:start])
    ours, theirs = old[start : len(old) - end], new[start : len(new) - end]
    anchors = _anchors(ours, theirs) if len(ours) * len(theirs) > 40_000 else []
    if anchors:
        at, to = 0, 0
        for one, two in anchors:
            _between(ours[at:one], theirs[to:two], ops)
            _say(ops, SAME, [ours[one]])
            at, to = one + 1, two + 1
        _between(ours[at:], theirs[to:], ops)
    else:
        _match(ours, theirs, ops)
    _say(ops, SAME, old[len(old) - end :] if end else [])


def _match(old: list[str], new: list[str], ops: list[Op]) -> None:
    if len(old) * len(new) > MOST_PAIRS or not _has_word({*old} & {*new}):
        _say(ops, REMOVED, old)
        _say(ops, ADDED, new)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            _say(ops, SAME, old[start:end])
        else:
            _say(ops, REMOVED, old[start:end])
            _say(ops, ADDED, new[new_start:new_end])


def _has_word(tokens: set[str]) -> bool:
    return any(token[0].isalnum() for token in tokens)


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """The tokens that stand once in both, in the longest order that both keep."""
    once_old = {token for token, times in Counter(old).items() if times == 1}
    once_new = {token for token, times in Counter(new).items() if times == 1}
    places = {token: at for at, token in enumerate(new) if token in once_new}
    both = [
        (at, places[token]) for at, token in enumerate(old) if token in once_old and token in places
    ]
    return _rising(both)


def _rising(both: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of `both` whose second places rise too."""
    tops: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for place, (_, to) in enumerate(both):
        at = bisect_left(tops, to)
        back.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(to)
            ends.append(place)
        else:
            tops[at], ends[at] = to, place
    chain = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(both[place])
        place = back[place]
    return chain[::-1]


def _say(ops: list[Op], kind: str, tokens: list[str]) -> None:
    if tokens:
        ops.append(Op(kind, "".join(tokens)))


def _joined(ops: list[Op]) -> list[Op]:
    """Join neighbours of one kind; of two changes together, what was removed comes first."""
    joined: list[Op] = []
    removed, added = "", ""
    for op in [*ops, Op(SAME, "")]:
        if op.kind == REMOVED:
            removed += op.text
        elif op.kind == ADDED:
            added += op.text
        else:
            if removed:
                joined.append(Op(REMOVED, removed))
            if added:
                joined.append(Op(ADDED, added))
            if removed or added or not joined:
                joined.append(op)
            else:
                joined[-1] = Op(SAME, joined[-1].text + op.text)
            removed, added = "", ""
    return [op for op in joined if op.text]


def _without_confetti(ops: list[Op]) -> list[Op]:
    """Take a space or a sign between two changes as changed too: it reads better whole."""
    out: list[Op] = []
    for at, op in enumerate(ops):
        lone = op.kind == SAME and not re.search(r"\w", op.text) and "\n" not in op.text
        changed = 0 < at < len(ops) - 1 and ops[at - 1].kind != SAME and ops[at + 1].kind != SAME
        if lone and changed:
            out += [Op(REMOVED, op.text), Op(ADDED, op.text)]
        else:
            out.append(op)
    return out
