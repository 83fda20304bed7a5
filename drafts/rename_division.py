"""Giving a division of a working draft another heading."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.add_division import NoHeading
from drafts.lineage import record_lineage
from drafts.models import Division
from drafts.working import ChangedMeanwhile, take


@transaction.atomic
def rename_division(
    division: Division, *, heading: str, by: User, seen: str | None = None
) -> Division:
    """Give `division` another heading. `seen` is the heading that the person saw.

    Raises `drafts.working.NotChanged`.
    """
    draft = take(division.draft_id)
    division = Division.objects.get(pk=division.pk)
    if seen is not None and seen != division.heading:
        raise ChangedMeanwhile
    if not heading.strip():
        raise NoHeading(_("A division needs a heading."))
    division.heading = heading.strip()
    division._history_user, division._change_reason = by, "renamed"
    division.save(update_fields=["heading"])
    record_lineage(draft)
    return division
