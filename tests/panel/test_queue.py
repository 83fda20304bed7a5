"""The queue of comments: what is left to do, found fast."""

import pytest
from django.urls import reverse

from drafts.roles import Role
from tests.factories import (
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_member,
    make_policy,
    make_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def window(policy):
    return make_consultation(make_draft(policy))


@pytest.fixture
def listed(client):
    """Return the folios that the queue lists."""

    def listed(**params):
        response = client.get(reverse("admin:comments_comment_changelist"), params)
        assert response.status_code == 200
        return [comment.folio for comment in response.context["page_obj"]]

    return listed


def test_comments_are_listed_by_folio_with_what_is_left_to_do(client, enter, window):
    enter(Role.OBSERVER)
    comments = [make_comment(window) for _ in range(4)]
    make_proposal(comments[1])
    make_decision(comments[2])
    make_decision(comments[3])
    make_proposal(comments[3], code="not_accepted")  # answered, and another answer is proposed
    page = client.get(reverse("admin:comments_comment_changelist")).context["page_obj"]
    assert [(comment.folio, comment.state.value) for comment in page] == [
        (comments[0].folio, "unanswered"),
        (comments[1].folio, "proposed"),
        (comments[2].folio, "answered"),
        (comments[3].folio, "proposed"),
    ]


def test_filters(enter, window, listed):
    enter(Role.OBSERVER)
    first, second = window.draft.articles.all()[:2]
    online = make_comment(window, article=first, text="Un plazo de treinta días.")
    table = make_comment(window, article=second, text="Una lista de sanciones.", channel="table")
    whole = make_comment(window, article=None, text="El texto es largo.")
    make_proposal(online)
    make_decision(table)
    assert listed() == [online.folio, table.folio, whole.folio]
    assert listed(state="unanswered") == [whole.folio]
    assert listed(state="proposed") == [online.folio]
    assert listed(state="answered") == [table.folio]
    assert listed(channel="table") == [table.folio]
    assert listed(article=first.pk) == [online.folio]
    assert listed(article="whole") == [whole.folio]
    assert listed(q="SANCIONES") == [table.folio]
    assert listed(q=whole.folio.lower()) == [whole.folio]
    assert listed(q="sanciones", state="unanswered") == []
    assert listed(state="nonsense", channel="x", article="y") == [
        online.folio,
        table.folio,
        whole.folio,
    ]


def test_the_policies_of_others_are_not_there(client, enter, window, listed):
    enter(Role.COORDINATOR)
    mine = make_comment(window)
    make_comment()
    assert listed() == [mine.folio]
    other = make_policy()
    assert listed(policy=other.pk) == [mine.folio]


def test_members_of_two_policies_choose_one(client, enter, policy, window, listed):
    other = make_policy()
    person = enter(Role.OBSERVER)
    other.memberships.create(user=person, role=Role.REVIEWER)
    here, there = make_comment(window), make_comment(make_consultation(make_draft(other)))
    assert listed() == [here.folio, there.folio]
    assert listed(policy=other.pk) == [there.folio]


@pytest.mark.parametrize("count", [3, 30])
def test_the_number_of_queries_is_constant(client, enter, window, django_assert_num_queries, count):
    enter(Role.REVIEWER)
    comments = [make_comment(window) for _ in range(count)]
    for comment in comments[:3]:
        make_decision(comment)
    # Session, account, memberships, policies, articles with comments, count, page.
    with django_assert_num_queries(7):
        client.get(reverse("admin:comments_comment_changelist"))
    with django_assert_num_queries(7):
        client.get(
            reverse("admin:comments_comment_changelist"), {"state": "answered", "q": "plazo"}
        )


def test_pages(client, enter, window, listed):
    enter(Role.OBSERVER)
    folios = [make_comment(window).folio for _ in range(27)]
    assert listed() == folios[:25]
    assert listed(page=2) == folios[25:]
    assert listed(page="99") == folios[25:]


def test_members_without_comments_are_told_so(client, policy):
    client.force_login(make_member(policy, Role.OBSERVER))
    response = client.get(reverse("admin:comments_comment_changelist"))
    assert "No comment is like that." in response.text
