"""Comparing two drafts of a policy: who became who over all the drafts between them."""

from dataclasses import dataclass

from django.db.models import Q

from drafts.comparing.composing import compose, hang_together
from drafts.comparing.relations import relate
from drafts.lineage import articles_of, units_of
from drafts.models import Article, Draft, Lineage


@dataclass(frozen=True)
class FoundChange:
    """Articles of the earlier draft, what they became in the later one, and how they relate."""

    old: tuple[Article, ...]
    new: tuple[Article, ...]
    relations: tuple[str, ...]

    @property
    def has_other_words(self) -> bool:
        """Whether there is something to read in a redline of the two sides."""
        if len(self.old) != 1 or len(self.new) != 1:
            return True
        return Lineage.Relation.AMENDED in self.relations or self.old[0].text != self.new[0].text


def compare_drafts(old: Draft, new: Draft) -> list[FoundChange]:
    """Return what became of each article of `old` in `new`, a later draft of the same policy.

    Each article stands in one change. From one draft to the next the relations are those recorded;
    over several they follow from the articles at both ends.
    """
    before = {article.pk: article for article in articles_of(old)}
    after = {article.pk: article for article in articles_of(new)}
    steps, recorded = _steps(old, new)
    edges = compose(list(before), steps, list(after))
    if len(steps) == 1:
        related = [(edge, recorded.get(edge, ())) for edge in edges]
    else:
        related = list(zip(edges, _related(before, edges, after), strict=True))
    told: dict[int, set[str]] = {}
    for (ours, theirs), relations in related:
        told.setdefault(_told_by(ours, theirs), set()).update(relations)
    return [
        FoundChange(
            tuple(before[pk] for pk in ours),
            tuple(after[pk] for pk in theirs),
            _in_order(
                {one for pk in ours or theirs for one in told.get(pk if ours else -pk, ())},
                len(ours),
                len(theirs),
            ),
        )
        for ours, theirs in hang_together(list(before), edges, list(after))
    ]


def _steps(old, new):
    """Return the edges from each draft to the next, and the relations recorded on them."""
    rows = Lineage.objects.filter(
        Q(new_draft__number__gt=old.number) & Q(new_draft__number__lte=new.number),
        new_draft__policy=old.policy_id,
    ).order_by("new_draft__number", "pk")
    steps: dict[int, list] = {}
    recorded = {}
    for row in rows:
        edge = row.old_id, row.new_id
        steps.setdefault(row.new_draft_id, []).append(edge)
        recorded[edge] = row.relations
    return list(steps.values()), recorded


def _related(before, edges, after):
    """Return how the articles at the ends of each edge relate."""
    old_places = {pk: place for place, pk in enumerate(before)}
    new_places = {pk: place for place, pk in enumerate(after)}
    return relate(
        units_of(list(before.values())),
        units_of(list(after.values())),
        [(old_places.get(ours), new_places.get(theirs)) for ours, theirs in edges],
    )


def _told_by(ours, theirs):
    """Under which article a change's relations are gathered: the old one, or a new one alone."""
    return ours if ours is not None else -theirs


def _in_order(relations, olds, news):
    """Return relations as the model lists them, kept only where there is nothing else to say."""
    if not olds:
        return (Lineage.Relation.ADDED.value,)
    if not news:
        return (Lineage.Relation.REMOVED.value,)
    if news > 1:
        relations.add(Lineage.Relation.SPLIT)
    if olds > 1:
        relations.add(Lineage.Relation.MERGED)
    ordered = [one for one in Lineage.Relation.values if one in relations and one != "kept"]
    return tuple(ordered) or (Lineage.Relation.KEPT.value,)
