"""Correcting the lineage into a working draft: a person says what came from what."""

import hashlib
import json
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.lineage import draft_before, record_lineage, say_ancestors, say_removed
from drafts.models import Article, Draft, Lineage
from drafts.working import ChangedMeanwhile, NotChanged, take


class NotOfTheDraftBefore(NotChanged):
    """An article comes from articles of the draft before its own."""


@transaction.atomic
def correct_ancestors(
    article: Article,
    ancestors: Sequence[int],
    *,
    by: User,
    note: str = "",
    seen: str | None = None,
) -> None:
    """Write that `article` comes from `ancestors`, ids of articles of the draft before; from none
    of them, that it is new.

    What loses its last edge by that is proposed anew by the comparison. `seen` is
    `edges_seen(article)`. Raises `NotChanged`.
    """
    draft = take(article.draft_id)
    if seen is not None and seen != edges_seen(article):
        raise ChangedMeanwhile
    before = draft_before(draft)
    theirs = set(before.articles.values_list("pk", flat=True)) if before else set()
    if not set(ancestors) <= theirs:
        raise NotOfTheDraftBefore(_("Choose articles of the draft before."))
    say_ancestors(
        {article: ancestors}, draft, origin=Lineage.Origin.CORRECTED, by=by, note=note.strip()
    )
    record_lineage(draft)


@transaction.atomic
def correct_removed(
    old: Article, draft: Draft, *, by: User, note: str = "", seen: str | None = None
) -> None:
    """Write that `old`, an article of the draft before `draft`, was removed in it.

    `seen` is `edges_seen(old)`. Raises `NotChanged`.
    """
    draft = take(draft.pk)
    if seen is not None and seen != edges_seen(old):
        raise ChangedMeanwhile
    before = draft_before(draft)
    if before is None or old.draft_id != before.pk:
        raise NotOfTheDraftBefore(_("Choose articles of the draft before."))
    say_removed([old.pk], draft, origin=Lineage.Origin.CORRECTED, by=by, note=note.strip())
    record_lineage(draft)


def edges_seen(article: Article) -> str:
    """Return a mark of the edges of `article` towards the neighbouring drafts, as they are."""
    edges = Lineage.objects.filter(new=article) | Lineage.objects.filter(old=article)
    said = list(edges.order_by("pk").values_list("old", "new", "origin", "note"))
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]
