"""Naming the comments that a change of an article attends."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from comments.models import Attends, Comment
from drafts.models import ChangeNote
from drafts.rules import broken_rule


class NotAttended(Exception):
    """The comments were refused; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class CommentNotEarlier(NotAttended):
    """A change attends what was said of earlier drafts of the same policy."""


@transaction.atomic
def attend(note: ChangeNote, comments: Iterable[Comment]) -> list[Attends]:
    """Say that the change which `note` explains attends `comments`.

    Raises `CommentNotEarlier`.
    """
    try:
        with transaction.atomic():
            return Attends.objects.bulk_create(
                Attends(note=note, comment=comment) for comment in set(comments)
            )
    except IntegrityError as error:
        if broken_rule(error) != "attends_in_later_draft":
            raise
        raise CommentNotEarlier(
            _("A change attends comments on earlier drafts of the same policy.")
        ) from error
