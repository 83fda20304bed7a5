"""Adding an article to a working draft."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.lineage import record_lineage, say_ancestors
from drafts.models import Article, Draft, Lineage
from drafts.move_article import Place, put
from drafts.reading_order import ReadingOrder
from drafts.working import NotChanged, check_heading, free_slug, take


class NothingWritten(NotChanged):
    """An article has a heading or a text."""


@transaction.atomic
def add_article(
    draft: Draft,
    *,
    place: Place | None,
    heading: str,
    number: str,
    text: str,
    by: User,
    kind: str = "article",
) -> Article:
    """Write a new article at `place`, None for the end; in the lineage it comes from nothing.

    Raises `NotChanged`.
    """
    draft = take(draft.pk)
    heading, number, text = heading.strip(), number.strip(), text.strip()
    if not heading and not text:
        raise NothingWritten(_("An article needs a heading or a text."))
    check_heading(heading, number)
    article = Article(
        draft=draft,
        position=draft.articles.count(),
        kind=kind,
        number=number,
        slug=free_slug(draft, kind, number, heading),
        heading=heading,
        text=text,
    )
    article._history_user, article._change_reason = by, "added"
    article.save()
    if place is not None:
        order = ReadingOrder(draft)
        put(order, article, place)
        order.save()
        article.refresh_from_db()
    say_ancestors({article: []}, draft, origin=Lineage.Origin.RECORDED, by=by)
    record_lineage(draft)
    return article
