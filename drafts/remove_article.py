"""Removing an article from a working draft."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.lineage import ancestors_of, record_lineage, say_removed
from drafts.models import Article, Lineage
from drafts.reading_order import close_gap
from drafts.working import AnAnswerPointsToIt, NotChanged, check_seen, take


class ReasonMissing(NotChanged):
    """What people read and commented on is not removed without a word."""


@transaction.atomic
def remove_article(article: Article, *, reason: str, by: User, seen: str | None = None) -> None:
    """Remove `article`; the articles that it came from, and nothing else did, are told as removed,
    with `reason`.

    An article that is new in this draft needs no reason. `seen` is `seen_of([article])`. Raises
    `NotChanged`.
    """
    draft = take(article.draft_id)
    article = Article.objects.get(pk=article.pk)
    check_seen([article], seen)
    ancestors = ancestors_of([article])[article.pk]
    reason = reason.strip()
    if ancestors and not reason:
        raise ReasonMissing(
            _("Say why it is removed: the article stands in the draft before, for all to see.")
        )
    others = draft.lineage_back.filter(old__in=ancestors, new__isnull=False).exclude(new=article)
    elsewhere = set(others.values_list("old", flat=True))
    for edge in article.ancestors.all():
        edge._history_user = by
        edge.delete()
    say_removed(
        [old_id for old_id in ancestors if old_id not in elsewhere],
        draft,
        origin=Lineage.Origin.RECORDED,
        by=by,
        note=reason,
    )
    article._history_user, article._change_reason = by, "removed"
    try:
        article.delete()
    except ProtectedError as error:
        raise AnAnswerPointsToIt(
            _("An answer to a comment says that it shows in this article: it cannot be removed.")
        ) from error
    close_gap(draft, article.position)
    record_lineage(draft)
