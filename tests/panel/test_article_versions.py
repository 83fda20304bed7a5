"""The versions of an article: who, when, what changed; any of them whole, and restored."""

import pytest
from django.urls import reverse

from drafts.edit_article import edit_article
from drafts.models import Article
from drafts.publish_draft import publish_draft
from drafts.roles import Role
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(policy):
    """Two versions: as imported, and with Ana's words."""
    article = make_draft(policy, published=False).articles.first()
    text = article.text.replace("reglas", "normas")
    return edit_article(
        article,
        heading="Artículo 1. Fines",
        text=text,
        by=make_user(name="Ana Redacta"),
        reason="Como lo dice la ley.",
    )


@pytest.fixture
def address(article):
    return reverse("admin:drafts_article_history", args=[article.pk])


def whole(version):
    return reverse("admin:drafts_article_version", args=[version.pk])


def test_every_version_is_listed_with_what_it_changed(client, enter, address):
    enter(Role.OBSERVER)
    listed = client.get(address).context["listed"]
    assert [
        (one.version.ordinal, one.entry.what, one.entry.who, one.entry.why) for one in listed
    ] == [
        (2, "Changed", "Ana Redacta", "Como lo dice la ley."),
        (1, "Created", "the system", ""),
    ]
    heading, text = listed[0].entry.changes
    assert [(op.kind, op.text) for op in heading.ops] == [
        ("same", "Artículo 1. "),
        ("removed", "Objeto"),
        ("added", "Fines"),
    ]
    assert [op.text for op in text.ops if op.kind != "same"] == ["reglas", "normas"]
    assert listed[1].entry.changes == ()


def test_many_versions_come_in_pages_and_each_against_the_one_before(
    client, enter, article, address, django_assert_num_queries
):
    enter(Role.DRAFTER)
    for number in range(3, 24):
        edit_article(article, heading="A", text=f"Texto {number}.", by=make_user())
    # Session, account, article, memberships; how many, the page, the one before it.
    with django_assert_num_queries(7):
        first = client.get(address).context["listed"]
    second = client.get(address, {"page": 2}).context["listed"]
    assert [one.version.ordinal for one in first] == list(range(23, 3, -1))
    assert [one.version.ordinal for one in second] == [3, 2, 1]
    [change] = first[-1].entry.changes
    assert [op.text for op in change.ops if op.kind != "same"] == ["3", "4"]


def test_a_version_is_seen_whole(client, enter, article):
    enter(Role.OBSERVER)
    first = article.history.last()
    response = client.get(whole(first))
    assert response.context["version"].ordinal == 1
    assert "<p>La presente política fija las reglas para publicar datos abiertos.</p>" in (
        response.text
    )
    assert not response.context["can_restore"]


def test_a_version_is_restored(client, enter, said, article, address):
    enter(Role.DRAFTER, name="Blanca")
    first = article.history.last()
    sent = {"revision": article.revision, "reason": "Se leía mejor."}
    response = client.post(whole(first), sent, follow=True)
    assert said(response) == ["Version 1 was restored: it is a new version now."]
    assert Article.objects.get(pk=article.pk).text == first.text
    latest = client.get(address).context["listed"][0]
    assert (latest.version.ordinal, latest.version.restored_ordinal) == (3, 1)
    assert (latest.entry.who, latest.entry.why) == ("Blanca", "Se leía mejor.")
    assert "Restored from version 1" in client.get(address).text


def test_a_restoration_over_words_not_seen_is_refused(client, enter, article):
    enter(Role.DRAFTER)
    first, seen = article.history.last(), article.revision
    edit_article(article, heading="A", text="Más nuevo.", by=make_user())
    response = client.post(whole(first), {"revision": seen})
    assert response.status_code == 409
    assert response.context["refusal"] == (
        "While you were writing, somebody else saved other words for this article."
    )
    assert Article.objects.get(pk=article.pk).text == "Más nuevo."


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OBSERVER])
def test_who_only_reads_restores_nothing(client, enter, article, role):
    enter(role)
    response = client.post(whole(article.history.last()), {"revision": article.revision})
    assert response.status_code == 403
    assert article.history.count() == 2


def test_the_versions_of_a_published_draft_are_read_and_not_restored(
    client, enter, article, address
):
    enter(Role.COORDINATOR)
    publish_draft(article.draft)
    first = article.history.last()
    assert [one.version.ordinal for one in client.get(address).context["listed"]] == [2, 1]
    assert not client.get(whole(first)).context["can_restore"]
    response = client.post(whole(first), {"revision": article.revision})
    assert response.context["refusal"] == "This draft is published: its text no longer changes."
    assert Article.objects.get(pk=article.pk).heading == "Artículo 1. Fines"


def test_a_version_of_another_policy_is_not_there(client, enter):
    enter(Role.COORDINATOR)
    foreign = make_draft(published=False).articles.first()
    assert client.get(whole(foreign.history.first())).status_code == 404
