"""Saving a draft from the panel, also while it is worked on."""

import pytest
from django.urls import reverse

from drafts.draft_text import draft_text
from drafts.exporting import FORMATS
from drafts.models import Membership
from tests.factories import make_draft, make_member, make_policy


@pytest.fixture
def working(policy):
    return make_draft(policy, published=False)


def address(draft, format):
    return reverse("admin:drafts_draft_export", args=[draft.pk, format])


@pytest.mark.parametrize("role", list(Membership.Role))
@pytest.mark.parametrize("format", ["md", "docx", "akn"])
def test_a_member_saves_a_working_draft(client, enter, working, role, format):
    enter(role)
    response = client.get(address(working, format))
    assert response.status_code == 200
    assert response.content == FORMATS[format].make(draft_text(working))
    assert response["Content-Type"] == FORMATS[format].content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
    name = f"{working.policy.slug}-borrador-1.{FORMATS[format].suffix}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'


def test_the_draft_leads_to_its_formats(client, enter, working):
    enter(Membership.Role.OBSERVER)
    page = client.get(reverse("admin:drafts_draft_change", args=[working.pk])).content.decode()
    assert [f'href="{address(working, code)}"' in page for code in FORMATS] == [True] * 3


def test_a_member_of_another_policy_finds_nothing(client, working):
    client.force_login(make_member(make_policy(), Membership.Role.COORDINATOR))
    assert client.get(address(working, "md")).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, working):
    assert client.get(address(working, "md")).status_code == 302


def test_another_format_is_not_found(client, enter, working):
    enter(Membership.Role.DRAFTER)
    assert client.get(address(working, "pdf")).status_code == 404
