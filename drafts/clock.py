"""The clock that a policy's acts are judged by.

It is the database's. A demonstration may carry an offset, so that a process of months can be shown,
and tried, in minutes; the database refuses an offset to a policy that is not a demonstration.
"""

from datetime import timedelta

from django.db import models


class PolicyClock(models.Func):
    """SQL: the present instant of the policy whose id is the argument."""

    function = "policy_clock"
    arity = 1
    output_field = models.DateTimeField()


def now_of(policy):
    """Return the present instant of `policy`, an aware datetime, from the database."""
    return type(policy).objects.values_list(PolicyClock("pk"), flat=True).get(pk=policy.pk)


class DatabaseClock(models.Func):
    """SQL: the database's clock, which goes on within a transaction."""

    function = "clock_timestamp"
    arity = 0
    output_field = models.DateTimeField()


class RealTime(Exception):
    """The clock of a policy that is not a demonstration was to be moved."""


def set_clock(policy, instant):
    """Let a demonstration's clock run from `instant` (aware) on; None is the present again.

    Raises `RealTime` for any other policy.
    """
    offset = timedelta()
    if instant is not None:
        offset = models.Value(instant, models.DateTimeField()) - DatabaseClock()
    demonstrations = type(policy).objects.filter(pk=policy.pk, is_demonstration=True)
    if not demonstrations.update(clock_offset=offset):
        raise RealTime(policy.slug)
