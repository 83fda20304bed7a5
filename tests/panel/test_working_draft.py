"""A working draft in the panel: described, published for good, deleted while it can."""

import pytest
from django.urls import reverse

from drafts.edit_article import edit_article
from drafts.models import Article, Draft
from drafts.roles import Role
from tests.factories import (
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def working(policy):
    return make_draft(policy, published=False)


def change(row):
    return reverse(f"admin:drafts_{row._meta.model_name}_change", args=[row.pk])


def test_a_draft_lists_its_articles_in_order(client, enter, working):
    enter(Role.OBSERVER)
    response = client.get(change(working))
    assert [article.heading for article in response.context["articles"]] == [
        "Artículo 1. Objeto",
        "Artículo 2. Licencias",
        "Artículo 3. Consejo",
    ]
    assert response.context["form"] is None


def test_title_and_summary_change_while_it_is_a_working_draft(client, enter, working):
    enter(Role.DRAFTER)
    client.post(change(working), {"title": "Otro título", "summary": "Otra razón"})
    working.refresh_from_db()
    assert (working.title, working.summary) == ("Otro título", "Otra razón")


def test_title_of_a_published_draft_stays(client, enter, policy):
    enter(Role.COORDINATOR)
    draft = make_draft(policy)
    client.post(change(draft), {"title": "Otro título", "summary": ""})
    assert Draft.objects.get(pk=draft.pk).title == draft.title


def test_publishing_asks_first_and_is_for_good(client, enter, working, said):
    enter(Role.COORDINATOR)
    address = reverse("admin:drafts_draft_publish", args=[working.pk])
    page = client.get(address)
    assert "Publishing is for good." in page.text
    assert not Draft.objects.get().is_published

    response = client.post(address, {"seen": page.context["seen"]}, follow=True)
    assert said(response) == ["The draft is published, and will not change any more."]
    assert Draft.objects.get().is_published
    again = client.post(address)
    assert (again.status_code, again.context["refusal"]) == (
        409,
        "This draft is published already.",
    )


def test_what_changed_since_it_was_looked_at_is_not_published(client, enter, working):
    enter(Role.COORDINATOR)
    address = reverse("admin:drafts_draft_publish", args=[working.pk])
    seen = client.get(address).context["seen"]
    edit_article(working.articles.first(), heading="Artículo 1. Otro", text="Otro.", by=make_user())
    response = client.post(address, {"seen": seen})
    assert response.status_code == 409
    assert "Its text changed while you looked at it." in response.text
    assert not Draft.objects.get().is_published


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.REVIEWER, Role.OBSERVER])
def test_only_a_coordinator_publishes(client, enter, working, role):
    enter(role)
    address = reverse("admin:drafts_draft_publish", args=[working.pk])
    assert client.post(address).status_code == 403
    assert not Draft.objects.get().is_published


def test_a_working_draft_is_deleted_with_its_articles(client, enter, working):
    enter(Role.DRAFTER)
    address = reverse("admin:drafts_draft_delete", args=[working.pk])
    assert "Articles: 3" in client.get(address).text
    client.post(address, {"post": "yes"})
    assert (Draft.objects.count(), Article.objects.count()) == (0, 0)


def test_a_working_draft_that_an_answer_names_is_not_deleted(client, enter, policy):
    enter(Role.DRAFTER)
    comment = make_comment(make_consultation(make_draft(policy)))
    working = make_draft(policy, published=False)
    make_decision(comment, reflected_in=[working.articles.first()])
    address = reverse("admin:drafts_draft_delete", args=[working.pk])
    assert client.get(address).context["protected"] != []
    client.post(address, {"post": "yes"})
    assert Draft.objects.filter(pk=working.pk).exists()


def test_a_published_draft_is_not_deleted(client, enter, policy):
    enter()
    draft = make_draft(policy)
    address = reverse("admin:drafts_draft_delete", args=[draft.pk])
    assert client.post(address, {"post": "yes"}).status_code == 403
    assert Draft.objects.count() == 1


def test_the_page_of_a_draft_asks_the_same_whatever_its_length(
    client, enter, policy, django_assert_num_queries
):
    enter(Role.COORDINATOR)
    text = "# Larga\n\n" + "".join(f"#### Artículo {n}.\n\nTexto {n}.\n\n" for n in range(1, 61))
    draft = make_draft(policy, text=text, published=False)
    # Session, account, draft, memberships, articles.
    with django_assert_num_queries(5):
        assert len(client.get(change(draft)).context["articles"]) == 60
