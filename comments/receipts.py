"""The receipt of a comment: its letter, and its document as a PDF."""

import logging
from functools import partial

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import get_language
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from comments.tasks import make_receipt, send_receipt

log = logging.getLogger(__name__)

PATIENCE = 30  # seconds in which a receipt is not asked for again


def give_receipt(comment, site):
    """Mail the receipt and have its document made, once the comment is committed.

    `site` is the address of the site's root, which the document and the letter lead to.
    """
    transaction.on_commit(partial(_queue, send_receipt, comment, site))
    transaction.on_commit(partial(_queue, make_receipt, comment, site))


def ask_for_document(comment, site):
    """Have the receipt's document made if it is not being made: the job may have been lost."""
    try:
        if not cache.add(f"receipt-asked:{comment.pk}", True, PATIENCE):
            return
    except (RedisError, OSError):
        log.warning("The cache does not answer; the receipt of %s may be made twice", comment.folio)
    transaction.on_commit(partial(_queue, make_receipt, comment, site))


def _queue(task, comment, site):
    try:
        task.delay(comment.pk, site, get_language())
    except OperationalError:
        # The receipt stands on the site; only its letter or its file is missing.
        log.warning("No broker: %s of %s was not queued.", task.name, comment.folio)
