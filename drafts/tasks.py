"""The jobs: thin around their acts. Each may run twice."""

import logging

from celery import shared_task

from drafts.forget_imports import forget_imports as forget
from drafts.make_comparison import make_comparison
from drafts.models import Draft
from drafts.queries import pairs_to_compare

log = logging.getLogger(__name__)


@shared_task
def export_draft(draft_id: int) -> None:
    """Make the files that a published draft lacks."""
    # Here, since it brings pandoc and lxml: publishing does without them.
    from drafts import export_draft as act

    act.export_draft(draft_id)


@shared_task
def export_drafts() -> None:
    """Make the files that any published draft lacks."""
    from drafts import export_draft as act

    for draft in act.drafts_to_export():
        export_draft.delay(draft.pk)


@shared_task
def compare_with_earlier(draft_id: int) -> None:
    """Compare a published draft with all earlier ones of its policy, the nearest first."""
    draft = Draft.objects.get(pk=draft_id)
    earlier = Draft.objects.filter(policy=draft.policy_id, number__lt=draft.number)
    for other in earlier.filter(published_at__isnull=False).order_by("-number"):
        make_comparison(other, draft)


@shared_task
def make_missing_comparisons() -> None:
    """Make the comparisons that were lost, deleted, or made by an earlier version."""
    for old, new in pairs_to_compare():
        try:
            make_comparison(old, new)
        except Exception:  # one that cannot be made keeps no other policy waiting
            log.exception("Drafts %s and %s could not be compared.", old.pk, new.pk)


@shared_task
def forget_imports() -> None:
    """Delete the imports that nobody saved."""
    log.info("%s imports that nobody saved were forgotten.", forget())
