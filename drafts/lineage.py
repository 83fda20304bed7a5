"""Lineage: what became of each article of a draft in the next one.

Who became who is said once and carried along from then on: by the copy that a draft starts as, by
the edits that divide and join articles, by a person, or, where nobody spoke, by the comparison.
How they relate (amended, moved, split…) follows from that and from the texts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from accounts.models import User
from drafts.comparing import compare
from drafts.comparing.relations import relate
from drafts.models import Article, Draft, Lineage

# Divisions as deep as texts have them: title, chapter, section, subsection.
WITH_PATH = "division__parent__parent__parent__parent__parent"


def draft_before(draft: Draft) -> Draft | None:
    """Return the draft whose articles became those of `draft`, None for a first one."""
    earlier = Draft.objects.filter(policy=draft.policy_id, number__lt=draft.number)
    return earlier.order_by("number").last()


@transaction.atomic
def record_lineage(draft: Draft) -> None:
    """Let the comparison propose what nobody has said, and say anew how all articles relate.

    It proposes for the articles of `draft` and of the one before that no edge speaks of, and leaves
    every other edge as it is. A first draft has none.
    """
    proposed, changed = [], []
    for edge, relations in _told(draft):
        was, edge.relations = edge.relations, relations
        if edge.pk is None:
            proposed.append(edge)
        elif was != relations:
            changed.append(edge)
    Lineage.objects.bulk_create(proposed)
    Lineage.objects.bulk_update(changed, ["relations"])


def lineage_now(draft: Draft) -> list[Lineage]:
    """Return the edges into `draft`, in reading order, with their articles and how these relate by
    their present texts. Nothing is written; five queries, whatever the number of articles.
    """
    edges = []
    for edge, relations in _told(draft):
        edge.relations = relations
        edges.append(edge)
    return edges


def _told(draft: Draft) -> list[tuple[Lineage, list[str]]]:
    """Each edge into `draft`, proposed ones among them, with its relations."""
    before = draft_before(draft)
    if before is None:
        return []
    old, new = articles_of(before), articles_of(draft)
    edges = list(Lineage.objects.filter(new_draft=draft))
    edges += _proposals(before, draft, old, new, edges)
    old_places = {article.pk: place for place, article in enumerate(old)}
    new_places = {article.pk: place for place, article in enumerate(new)}

    def places(edge: Lineage) -> tuple[int | None, int | None]:
        return old_places.get(edge.old_id), new_places.get(edge.new_id)

    last = len(new)
    edges.sort(key=lambda edge: [last if at is None else at for at in reversed(places(edge))])
    for edge in edges:
        ours, theirs = places(edge)
        edge.old = None if ours is None else old[ours]
        edge.new = None if theirs is None else new[theirs]
    told = relate(units_of(old), units_of(new), [places(edge) for edge in edges])
    return [(edge, list(relations)) for edge, relations in zip(edges, told, strict=True)]


def _proposals(
    before: Draft,
    draft: Draft,
    old: Sequence[Article],
    new: Sequence[Article],
    edges: Iterable[Lineage],
) -> list[Lineage]:
    """Compare the articles that no edge speaks of."""
    spoken = {edge.old_id for edge in edges}, {edge.new_id for edge in edges}
    old = [article for article in old if article.pk not in spoken[0]]
    new = [article for article in new if article.pk not in spoken[1]]
    return [
        Lineage(old_draft=before, new_draft=draft, old=origin, new=successor)
        for change in compare(units_of(old), units_of(new))
        for origin in [old[at] for at in change.old] or [None]
        for successor in [new[at] for at in change.new] or [None]
    ]


def say_ancestors(
    said: dict[Article, Sequence[int]],
    draft: Draft,
    *,
    origin: Lineage.Origin,
    by: User | None,
    note: str = "",
) -> None:
    """Write from which articles of the draft before each of `said` comes, by their ids.

    None of them means that it is new. An article that was said to be removed and turns up as an
    ancestor is no longer removed. `record_lineage` is due afterwards.
    """
    before = draft_before(draft)
    if before is None or not said:
        return
    wanted = {(old_id, article.pk) for article, ids in said.items() for old_id in [*ids] or [None]}
    ancestors = {old_id for ids in said.values() for old_id in ids}
    there = Lineage.objects.filter(new_draft=draft)
    edges = [
        *there.filter(new__in=said),
        *there.filter(new=None, old__in=ancestors),
    ]
    _replace(before, draft, edges, wanted, origin, by, note)


def say_removed(
    old_ids: Iterable[int],
    draft: Draft,
    *,
    origin: Lineage.Origin,
    by: User | None,
    note: str = "",
) -> None:
    """Write that articles of the draft before have no successor in `draft`.

    `record_lineage` is due afterwards.
    """
    before = draft_before(draft)
    wanted = {(old_id, None) for old_id in old_ids}
    if before is None or not wanted:
        return
    edges = Lineage.objects.filter(new_draft=draft, old__in=[old_id for old_id, _ in wanted])
    _replace(before, draft, list(edges), wanted, origin, by, note)


def _replace(before, draft, edges, wanted, origin, by, note):
    """Put `wanted`, pairs of ids, in the place of `edges`; what people said goes into the history,
    with the proposals that it replaced."""
    now = timezone.now()
    staying = [edge for edge in edges if (edge.old_id, edge.new_id) in wanted]
    for edge in edges:
        if edge not in staying:
            edge._history_user, edge._history_date = by, now
            edge.delete()
    # An edit confirms a proposal; what a person said, or an edit before, it leaves as said.
    kept = {Lineage.Origin.RECORDED: {Lineage.Origin.RECORDED, Lineage.Origin.CORRECTED}}
    again = [
        edge
        for edge in staying
        if edge.origin not in kept.get(origin, ()) and (edge.origin, edge.note) != (origin, note)
    ]
    for edge in again:
        edge.origin, edge.note = origin, note
    bulk_update_with_history(again, Lineage, ["origin", "note"], default_user=by, default_date=now)
    join(
        before,
        draft,
        sorted(
            wanted - {(edge.old_id, edge.new_id) for edge in staying},
            key=lambda pair: [one or 0 for one in pair],
        ),
        origin=origin,
        by=by,
        note=note,
        at=now,
    )


def join(before, draft, pairs, *, origin, by, note="", at=None):
    """Write new edges between articles, given as pairs of ids."""
    edges = [
        Lineage(
            old_draft=before,
            new_draft=draft,
            old_id=old_id,
            new_id=new_id,
            relations=[
                Lineage.Relation.ADDED
                if old_id is None
                else Lineage.Relation.REMOVED
                if new_id is None
                else Lineage.Relation.KEPT
            ],
            origin=origin,
            note=note,
        )
        for old_id, new_id in pairs
    ]
    bulk_create_with_history(edges, Lineage, default_user=by, default_date=at)


def ancestors_of(articles: Iterable[Article]) -> dict[int, list[int]]:
    """Return the ids of the ancestors of each article in the draft before, by its own id."""
    found: dict[int, list[int]] = {article.pk: [] for article in articles}
    edges = Lineage.objects.filter(new__in=found, old__isnull=False)
    for old_id, new_id in edges.order_by("old__position").values_list("old", "new"):
        found[new_id].append(old_id)
    return found


def articles_of(draft):
    return list(draft.articles.select_related(WITH_PATH).order_by("position"))


@dataclass(frozen=True)
class Compared:
    """An article, as the comparison takes it (`drafts.comparing.Comparable`)."""

    kind: str
    number: str | None
    title: str
    text: str
    path: tuple[str, ...]


def units_of(articles):
    return [
        Compared(
            kind=article.kind,
            number=article.number or None,
            # The words after the number: a new number alone is not an amendment.
            title=article.heading.partition(article.number)[2]
            if article.number
            else article.heading,
            text=article.text,
            path=path_of(article.division),
        )
        for article in articles
    ]


def path_of(division):
    """Return the headings above, outermost first."""
    path = []
    while division is not None:
        path.append(division.heading)
        division = division.parent
    return tuple(reversed(path))
