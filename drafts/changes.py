"""The changes between two drafts as a page tells them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any

from drafts.lineage import path_of
from drafts.models import Article, ComparisonChange, Lineage

# Of which many in a row are told in one line: their words are the same.
QUIET = ({"kept"}, {"renumbered"})


@dataclass
class ToldStretch:
    """A stretch of a redline, and where it comes from and goes to where that is said anew."""

    stretch: dict[str, Any]
    origins: list[Article] = field(default_factory=list)
    goals: list[Article] = field(default_factory=list)


class Told:
    """A change with the words that a page says of it."""

    def __init__(
        self,
        old: Sequence[Article],
        new: Sequence[Article],
        relations: Sequence[str],
        redline: dict[str, Any] | None,
        position: int,
    ) -> None:
        self.old, self.new = list(old), list(new)
        self.relations = relations
        self.redline = redline
        self.position = position
        self.before: Told | None = None
        self.after: Told | None = None

    @classmethod
    def of(cls, change: ComparisonChange) -> "Told":
        """Tell a change that is kept."""
        redline = change.redline.content if change.redline else None
        return cls(change.old.all(), change.new.all(), change.relations, redline, change.position)

    @property
    def is_quiet(self) -> bool:
        """Whether the words are the same, in the same division."""
        return set(self.relations) in QUIET

    @property
    def is_removed(self) -> bool:
        return not self.new

    @property
    def slug(self) -> str:
        """The address of the article that it is about."""
        return (self.new or self.old)[0].slug

    @property
    def anchor(self) -> str:
        return f"suprimido-{self.slug}" if self.is_removed else self.slug

    @property
    def other_anchors(self) -> list[str]:
        """Those of the further articles that a split made."""
        return [article.slug for article in self.new[1:]]

    @property
    def article(self) -> Article:
        return (self.new or self.old)[0]

    @property
    def heading(self) -> str | None:
        """The heading with what changed in it, empty where there are several."""
        return self.redline["heading"] if self.redline else None

    @property
    def was_called(self) -> str | None:
        """The earlier heading of an article whose words are otherwise the same."""
        if len(self.old) == len(self.new) == 1 and self.old[0].heading != self.new[0].heading:
            return self.old[0].heading
        return None

    @property
    def moves(self) -> list[tuple[Article, tuple[str, ...], tuple[str, ...]]]:
        """The articles that moved: each as it was, the headings above it before, and those now.

        Of a merge, those that came from elsewhere; of a split, the parts that went elsewhere.
        """
        if Lineage.Relation.MOVED not in self.relations or min(len(self.old), len(self.new)) != 1:
            return []
        pairs = [(old, new) for old in self.old for new in self.new]
        moves = [(old, path_of(old.division), path_of(new.division)) for old, new in pairs]
        return [one for one in moves if one[1] != one[2]]

    @property
    def has_other_form_only(self) -> bool:
        """Whether the words are the same and only their form (bold, lists, links) is another."""
        if self.redline is None or len(self.old) != 1 or len(self.new) != 1:
            return False
        is_heading_marked = any(tag in self.redline["heading"] for tag in ("<del>", "<ins>"))
        return not is_heading_marked and all(
            one["kind"] == "same" for one in self.redline["stretches"]
        )

    @property
    def size(self) -> int:
        """About how much HTML it takes."""
        stretches = self.redline["stretches"] if self.redline else []
        return 1_500 + sum(len(one["both"]) for one in stretches)

    def stretches(self) -> Iterator[ToldStretch]:
        """Yield the stretches; of a split or a merge, with the ends where they begin."""
        origins: list[int] = []
        goals: list[int] = []
        for one in self.redline["stretches"] if self.redline else []:
            told = ToldStretch(one)
            if len(self.new) > 1 and one["new_ends"] and one["new_ends"] != goals:
                goals = one["new_ends"]
                told.goals = [self.new[at] for at in goals]
            if len(self.old) > 1 and one["old_ends"] and one["old_ends"] != origins:
                origins = one["old_ends"]
                told.origins = [self.old[at] for at in origins]
            yield told


def tell(changes: Iterable[ComparisonChange]) -> list[Told]:
    """Return changes to be told."""
    return [Told.of(change) for change in changes]


def link(told: Iterable[Told]) -> None:
    """Let each change that is not quiet know the one before it and the one after."""
    loud = [one for one in told if not one.is_quiet]
    for one, following in pairwise(loud):
        one.after, following.before = following, one


def counted(told: Sequence[Told]) -> dict[str, int]:
    """Return how many changes there are of each kind: as many as the page shows of it."""
    return {
        relation: number
        for relation in Lineage.Relation.values
        if (number := sum(relation in one.relations for one in told))
    }


def rows(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Yield what a page tells in one go: one change, or the quiet ones of a kind in a row."""
    for quiet, group in groupby(told, lambda one: one.is_quiet and tuple(one.relations)):
        if quiet:
            yield list(group)
        else:
            yield from ([one] for one in group)


def first_rows(told: Sequence[Told], most: int) -> tuple[list[list[Told]], int | None]:
    """Return rows of about `most` characters of HTML, and the position at which the rest begins."""
    shown: list[list[Told]] = []
    size = 0
    for row in rows(told):
        if shown and size > most:
            return shown, row[0].position
        shown.append(row)
        size += 250 * len(row) if row[0].is_quiet else row[0].size
    return shown, None
