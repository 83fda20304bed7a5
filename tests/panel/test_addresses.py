"""Every address of the panel, walked with every role: nobody sees or changes what is not theirs."""

from dataclasses import dataclass

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from comments.models import Comment
from consultations.models import Session
from drafts.models import Membership
from drafts.roles import Role
from publications.models import Edition
from tests.factories import (
    TEXT,
    make_comment,
    make_consultation,
    make_draft,
    make_member,
    make_methodology,
    make_outcome,
    make_policy,
    make_proposal,
    make_user,
)

pytestmark = pytest.mark.django_db

REASON = "Se incorpora el plazo que se propone, con otra redacción."
SECRET = "secreto-de-la-otra-política"
OWN_TABLES = ["accounts", "drafts", "consultations", "comments", "publications"]

# Addresses of the whole panel, by what they need: nothing, or a row.
WITHOUT_ROW = [
    "index",
    "jsi18n",
    "autocomplete",
    "password_change",
    "password_change_done",
    "search",
    "accounts_user_changelist",
    "accounts_user_add",
    "drafts_policy_changelist",
    "drafts_policy_add",
    "drafts_draft_changelist",
    "drafts_draft_add",
    "drafts_draft_import",
    "drafts_article_changelist",
    "drafts_article_add",
    "consultations_consultation_changelist",
    "consultations_consultation_add",
    "consultations_session_changelist",
    "consultations_session_add",
    "consultations_methodology_changelist",
    "consultations_methodology_add",
    "comments_comment_changelist",
    "comments_comment_add",
    "publications_edition_changelist",
    "publications_edition_add",
]
ROWS = {
    "accounts_user": "user",
    "drafts_policy": "policy",
    "drafts_draft": "working",
    "drafts_article": "article",
    "consultations_consultation": "consultation",
    "consultations_session": "session",
    "consultations_methodology": "methodology",
    "comments_comment": "comment",
    "publications_edition": "edition",
}
WITH_ROW = {
    f"{model}_{page}": row
    for model, row in ROWS.items()
    for page in ("change", "delete", "history")
} | {
    "drafts_policy_clock": "policy",
    "drafts_draft_publish": "working",
    "drafts_draft_changes": "working",
    "consultations_methodology_publish": "methodology",
    "publications_edition_policy": "policy",
}
DOORS = {"login", "logout", "app_list", "view_on_site", None}


@dataclass
class World:
    """A policy with one row of everything, and what it would take to change each."""

    def __init__(self, title):
        self.policy = make_policy(title=title, is_demonstration=True)
        draft = make_draft(self.policy)
        make_methodology(self.policy)
        self.consultation = make_consultation(draft)
        self.session = Session.objects.create(
            consultation=self.consultation, channel="table", title=title, held_on="2026-01-15"
        )
        self.comment = make_comment(self.consultation, text=f"Comentario: {title}")
        self.proposal = make_proposal(self.comment)
        self.outcome = make_outcome(self.policy)
        self.methodology = make_methodology(self.policy, version=2, published=False)
        self.working = make_draft(self.policy, text=f"{TEXT}\n{title}", published=False)
        self.article = self.working.articles.last()
        self.user = make_user(name=title)
        self.edition = Edition.objects.create(policy=self.policy, number=1, requested_by=self.user)

    def data(self):
        """What a person could send: enough for every form of the panel."""
        return {
            "policy": self.policy.pk,
            "step": "save",
            "text": TEXT,
            "heading": "Otro",
            "title": "Otro",
            "note": "Otra cosa",
            "draft": self.consultation.draft_id,
            "opens_at": "2030-01-01T00:00",
            "closes_at": "2030-02-01T00:00",
            "channels": ["online"],
            "channel": "forum",
            "consultation": self.consultation.pk,
            "held_on": "2026-02-02",
            "instant": "2030-01-15T00:00",
            "seen": self.proposal.pk,
            "outcome": self.outcome.pk,
            "reason": REASON,
            "email": "otra@example.org",
            "post": "yes",
        }


@pytest.fixture
def own():
    return World("Política propia")


@pytest.fixture
def foreign():
    return World(SECRET)


def addresses(world):
    """Every address, those with a row about the rows of `world`."""
    found = {name: reverse(f"admin:{name}") for name in WITHOUT_ROW}
    for name, row in WITH_ROW.items():
        found[name] = reverse(f"admin:{name}", args=[getattr(world, row).pk])
    return found


