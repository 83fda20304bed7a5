"""Jobs about drafts."""

import logging

from celery import shared_task

from drafts.forget_imports import forget_imports as forget

log = logging.getLogger(__name__)


@shared_task
def forget_imports():
    """Delete the imports that nobody saved."""
    log.info("%s imports that nobody saved were forgotten.", forget())
