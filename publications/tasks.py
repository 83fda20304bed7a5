"""The jobs: thin around their acts. Each may run twice."""

from celery import shared_task
from django.db.models.functions import Now

from publications.queries import editions_unheard_of


@shared_task
def make_edition(edition_id: int) -> None:
    """Make an edition, or go on with it."""
    # Here, since it brings WeasyPrint: the web server and `manage.py` do without it.
    from publications import make_edition as act

    act.make_edition(edition_id)


@shared_task
def resume_editions() -> None:
    """Put editions whose job was lost, or went wrong, back in the queue."""
    for edition in editions_unheard_of():
        # Heard of again, so that the next round leaves it time to begin.
        type(edition).objects.filter(pk=edition.pk).update(heard_at=Now())
        make_edition.delay(edition.pk)
