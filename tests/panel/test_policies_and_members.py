"""Policies are set up by a superuser, who names their members; a coordinator describes them."""

import pytest
from django.urls import reverse

from accounts.models import User
from drafts.models import Membership, Policy
from drafts.roles import Role
from tests.factories import make_draft, make_member, make_user

pytestmark = pytest.mark.django_db


def members(*named, existing=()):
    """The fields of the Technical Group's form."""
    data = {
        "memberships-TOTAL_FORMS": len(existing) + len(named),
        "memberships-INITIAL_FORMS": len(existing),
    }
    for place, membership in enumerate(existing):
        data |= {
            f"memberships-{place}-id": membership.pk,
            f"memberships-{place}-user": membership.user_id,
            f"memberships-{place}-role": membership.role,
        }
    for place, (user, role) in enumerate(named, start=len(existing)):
        data |= {f"memberships-{place}-user": user.pk, f"memberships-{place}-role": role}
    return data


def description(**fields):
    return {
        "title": "Política de bibliotecas",
        "institution": "Secretaría",
        "summary": "",
        "article_word": "artículo",
        **fields,
    }


def test_a_superuser_creates_a_policy_with_its_members(client, enter):
    enter()
    person = make_user(name="Ana Nueva")
    client.post(
        reverse("admin:drafts_policy_add"),
        description(slug="bibliotecas", folio_prefix="BIB") | members((person, Role.COORDINATOR)),
    )
    policy = Policy.objects.get(slug="bibliotecas")
    assert policy.folio_prefix == "BIB"
    assert [(one.user, one.role) for one in policy.memberships.all()] == [(person, "coordinator")]
    person.refresh_from_db()
    assert person.is_staff


def test_a_prefix_that_is_not_letters_and_digits_is_refused(client, enter):
    enter()
    response = client.post(
        reverse("admin:drafts_policy_add"), description(slug="x", folio_prefix="a-b") | members()
    )
    assert response.context["adminform"].form.errors == {
        "folio_prefix": ["Capital letters and digits only."]
    }


def test_a_coordinator_describes_the_policy_and_nothing_else(client, enter, policy):
    enter(Role.COORDINATOR)
    other = make_user()
    client.post(
        reverse("admin:drafts_policy_change", args=[policy.pk]),
        description(slug="otra", folio_prefix="OTRA", is_demonstration="")
        | members((other, Role.COORDINATOR)),
    )
    before = (policy.slug, policy.folio_prefix, policy.is_demonstration)
    policy.refresh_from_db()
    assert policy.title == "Política de bibliotecas"
    assert (policy.slug, policy.folio_prefix, policy.is_demonstration) == before
    assert not Membership.objects.filter(user=other).exists()


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.REVIEWER, Role.OBSERVER])
def test_the_others_read_it(client, enter, policy, role):
    enter(role)
    address = reverse("admin:drafts_policy_change", args=[policy.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, description() | members()).status_code == 403


def test_a_policy_with_drafts_is_not_deleted(client, enter, policy):
    enter()
    make_draft(policy)
    address = reverse("admin:drafts_policy_delete", args=[policy.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403


def test_accounts_are_the_superusers_matter(client, enter):
    enter()
    client.post(
        reverse("admin:accounts_user_add"),
        {"email": "Nueva@Example.org", "name": "Nueva", "is_active": "on", "is_staff": "on"},
    )
    person = User.objects.get(name="Nueva")
    assert (person.email, person.is_staff, person.has_usable_password()) == (
        "nueva@example.org",
        True,
        False,
    )


def test_nobody_finds_accounts_through_the_search_of_members(client, policy):
    client.force_login(make_member(policy, Role.COORDINATOR))
    response = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "drafts", "model_name": "membership", "field_name": "user", "term": "e"},
    )
    assert response.status_code == 403
