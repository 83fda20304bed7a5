"""The practice clock moves a demonstration's time, and no other policy's."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from drafts.clock import now_of
from drafts.models import Policy
from drafts.roles import Role
from tests.factories import make_policy, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(policy):
    return reverse("admin:drafts_policy_clock", args=[policy.pk])


def test_the_clock_is_moved_and_brought_back(client, enter, policy, address):
    enter(Role.COORDINATOR)
    client.post(address, {"instant": "2031-03-05T10:30"})
    policy.refresh_from_db()
    moved = datetime(2031, 3, 5, 16, 30, tzinfo=UTC)  # 10:30 in Mexico City
    assert abs(now_of(policy) - moved) < timedelta(minutes=1)

    client.post(address, {"present": "1"})
    policy.refresh_from_db()
    assert policy.clock_offset == timedelta()


def test_an_instant_that_cannot_be_read_is_refused(client, enter, policy, address):
    enter(Role.COORDINATOR)
    response = client.post(address, {"instant": "mañana"})
    assert list(response.context["form"].errors) == ["instant"]
    assert Policy.objects.get(pk=policy.pk).clock_offset == timedelta()


def test_a_real_policy_has_no_such_page(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    real = make_policy()
    address = reverse("admin:drafts_policy_clock", args=[real.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"instant": "2031-03-05T10:30"}).status_code == 404
    assert Policy.objects.get(pk=real.pk).clock_offset == timedelta()


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.REVIEWER, Role.OBSERVER])
def test_only_a_coordinator_moves_it(client, enter, policy, address, role):
    enter(role)
    assert client.post(address, {"instant": "2031-03-05T10:30"}).status_code == 403
    assert Policy.objects.get(pk=policy.pk).clock_offset == timedelta()
