"""Moving a division of a working draft, with all that it holds."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_update_with_history

from accounts.models import User
from drafts.lineage import record_lineage
from drafts.models import Division
from drafts.move_article import NoSuchPlace, Side
from drafts.reading_order import ReadingOrder
from drafts.working import take


@transaction.atomic
def move_division(division: Division, side: Side, of: Division, *, by: User) -> Division:
    """Put `division` before or after `of`, as one of its rank, or last within it.

    Raises `drafts.working.NotChanged`.
    """
    draft = take(division.draft_id)
    order = ReadingOrder(draft)
    known = {one.pk: one for one in order.divisions}
    if division.pk not in known or of.pk not in known:
        raise NoSuchPlace(_("What it was to stand beside is no longer in this draft."))
    moved, beside = known[division.pk], known[of.pk]
    if beside.pk in order.within(moved):
        raise NoSuchPlace(_("A division cannot be put beside or within itself."))
    start, end = order.block(moved)
    block = order.entries[start:end]
    del order.entries[start:end]
    first, last = order.block(beside)
    place = first if side == Side.BEFORE else last
    order.entries[place:place] = block
    moved.parent_id = beside.pk if side == Side.WITHIN else beside.parent_id
    order.save()
    bulk_update_with_history([moved], Division, [], default_user=by, default_change_reason="moved")
    record_lineage(draft)
    return moved
