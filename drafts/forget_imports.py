"""Forgetting imports that nobody saved."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from drafts.models import Import


def forget_imports() -> int:
    """Delete what was not changed for `DRAFT_IMPORT_DAYS`; return how many imports that were."""
    before = timezone.now() - timedelta(days=settings.DRAFT_IMPORT_DAYS)
    return Import.objects.filter(changed_at__lt=before).delete()[0]
