"""Lineage: what became of each article of a draft in the next one."""

from django.db import transaction

from drafts.comparing import compare
from drafts.models import Draft, Lineage
from drafts.reading import Unit


@transaction.atomic
def record_lineage(draft: Draft) -> None:
    """Compare `draft` with the one before it and write the edges, in place of earlier ones.

    A first draft has none.
    """
    Lineage.objects.filter(new_draft=draft).delete()
    before = draft.policy.drafts.filter(number__lt=draft.number).order_by("number").last()
    if before is None:
        return
    old, new = articles_of(before), articles_of(draft)
    edges = [
        Lineage(
            old_draft=before,
            new_draft=draft,
            old=origin,
            new=successor,
            relations=list(change.relations),
        )
        for change in compare(units_of(old), units_of(new))
        for origin in [old[i] for i in change.old] or [None]
        for successor in [new[i] for i in change.new] or [None]
    ]
    Lineage.objects.bulk_create(edges)


def articles_of(draft):
    return list(
        draft.articles.select_related("division__parent__parent__parent").order_by("position")
    )


def units_of(articles):
    """Return what the comparison needs of each article."""
    return [
        Unit(
            kind=article.kind,
            number=article.number or None,
            heading=article.heading,
            title="",
            text=article.text,
            opening=article.heading,
            line=0,
            division=None,
            path=path_of(article.division),
            slug=article.slug,
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
