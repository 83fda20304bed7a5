"""Splitting an article of a working draft in two."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.lineage import ancestors_of, record_lineage, say_ancestors
from drafts.models import Article, Lineage
from drafts.reading_order import make_room
from drafts.working import NotChanged, check_heading, check_seen, free_slug, take


class NothingToSplit(NotChanged):
    """One of the two parts would say nothing."""


@transaction.atomic
def split_article(
    article: Article, *, at: int, heading: str, number: str, by: User, seen: str | None = None
) -> Article:
    """Put the text of `article` from the character `at` on into an article of its own, right
    behind it, with `heading` and `number`; return that one.

    Both come from what the article came from. `seen` is `seen_of([article])`. Raises `NotChanged`.
    """
    draft = take(article.draft_id)
    article = Article.objects.get(pk=article.pk)
    check_seen([article], seen)
    heading, number = heading.strip(), number.strip()
    check_heading(heading, number)
    first, second = article.text[:at].rstrip(), article.text[at:].lstrip()
    if not first or not second:
        raise NothingToSplit(_("Choose a place inside the text: both parts need words."))
    make_room(draft, article.position + 1)
    part = Article(
        draft=draft,
        division_id=article.division_id,
        position=article.position + 1,
        kind=article.kind,
        number=number,
        slug=free_slug(draft, article.kind, number, heading),
        heading=heading,
        text=second,
    )
    article.text = first
    for one in (article, part):
        one._history_user, one._change_reason = by, "split"
        one.save()
    ancestors = ancestors_of([article])[article.pk]
    say_ancestors(
        {article: ancestors, part: ancestors}, draft, origin=Lineage.Origin.RECORDED, by=by
    )
    record_lineage(draft)
    return part
