"""The panel's home: how each policy of the person stands, and what comes next."""

from datetime import timedelta

import pytest
from django.urls import reverse

from drafts.roles import Role
from tests.factories import (
    close_window,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_methodology,
    make_policy,
    make_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(client, policy):
    """Return how the home shows the policy."""

    def card():
        [only] = client.get(reverse("admin:index")).context["cards"]
        assert only.policy == policy
        return only

    return card


def steps(card):
    return [step.words for step in card.steps]


def test_comments_are_counted_by_what_is_left_to_do(enter, policy, card):
    enter(Role.REVIEWER)
    window = make_consultation(make_draft(policy))
    comments = [make_comment(window) for _ in range(6)]
    make_comment()  # of another policy
    make_proposal(comments[0])
    make_decision(comments[1])
    make_decision(comments[2])
    make_proposal(comments[2])
    queue = reverse("admin:comments_comment_changelist") + f"?policy={policy.pk}&state="
    assert card().counts == [
        ("unanswered", 3, f"{queue}unanswered"),
        ("proposed", 2, f"{queue}proposed"),
        ("answered", 1, f"{queue}answered"),
    ]


def test_the_steps_follow_the_process(enter, policy, card):
    enter(Role.COORDINATOR)
    assert steps(card()) == ["Import the first draft."]
    make_draft(policy, published=False)
    assert steps(card())[0] == "Draft 1 is being worked on: edit it, then publish it."


def test_a_published_draft_asks_for_a_window(enter, policy, card):
    enter(Role.COORDINATOR)
    draft = make_draft(policy)
    step = card().steps[0]
    assert step.words == "Draft 1 is published: open a consultation on it."
    assert step.link == reverse("admin:consultations_consultation_add") + f"?draft={draft.pk}"


def test_the_window_says_what_is_left(enter, policy, card):
    enter(Role.OBSERVER)
    window = make_consultation(make_draft(policy), lasts=timedelta(days=3, minutes=5))
    assert (card().window, card().remaining) == (window, "closes in 3 days")
    close_window(window)
    assert (card().window.stage, card().remaining) == ("closed", "")


def test_an_upcoming_window_says_when_it_opens(enter, policy, card):
    enter(Role.OBSERVER)
    make_consultation(make_draft(policy), starts_in=timedelta(hours=5, minutes=5))
    assert card().remaining == "opens in 5 hours"


def test_when_nothing_is_missing_it_can_be_published(enter, policy, card):
    enter(Role.COORDINATOR)
    make_methodology(policy)
    window = make_consultation(make_draft(policy))
    make_decision(make_comment(window))
    close_window(window)
    assert steps(card()) == ["Nothing is missing: it can be published."]


def test_the_policies_of_others_are_not_there(enter, policy, card):
    enter(Role.COORDINATOR)
    make_draft(make_policy())
    card()


def test_the_practice_clock_is_offered_to_coordinators(client, enter, policy, card):
    enter(Role.OBSERVER)
    assert card().clock == ""
    enter(Role.COORDINATOR)
    assert card().clock == reverse("admin:drafts_policy_clock", args=[policy.pk])
