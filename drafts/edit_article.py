"""Editing one article of a working draft, with its history."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.models import Article, Draft


class NotEdited(Exception):
    """The edit was refused; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class DraftIsPublished(NotEdited):
    """What is published never changes."""


class NothingLeft(NotEdited):
    """An article keeps a heading or a text."""


@transaction.atomic
def edit_article(article: Article, *, heading: str, text: str, by: User) -> Article:
    """Give `article` another heading and text (Markdown); who and when go into its history.

    Raises `DraftIsPublished` and `NothingLeft`.
    """
    draft = Draft.objects.select_for_update().get(pk=article.draft_id)
    if draft.is_published:
        raise DraftIsPublished(_("This draft is published: its text no longer changes."))
    if not heading.strip() and not text.strip():
        raise NothingLeft(_("An article needs a heading or a text."))
    article.heading = heading.strip()
    article.text = text.strip()
    article._history_user = by
    article.save(update_fields=["heading", "text"])
    return article
