"""Who may do what, by role."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from drafts.models import Membership, Policy
from drafts.roles import Act, Role, may, policies_for, require
from tests.factories import make_member, make_policy, make_user

pytestmark = pytest.mark.django_db

EVERYTHING = set(Act)
ALLOWED = {
    Role.COORDINATOR: EVERYTHING,
    Role.DRAFTER: {Act.READ, Act.WRITE_DRAFT, Act.PROPOSE},
    Role.REVIEWER: {Act.READ, Act.PROPOSE, Act.REVIEW},
    Role.OBSERVER: {Act.READ},
}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_gives_its_acts_in_its_policy_alone(role):
    policy, other = make_policy(), make_policy()
    member = make_member(policy, role)
    assert {act for act in Act if may(member, act, policy.pk)} == ALLOWED[role]
    assert {act for act in Act if may(member, act, other.pk)} == set()
    assert {act for act in Act if may(member, act)} == ALLOWED[role]
    assert list(policies_for(member)) == [policy]


def test_superuser_may_do_everything():
    policy = make_policy()
    person = make_user(is_staff=True, is_superuser=True)
    assert all(may(person, act, policy.pk) for act in Act)
    assert set(policies_for(person)) == set(Policy.objects.all())


@pytest.mark.parametrize("lacking", ["is_staff", "is_active"])
def test_membership_alone_does_not_let_in(lacking):
    policy = make_policy()
    member = make_user(**{"is_staff": True, lacking: False})
    Membership.objects.create(policy=policy, user=member, role=Role.COORDINATOR)
    assert not any(may(member, act, policy.pk) for act in Act)
    assert list(policies_for(member)) == []


def test_nobody_signed_in_may_nothing():
    assert not any(may(AnonymousUser(), act) for act in Act)


def test_require_says_so_to_the_person():
    policy = make_policy()
    with pytest.raises(PermissionDenied, match="Your role in this policy does not"):
        require(make_member(policy, Role.OBSERVER), Act.PROPOSE, policy.pk)
