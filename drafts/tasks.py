"""The jobs: thin around their acts. Each may run twice."""

from celery import shared_task


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
