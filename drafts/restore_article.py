"""Taking up the words of an earlier version: they become a new one, and those between stay."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.edit_article import NotEdited, edit_article
from drafts.models import Article
from drafts.numbering import with_number


class AlreadyThere(NotEdited):
    """The version says what the article says."""


@transaction.atomic
def restore_article(article: Article, version, *, by: User, reason: str = "") -> Article:
    """Give `article` the words of `version`, one of its history, and return it.

    `article.revision` says which words the person saw, as in `edit_article`. A number that the
    article got since then stays in its heading.

    Raises `AlreadyThere` and what `edit_article` raises.
    """
    heading = version.heading
    if version.number and version.number != article.number:
        heading = with_number(heading, version.number, article.number)
    if (heading, version.text) == (article.heading, article.text):
        raise AlreadyThere(_("The article says this already."))
    article._restored_from = version.history_id
    return edit_article(article, heading=heading, text=version.text, by=by, reason=reason)
