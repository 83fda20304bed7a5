"""Adding a division to a working draft: a heading above an article."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.lineage import record_lineage
from drafts.models import Article, Division, Draft
from drafts.reading_order import ReadingOrder
from drafts.working import NotChanged, take


class NoHeading(NotChanged):
    """A division is its heading."""


class NoSuchArticle(NotChanged):
    """The article that the heading was to stand above is not in the draft."""


@transaction.atomic
def add_division(
    draft: Draft, *, heading: str, kind: str, above: Article, beside: bool = False, by: User
) -> Division:
    """Put a heading above the article `above`; it and those that follow it in its division are in
    the new one.

    The new one lies within theirs; with `beside` it follows theirs as one of the same rank. Raises
    `NotChanged`.
    """
    draft = take(draft.pk)
    heading = heading.strip()
    if not heading:
        raise NoHeading(_("A division needs a heading."))
    order = ReadingOrder(draft)
    try:
        start = order.at(above)
    except StopIteration as error:
        raise NoSuchArticle(_("Choose an article of this draft.")) from error
    around = next(
        (one for one in order.divisions if one.pk == order.entries[start].division_id), None
    )
    parent_id = around and (around.parent_id if beside else around.pk)
    division = Division(
        draft=draft,
        parent_id=parent_id,
        position=len(order.divisions),
        kind=kind,
        heading=heading,
        level=1,
    )
    division._history_user, division._change_reason = by, "added"
    division.save()
    for one in order.entries[start:]:
        if not isinstance(one, Article) or one.division_id != (around and around.pk):
            break
        one.division_id = division.pk
    if around and beside:
        for one in order.entries[start:]:
            if isinstance(one, Division) and one.parent_id == around.pk:
                one.parent_id = division.pk
    order.entries.insert(start, division)
    order.divisions.append(division)
    order.save()
    record_lineage(draft)
    return division
