"""What changed from some articles to those that they became, ready to be shown.

Mostly one article and its next version; of a split or a merge there are several on a side. Blocks
are aligned first and words within them, so that what is shown is always whole HTML.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from statistics import median
from typing import Any, Protocol

import nh3

from drafts.commonmark import ATTRIBUTES, TAGS
from drafts.redlining.aligning import (
    ADDED,
    CHANGED,
    MOVED_AWAY,
    MOVED_HERE,
    REMOVED,
    SAME,
    Step,
    align,
)
from drafts.redlining.blocks import BARE, CODE, RULE, TABLE, Block, Run, bag_of, read_blocks
from drafts.redlining.marking import Marked, mark, marked_whole, unmarked
from drafts.redlining.nesting import Around, in_the_new_lists, nest
from drafts.redlining.tables import mark_table, plain_table

# Raise it when the same texts become another redline.
VERSION = 1

# So much unchanged text may stand open beside a change, in characters.
CONTEXT = 320


class Written(Protocol):
    """What a redline needs of an article."""

    @property
    def heading(self) -> str: ...
    @property
    def text(self) -> str: ...


@dataclass(frozen=True)
class Stretch:
    """A stretch of a redline: the HTML of the old side, of the new side, and of both in one.

    `kind` is one of same, changed, added, removed, moved_away and moved_here. Only in what changed
    are words marked: the others are wholly what their kind says. Of what moved, `places` are the
    numbers of its paragraph in the old and the new text. `folded` counts the paragraphs of a
    stretch that is unchanged and long. `old_ends` and `new_ends` say which of the articles of each
    side the stretch comes from and goes to.
    """

    kind: str
    old: str
    new: str
    both: str
    folded: int = 0
    places: tuple[int, int] | None = None
    old_ends: tuple[int, ...] = ()
    new_ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Redline:
    """A redline: of the heading, where one article became one, and of the text."""

    heading: str
    stretches: tuple[Stretch, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {"heading": self.heading, "stretches": [asdict(one) for one in self.stretches]}


def redline_articles(old: Sequence[Written], new: Sequence[Written]) -> Redline:
    """Return what changed from the articles `old` to the articles `new`; one side may be empty.

    The ends of a split, and those of a merge, are taken in the order in which their words stand in
    the other side's article.
    """
    heading = ""
    if len(old) == len(new) == 1:
        heading = _clean(_marked_heading(old[0].heading, new[0].heading))
    orders = _order(old, new), _order(new, old)
    blocks = [
        [block for at in order for block in read_blocks(side[at].text, at)]
        for side, order in zip((old, new), orders, strict=True)
    ]
    return Redline(heading, tuple(_Telling(*blocks).stretches()))


def _marked_heading(old: str, new: str) -> str:
    if not old or not new:
        return marked_whole((Run(old),), "del") + marked_whole((Run(new),), "ins")
    return mark([(Run(old),)], [(Run(new),)]).both[0]


def _order(ends: Sequence[Written], others: Sequence[Written]) -> list[int]:
    """Return the places of `ends` by where their words stand in the only one of `others`."""
    if len(ends) < 2 or len(others) != 1:
        return list(range(len(ends)))
    places: dict[str, int] = {}
    for place, word in enumerate(bag_of(others[0].text)):
        places.setdefault(word, place)
    middles = [
        median([places[word] for word in bag_of(end.text) if word in places] or [len(places)])
        for end in ends
    ]
    return sorted(range(len(ends)), key=lambda at: (middles[at], at))


def _clean(html: str) -> str:
    # `rel` is for links; the numbers of items stay what they are, also beside those that are gone.
    return nh3.clean(html, tags=TAGS | {"ins", "del"}, attributes=ATTRIBUTES | {"li": {"value"}})


Pieces = list[tuple[Around, str]]
Unit = list[Step]


class _Telling:
    """Turns two lists of blocks into stretches."""

    def __init__(self, old: list[Block], new: list[Block]) -> None:
        self.old, self.new = old, new
        self.steps = align(old, new)
        self.around_old = in_the_new_lists(old, new, self.steps)

    def stretches(self) -> Iterator[Stretch]:
        """Yield the stretches in order. What is wholly the same, new or gone is told together."""
        runs = [
            (kind, list(units))
            for (kind, *_), units in groupby(self._units(), lambda unit: self._sort(unit))
        ]
        for at, (kind, units) in enumerate(runs):
            if kind == SAME:
                yield from self._unchanged(units, at > 0, at + 1 < len(runs))
            elif kind in (ADDED, REMOVED):
                yield self._stretch(kind, units)
            else:
                for unit in units:
                    yield from self._changed(kind, unit)

    def _units(self) -> Iterator[Unit]:
        """What is shown as one: a paragraph, a table, or an item with all that stands in it."""
        unit: Unit = []
        last: Any = None
        for step in self.steps:
            around = self._around(step)
            top = tuple(one.key for one in around[:2]) if around else None
            if step.kind in (MOVED_AWAY, MOVED_HERE):
                top = None
            if unit and (top is None or top != last):
                yield unit
                unit = []
            unit.append(step)
            last = top
        if unit:
            yield unit

    def _around(self, step: Step) -> Around:
        if step.new and step.kind != MOVED_AWAY:
            return self.new[step.new[0]].within
        return self.around_old[step.old[0]]

    def _sort(self, unit: Unit) -> tuple[Any, ...]:
        kinds = {step.kind for step in unit}
        return kinds.pop() if len(kinds) == 1 else CHANGED, *self._ends(unit)

    def _ends(self, unit: Iterable[Step]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        steps = list(unit)
        old = {self.old[at].article: None for step in steps for at in step.old}
        new = {self.new[at].article: None for step in steps for at in step.new}
        return tuple(old), tuple(new)

    def _unchanged(self, units: list[Unit], has_before: bool, has_after: bool) -> Iterator[Stretch]:
        """Fold what is long; a short paragraph next to a change stays open."""
        first = 1 if has_before and self._length(units[:1]) <= CONTEXT else 0
        last = len(units) - (1 if has_after and self._length(units[-1:]) <= CONTEXT else 0)
        if last <= first or (last - first < 2 and self._length(units[first:last]) <= CONTEXT):
            yield self._stretch(SAME, units)
            return
        if first:
            yield self._stretch(SAME, units[:first])
        count = sum(len(unit) for unit in units[first:last])
        yield self._stretch(SAME, units[first:last], folded=count)
        if last < len(units):
            yield self._stretch(SAME, units[last:])

    def _length(self, units: Iterable[Unit]) -> int:
        return sum(len(self.new[at].plain) for unit in units for step in unit for at in step.new)

    def _changed(self, kind: str, unit: Unit) -> Iterator[Stretch]:
        """Yield a unit; a paragraph that was cut between two new articles is told in each."""
        stretch = self._stretch(kind, [unit])
        if len(stretch.new_ends) < 2 or len(unit) > 1 or kind != CHANGED:
            yield stretch
            return
        [step] = unit
        marked = self._marked(step, CHANGED)
        for at, to in enumerate(step.new):
            block = self.new[to]
            yield replace(
                stretch,
                old=stretch.old if at == 0 else "",
                new=_clean(nest([(block.within, _boxed(block, marked.new[at]))])),
                both=_clean(nest([(block.within, _boxed(block, marked.both[at]))])),
                new_ends=(block.article,),
            )

    def _stretch(self, kind: str, units: Sequence[Unit], folded: int = 0) -> Stretch:
        steps = [step for unit in units for step in unit]
        old: Pieces = []
        new: Pieces = []
        both: Pieces = []
        for step in steps:
            olds, news, boths = self._pieces(step, kind)
            old += olds
            new += news
            both += boths
        places = None
        if kind in (MOVED_AWAY, MOVED_HERE):
            places = self.old[steps[0].old[0]].place, self.new[steps[0].new[0]].place
        old_ends, new_ends = self._ends(steps)
        return Stretch(
            kind,
            old=_clean(nest(old)),
            new=_clean(nest(new)),
            both=_clean(nest(both)),
            folded=folded,
            places=places,
            old_ends=old_ends,
            new_ends=new_ends,
        )

    def _pieces(self, step: Step, kind: str) -> tuple[Pieces, Pieces, Pieces]:
        """Return what a step shows on the old side, on the new one, and in one text."""
        marked = self._marked(step, kind)
        blocks = [self.new[at] for at in step.new]
        old = [
            (self.around_old[at], _boxed(self.old[at], html))
            for at, html in zip(step.old, marked.old, strict=True)
        ]
        new = [(b.within, _boxed(b, html)) for b, html in zip(blocks, marked.new, strict=True)]
        both = [(b.within, _boxed(b, html)) for b, html in zip(blocks, marked.both, strict=True)]
        if step.kind in (REMOVED, MOVED_AWAY):
            return old, [], old
        return [] if step.kind == MOVED_HERE else old, new, both

    def _marked(self, step: Step, kind: str) -> Marked:
        """Return the words of a step; marked as gone or new only beside others in their item."""
        olds = [self.old[at] for at in step.old]
        news = [self.new[at] for at in step.new]
        if step.kind in (CHANGED, MOVED_HERE):
            if olds[0].kind == TABLE:
                return mark_table(olds[0].rows, news[0].rows)
            return mark([block.runs for block in olds], [block.runs for block in news])
        tags = {REMOVED: "del", ADDED: "ins"} if kind == CHANGED else {}
        old = tuple(_words(block, tags.get(step.kind, "")) for block in olds)
        new = tuple(_words(block, tags.get(step.kind, "")) for block in news)
        return Marked(old, new, new)


def _words(block: Block, tag: str) -> str:
    if block.kind == TABLE:
        return plain_table(block.rows, tag)
    return marked_whole(block.runs, tag) if tag else unmarked(block.runs)


def _boxed(block: Block, html: str) -> str:
    """Return a block's HTML in the element that it is."""
    if block.kind == RULE:
        return "<hr>"
    if block.kind == CODE:
        return f"<pre><code>{html}</code></pre>"
    # Two bare paragraphs of one item are kept apart by the space.
    return html + " " if block.kind in (BARE, TABLE) else f"<p>{html}</p>"
