"""The clock that a policy's acts are judged by.

It is the database's. A demonstration may carry an offset, so that a process of months can be shown,
and tried, in minutes; the database refuses an offset to a policy that is not a demonstration.
"""

from datetime import timedelta

from django.db import models, transaction


class PolicyClock(models.Func):
    """SQL: the present instant of the policy whose id is the argument."""

    function = "policy_clock"
    arity = 1
    output_field = models.DateTimeField()


def now_of(policy):
    """Return the present instant of `policy`, an aware datetime, from the database."""
    return type(policy).objects.values_list(PolicyClock("pk"), flat=True).get(pk=policy.pk)


class RealTime(Exception):
    """The clock of a policy that is not a demonstration was to be moved."""


@transaction.atomic
def set_clock(policy, instant):
    """Let a demonstration's clock run from `instant` (aware) on; None brings it back to the present.

    Raises `RealTime` for any other policy.
    """
    policy = type(policy).objects.select_for_update().get(pk=policy.pk)
    if not policy.is_demonstration:
        raise RealTime(policy.slug)
    if instant is None:
        policy.clock_offset = timedelta()
    else:
        policy.clock_offset += instant - now_of(policy)
    type(policy).objects.filter(pk=policy.pk).update(clock_offset=policy.clock_offset)
