"""Lineage: what became of each article of a draft in the next one."""

from dataclasses import dataclass

from django.db import transaction

from drafts.comparing import compare
from drafts.models import Draft, Lineage

# Divisions as deep as texts have them: title, chapter, section, subsection.
WITH_PATH = "division__parent__parent__parent"


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
