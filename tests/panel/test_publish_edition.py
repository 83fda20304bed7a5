"""The publication page: what is missing, the button, the edition under way, what is published."""

import pytest
from django.urls import reverse

from drafts.roles import Role
from publications.models import Edition
from tests.factories import (
    close_window,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_methodology,
    make_policy,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(policy):
    return reverse("admin:publications_edition_policy", args=[policy.pk])


@pytest.fixture
def ready(policy):
    """A policy whose only comment is answered and whose window has closed."""
    make_methodology(policy)
    window = make_consultation(make_draft(policy))
    make_decision(make_comment(window))
    close_window(window)
    policy.refresh_from_db()
    return policy


def test_what_is_missing_is_listed_with_where_to_mend_it(client, enter, policy, address):
    enter(Role.COORDINATOR)
    window = make_consultation(make_draft(policy))
    make_comment(window)
    response = client.get(address)
    assert [(lack.kind, link) for lack, link in response.context["missing"]] == [
        ("methodology", reverse("admin:consultations_methodology_changelist")),
        ("window", reverse("admin:consultations_consultation_changelist")),
        ("answers", reverse("admin:comments_comment_changelist") + f"?policy={policy.pk}"),
    ]
    assert "1 comment has no answer in force." in response.text
    assert '<button type="submit" class="panel-button">Publish</button>' not in response.text


def test_pressing_the_button_without_being_ready_starts_nothing(client, enter, address):
    enter(Role.COORDINATOR)
    response = client.post(address)
    assert (response.status_code, response.context["refusal"]) == (
        409,
        "Nothing was started: something is missing.",
    )
    assert not Edition.objects.exists()


def test_the_button_asks_for_one_edition_however_often_it_is_pressed(client, enter, ready, address):
    coordinator = enter(Role.COORDINATOR)
    assert '<button type="submit" class="panel-button">Publish</button>' in client.get(address).text
    assert client.post(address).url == address
    assert client.post(address).url == address
    edition = Edition.objects.get()
    assert (edition.policy, edition.requested_by, edition.stage) == (
        ready,
        coordinator,
        Edition.Stage.REQUESTED,
    )


def test_an_edition_under_way_is_followed_by_reload_and_by_fragment(client, enter, policy, address):
    person = enter(Role.OBSERVER)
    edition = Edition.objects.create(
        policy=policy,
        number=1,
        requested_by=person,
        stage=Edition.Stage.RENDERING,
        documents_made=2,
    )
    whole = client.get(address).text
    fragment = client.get(address, headers={"HX-Request": "true"}).text
    for text in (whole, fragment):
        assert 'hx-trigger="every 2s"' in text
        assert "2 of 3 documents." in text
        assert 'value="2"></progress>' in text
    assert "<html" in whole
    assert "<html" not in fragment

    Edition.objects.filter(pk=edition.pk).update(stage=Edition.Stage.FAILED, failure="Sin espacio.")
    fragment = client.get(address, headers={"HX-Request": "true"}).text
    assert "hx-trigger" not in fragment
    assert "Edition 1 failed: nothing of it was published." in fragment
    assert "Sin espacio." in fragment


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.REVIEWER, Role.OBSERVER])
def test_only_a_coordinator_publishes(client, enter, ready, address, role):
    enter(role)
    assert "Nothing is missing. A coordinator publishes it." in client.get(address).text
    assert client.post(address).status_code == 403
    assert not Edition.objects.exists()


def test_the_policy_of_others_is_not_there(client, enter):
    enter(Role.COORDINATOR)
    other = reverse("admin:publications_edition_policy", args=[make_policy().pk])
    assert client.get(other).status_code == 404
    assert client.post(other).status_code == 404


def test_with_one_policy_the_list_leads_to_it_and_with_more_it_lists_them(client, enter, address):
    enter(Role.OBSERVER)
    changelist = reverse("admin:publications_edition_changelist")
    assert client.get(changelist).url == address
    make_policy(title="Otra política")
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert "Otra política" in client.get(changelist).text
