"""Removing a division's heading from a working draft; its articles stay."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.lineage import record_lineage
from drafts.models import Article, Division
from drafts.move_article import NoSuchPlace
from drafts.reading_order import ReadingOrder
from drafts.working import take


@transaction.atomic
def remove_division(division: Division, *, by: User) -> None:
    """Take the heading away: its articles go to `destination_of` it, the divisions within it to
    the one that it lies in.

    Raises `drafts.working.NotChanged`.
    """
    draft = take(division.draft_id)
    order = ReadingOrder(draft)
    known = {one.pk: one for one in order.divisions}
    if division.pk not in known:
        raise NoSuchPlace(_("This division is no longer in the draft."))
    removed = known[division.pk]
    destination = destination_of(order, removed)
    for one in order.entries:
        if isinstance(one, Article) and one.division_id == removed.pk:
            one.division_id = destination and destination.pk
        elif isinstance(one, Division) and one.parent_id == removed.pk:
            one.parent_id = removed.parent_id
    order.entries.remove(removed)
    order.divisions.remove(removed)
    order.save()
    removed._history_user, removed._change_reason = by, "removed"
    removed.delete()
    record_lineage(draft)


def destination_of(order: ReadingOrder, division: Division) -> Division | None:
    """Return the division in which its articles then are: what they are read under without it.

    That is the one that it lies in, or, where other divisions of that one come first, the last of
    those.
    """
    known = {one.pk: one for one in order.divisions}
    place = order.at(division)
    before = order.entries[place - 1] if place else None
    if isinstance(before, Article):
        return known.get(before.division_id)
    return before
