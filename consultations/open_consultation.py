"""Opening a window on a published draft, and extending it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from consultations.models import Consultation
from drafts.models import Draft
from drafts.rules import broken_rule


class NotOpened(Exception):
    """The window was refused; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


# The database's rules, in words.
REFUSALS = {
    "consultation_on_published_draft": _("People can only be consulted on a published draft."),
    "consultation_closes_after_opening": _("The closing must be later than the opening."),
    "consultation_closes_in_future": _("The closing is in the past already."),
    "consultation_has_a_channel": _("Choose at least one channel."),
    "consultation_opened_is_kept": _(
        "The window has opened: its draft, its opening and its channels can no longer be taken "
        "back."
    ),
    "consultation_keeps_its_draft": _("A window stays with its draft."),
    "consultation_never_shortened": _(
        "An open window may be extended, never shortened, and a closed one stays closed."
    ),
}


def open_consultation(
    draft: Draft,
    *,
    title: str,
    opens_at: datetime,
    closes_at: datetime,
    channels: Iterable[str],
    description: str = "",
) -> Consultation:
    """Set up a window on `draft` from `opens_at` up to `closes_at` (aware; the policy's clock).

    Raises `NotOpened`.
    """
    consultation = Consultation(
        draft=draft,
        title=title,
        description=description,
        opens_at=opens_at,
        closes_at=closes_at,
        channels=list(channels),
    )
    return save_consultation(consultation)


@transaction.atomic
def save_consultation(consultation: Consultation) -> Consultation:
    """Store a new or changed window. Raises `NotOpened` where the database refuses it."""
    try:
        with transaction.atomic():
            consultation.save()
    except IntegrityError as error:
        message = REFUSALS.get(broken_rule(error))
        if message is None:
            raise
        raise NotOpened(message) from error
    return consultation
