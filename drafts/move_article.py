"""Moving an article of a working draft to another place."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_update_with_history

from accounts.models import User
from drafts.lineage import record_lineage
from drafts.models import Article, Division
from drafts.reading_order import ReadingOrder
from drafts.working import NotChanged, check_seen, take


class Side(StrEnum):
    """Where, as seen from another article or from a division."""

    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"


@dataclass(frozen=True)
class Place:
    """Before or after an article, in whose division one then is, or last within a division."""

    side: Side
    of: Article | Division


class NoSuchPlace(NotChanged):
    """There is nothing there to stand beside."""


@transaction.atomic
def move_article(article: Article, place: Place, *, by: User, seen: str | None = None) -> Article:
    """Move `article` to `place`. `seen` is `seen_of([article])`. Raises `NotChanged`."""
    draft = take(article.draft_id)
    article = Article.objects.get(pk=article.pk)
    check_seen([article], seen)
    order = ReadingOrder(draft)
    put(order, article, place)
    return _saved(order, article, draft, by)


@transaction.atomic
def move_by_one(article: Article, *, up: bool, by: User, seen: str | None = None) -> Article:
    """Let `article` and its neighbour change places; across a heading it joins the other division.

    Raises `NotChanged`, also where it is the first already, or the last.
    """
    draft = take(article.draft_id)
    article = Article.objects.get(pk=article.pk)
    check_seen([article], seen)
    order = ReadingOrder(draft)
    articles = order.articles
    at = next(place for place, one in enumerate(articles) if one.pk == article.pk)
    beside = at - 1 if up else at + 1
    if not 0 <= beside < len(articles):
        raise NoSuchPlace(_("It is the first already.") if up else _("It is the last already."))
    neighbour = articles[beside]
    same = neighbour.division_id == article.division_id
    # The neighbour of another division is met at its edge: the heading alone is crossed.
    side = Side.BEFORE if up == same else Side.AFTER
    put(order, article, Place(side, neighbour))
    return _saved(order, article, draft, by)


def put(order: ReadingOrder, article: Article, place: Place) -> None:
    """Take `article` out of the order and put it at `place`. Raises `NoSuchPlace`."""
    if isinstance(place.of, Article) and place.of.pk == article.pk:
        raise NoSuchPlace(_("Choose another article to put it beside."))
    try:
        moved = order.entries.pop(order.at(article))
        beside = order.entries[order.at(place.of)]
    except StopIteration as error:
        raise NoSuchPlace(_("What it was to stand beside is no longer in this draft.")) from error
    if isinstance(beside, Division):
        moved.division_id = beside.pk
        order.entries.insert(order.end_of_own(beside), moved)
    else:
        moved.division_id = beside.division_id
        after = place.side == Side.AFTER
        order.entries.insert(order.at(beside) + after, moved)


def _saved(order: ReadingOrder, article: Article, draft, by: User) -> Article:
    order.save()
    article.refresh_from_db()
    # Where an article stands is not one of the fields that its history keeps; that it moved is.
    bulk_update_with_history([article], Article, [], default_user=by, default_change_reason="moved")
    record_lineage(draft)
    return article
