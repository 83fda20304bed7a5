"""Publishing a methodology: the outcomes are fixed before the first answer."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from consultations.models import Methodology


class MethodologyNotPublished(Exception):
    """The methodology was not published; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@transaction.atomic
def publish_methodology(methodology: Methodology) -> Methodology:
    """Freeze `methodology` and put it in force, dated by the database.

    Raises `MethodologyNotPublished` when it is published already or lists no outcome.
    """
    methodology = Methodology.objects.select_for_update().get(pk=methodology.pk)
    if methodology.is_published:
        raise MethodologyNotPublished(_("This methodology is published already."))
    if not methodology.outcomes.exists():
        raise MethodologyNotPublished(_("A methodology without outcomes cannot be published."))
    methodology.published_at = Now()  # the database puts the policy's clock in its place
    methodology.save(update_fields=["published_at"])
    methodology.refresh_from_db(fields=["published_at"])
    return methodology
