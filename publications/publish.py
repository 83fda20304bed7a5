"""Asking for an edition: what the panel's button does."""

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from drafts.models import Policy
from publications.models import Edition
from publications.readiness import Missing, NotReady, check, missing
from publications.tasks import make_edition

__all__ = ["Missing", "NotReady", "missing", "request_edition"]


@transaction.atomic
def request_edition(policy: Policy, *, by: User) -> Edition:
    """Start the next edition of `policy` and return it; asked twice, the one under way.

    An edition that failed gives its number to the next one, so that published editions are
    numbered without a gap. The job begins with the commit; when the queue cannot be reached then,
    `publications.tasks.resume_editions` takes the edition up later.

    Raises `NotReady`.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=policy.pk)
    if under_way := policy.editions.filter(stage__in=Edition.UNDER_WAY).first():
        return under_way
    check(policy)
    policy.editions.filter(stage=Edition.Stage.FAILED).delete()
    last = policy.editions.aggregate(last=Max("number"))["last"] or 0
    edition = Edition.objects.create(policy=policy, number=last + 1, requested_by=by)
    transaction.on_commit(lambda: make_edition.apply_async([edition.pk], retry=False), robust=True)
    return edition
