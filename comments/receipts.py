"""The receipt of a comment by e-mail."""

import logging
from functools import partial

from django.db import transaction
from django.utils.translation import get_language
from kombu.exceptions import OperationalError

from comments.tasks import send_receipt

log = logging.getLogger(__name__)


def mail_receipt(comment, address):
    """Send the receipt, whose page is at `address`, once the comment is committed."""
    transaction.on_commit(partial(_queue, comment, address, get_language()))


def _queue(comment, address, language):
    try:
        send_receipt.delay(comment.pk, address, language)
    except OperationalError:
        # The receipt stands on the site; only its letter is missing.
        log.warning("No broker: the receipt of %s was not mailed.", comment.folio)