def records():
    """Everything in the project's tables, but for when somebody last signed in."""
    return {
        model._meta.label: [
            {key: value for key, value in row.items() if key != "last_login"}
            for row in model.objects.order_by("pk").values()
        ]
        for label in OWN_TABLES
        for model in apps.get_app_config(label).get_models()
    }


def test_the_walk_knows_every_address():
    named = {
        pattern.name
        for pattern in admin.site.get_urls()
        for pattern in getattr(pattern, "url_patterns", [pattern])
    }
    assert named - DOORS == {*WITHOUT_ROW, *WITH_ROW}


def test_without_signing_in_every_address_leads_to_the_sign_in(client, own):
    for name, address in addresses(own).items():
        for response in (client.get(address), client.post(address, own.data())):
            assert response.status_code == 302, name
            assert response.url.startswith((reverse("admin:login"), reverse("account_login"))), name


def test_a_visitor_with_an_account_is_refused_everywhere(client, own):
    client.force_login(make_user())
    before = records()
    for name, address in addresses(own).items():
        assert client.get(address, follow=True).status_code == 403, name
        assert client.post(address, own.data(), follow=True).status_code == 403, name
    assert records() == before


def test_staff_without_a_membership_see_and_change_nothing(client, own):
    client.force_login(make_user(is_staff=True))
    before = records()
    for name, address in addresses(own).items():
        assert "Política propia" not in client.get(address).text, name
        client.post(address, own.data())
    assert records() == before


@pytest.mark.parametrize("role", list(Role))
def test_a_member_of_one_policy_sees_nothing_of_another(client, own, foreign, role):
    client.force_login(make_member(own.policy, role))
    for name, address in addresses(foreign).items():
        response = client.get(address)
        assert SECRET not in response.text, name
        if name in WITH_ROW:
            assert response.status_code in (302, 403, 404), name


@pytest.mark.parametrize("role", list(Role))
def test_a_member_of_one_policy_changes_nothing_of_another(client, own, foreign, role):
    client.force_login(make_member(own.policy, role))
    before = records()
    for name, address in addresses(foreign).items():
        response = client.post(address, foreign.data())
        assert SECRET not in response.text, name
    assert records() == before


def test_an_observer_reads_and_changes_nothing(client, own):
    client.force_login(make_member(own.policy, Role.OBSERVER))
    before = records()
    statuses = {}
    for name, address in addresses(own).items():
        statuses[name] = client.get(address).status_code
        client.post(address, own.data())
    assert records() == before
    readable = {name for name, status in statuses.items() if status == 200}
    assert readable >= {
        "index",
        "drafts_policy_changelist",
        "drafts_policy_change",
        "drafts_policy_history",
        "drafts_draft_changelist",
        "drafts_draft_change",
        "drafts_article_change",
        "drafts_article_history",
        "consultations_consultation_change",
        "consultations_session_change",
        "consultations_methodology_change",
        "comments_comment_changelist",
        "comments_comment_change",
        "publications_edition_policy",
    }
    refused = {name for name, status in statuses.items() if status == 403}
    assert refused >= {
        "drafts_draft_import",
        "drafts_draft_publish",
        "drafts_draft_delete",
        "drafts_policy_clock",
        "consultations_consultation_add",
        "consultations_methodology_add",
        "consultations_methodology_publish",
        "consultations_session_add",
        "accounts_user_changelist",
    }


@pytest.mark.parametrize("role", [*Role, None])
def test_every_page_of_the_own_policy_answers(client, own, role):
    person = make_member(own.policy, role) if role else make_user(is_staff=True, is_superuser=True)
    client.force_login(person)
    for name, address in addresses(own).items():
        assert client.get(address).status_code in (200, 302, 403, 404), name


def test_comments_and_decisions_are_edited_and_deleted_by_nobody(client, own):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    comment = reverse("admin:comments_comment_delete", args=[own.comment.pk])
    assert client.post(comment, {"post": "yes"}).status_code == 403
    assert client.get(reverse("admin:comments_comment_add")).status_code == 403
    client.post(reverse("admin:comments_comment_change", args=[own.comment.pk]), {"text": "Otro"})
    assert Comment.objects.get(pk=own.comment.pk).text == f"Comentario: {own.policy.title}"
    assert "comments_decision_changelist" not in {
        pattern.name
        for pattern in admin.site.get_urls()
        for pattern in getattr(pattern, "url_patterns", [pattern])
    }


def test_a_member_whose_membership_ended_sees_nothing(client, own):
    member = make_member(own.policy, Role.COORDINATOR)
    Membership.objects.filter(user=member).delete()
    client.force_login(member)
    assert own.policy.title not in client.get(reverse("admin:index")).text
