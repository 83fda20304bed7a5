"""The clock: a demonstration's can be set, a real policy's cannot."""

from datetime import UTC, datetime, timedelta

import pytest

from drafts.clock import RealTime, now_of, set_clock
from tests.factories import make_policy

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2023, 3, 13, 9, tzinfo=UTC)


def test_it_runs_on_from_the_instant_set():
    policy = make_policy(is_demonstration=True)
    set_clock(policy, LONG_AGO)
    first, second = now_of(policy), now_of(policy)
    assert LONG_AGO <= first < second < LONG_AGO + timedelta(minutes=1)


def test_it_comes_back_to_the_present():
    policy, real = make_policy(is_demonstration=True), make_policy()
    set_clock(policy, LONG_AGO)
    set_clock(policy, None)
    assert abs(now_of(policy) - now_of(real)) < timedelta(minutes=1)


def test_a_real_policy_keeps_real_time():
    with pytest.raises(RealTime):
        set_clock(make_policy(), LONG_AGO)
