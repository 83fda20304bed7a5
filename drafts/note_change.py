"""Noting why an article changes, for the public to read beside it."""

from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.models import Article, ChangeNote
from drafts.rules import broken_rule


class NotNoted(Exception):
    """The note was refused; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class NothingSaid(NotNoted):
    """A note says something."""


class NoteIsPublished(NotNoted):
    """A note is published with its draft, and stays."""


@transaction.atomic
def note_change(article: Article, text: str, *, by: User) -> ChangeNote:
    """Add a note to `article` and return it.

    Raises `NothingSaid`, and `NoteIsPublished` once the draft is published.
    """
    text = text.strip()
    if not text:
        raise NothingSaid(_("Write in a few words why the article changes: the public reads it."))
    note = ChangeNote(article=article, text=text, by=by, at=Now())
    note._history_user = by
    _while_working(note.save)
    note.refresh_from_db(fields=["at"])
    return note


@transaction.atomic
def withdraw_note(note: ChangeNote, *, by: User) -> None:
    """Take a note back; it stays in the history.

    Raises `NoteIsPublished` once the draft is published.
    """
    note._history_user = by
    _while_working(note.delete)


def _while_working(write):
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        if broken_rule(error) != "draft_published_is_frozen":
            raise
        raise NoteIsPublished(
            _("This draft is published: its notes are published with it.")
        ) from error
