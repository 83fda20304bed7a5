"""Editing one article of a working draft. Every save is a version that stays in its history."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.models import Article, Draft
from drafts.numbering import carries
from drafts.reading.parts import number_in
from drafts.rules import broken_rule


class NotEdited(Exception):
    """The edit was refused; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class DraftIsPublished(NotEdited):
    """What is published never changes."""


class ArticleGone(NotEdited):
    """It was merged into another one, or removed, while these words were written."""


class NothingLeft(NotEdited):
    """An article keeps a heading or a text."""


class NumberIsAnother(NotEdited):
    """The heading shows another number than the article has."""


class EditedMeanwhile(NotEdited):
    """Somebody saved other words since these were read."""


@transaction.atomic
def edit_article(
    article: Article, *, heading: str, text: str, by: User, reason: str = ""
) -> Article:
    """Give `article` another heading and text (Markdown); who, when and why go into its history.

    `article.revision` says from which words this was written: the database refuses the edit when
    there are later ones. Words that are there already make no new version.

    Raises `DraftIsPublished`, `ArticleGone`, `NothingLeft`, `NumberIsAnother` and
    `EditedMeanwhile`.
    """
    draft = Draft.objects.select_for_update().get(pk=article.draft_id)
    if draft.is_published:
        raise DraftIsPublished(_("This draft is published: its text no longer changes."))
    if not draft.articles.filter(pk=article.pk).exists():
        raise ArticleGone(
            _(
                "This article is no longer there: somebody merged it into another one, "
                "or removed it."
            )
        )
    heading, text = heading.strip(), text.strip()
    if not heading and not text:
        raise NothingLeft(_("An article needs a heading or a text."))
    shown = number_in(heading)
    if article.number and shown and not carries(heading, article.number):
        raise NumberIsAnother(
            _(
                "The heading says number %(shown)s and the article has number %(number)s. "
                "Its number is changed under “Renumber”, so that its address and the references "
                "to it follow."
            )
            % {"shown": shown, "number": article.number}
        )
    if Article.objects.filter(pk=article.pk, heading=heading, text=text).exists():
        article.refresh_from_db(fields=["heading", "text", "revision"])
        return article
    article.heading, article.text = heading, text
    article._history_user = by
    article._change_reason = reason or None
    try:
        with transaction.atomic():
            article.save(update_fields=["heading", "text", "revision"])
    except IntegrityError as error:
        if broken_rule(error) != "article_edit_is_stale":
            raise
        raise EditedMeanwhile(
            _("While you were writing, somebody else saved other words for this article.")
        ) from error
    return article
