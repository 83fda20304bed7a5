"""Until a policy can be published, the panel says what it lacks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from publications.models import Edition
from publications.publish import NotReady, missing, request_edition
from tests.factories import (
    close_window,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_member,
    make_methodology,
    make_policy,
    make_proposal,
)
from tests.publications.conftest import ready_policy

pytestmark = pytest.mark.django_db


def kinds(policy):
    return [one.kind for one in missing(policy)]


def test_nothing_is_missing():
    assert missing(ready_policy().policy) == []


def test_new_policy_lacks_methodology_and_consultation():
    assert kinds(make_policy()) == ["methodology", "consultation"]


def test_methodology_not_published_yet():
    policy = make_policy()
    make_methodology(policy, published=False)
    assert kinds(policy) == ["methodology", "consultation"]


def test_open_window_says_until_when():
    policy = make_policy(is_demonstration=True)
    make_methodology(policy)
    window = make_consultation(make_draft(policy))
    (window_open,) = missing(policy)
    assert (window_open.kind, window_open.title) == ("window", window.title)
    assert window_open.until == window.closes_at
    with translation.override("en"):
        assert window.title in window_open.message


def test_window_still_to_open_does_not_stand_in_the_way():
    ready = ready_policy()
    make_consultation(ready.later, starts_in=timedelta(days=400))
    assert missing(ready.policy) == []


def test_only_a_window_still_to_open_is_nothing_to_publish():
    policy = make_policy()
    make_methodology(policy)
    make_consultation(make_draft(policy), starts_in=timedelta(days=2))
    assert kinds(policy) == ["consultation"]


def test_comments_without_answer_are_counted():
    policy = make_policy(is_demonstration=True)
    make_methodology(policy)
    window = make_consultation(make_draft(policy))
    comments = [make_comment(window) for _ in range(4)]
    close_window(window)
    make_decision(comments[0])
    make_proposal(comments[1])  # not reviewed: not in force
    (answers,) = missing(policy)
    assert (answers.kind, answers.count) == ("answers", 3)
    with translation.override("en"):
        assert answers.message == "3 comments have no answer in force."


def test_another_policys_comments_do_not_count():
    ready = ready_policy()
    make_comment(make_consultation())
    assert missing(ready.policy) == []


def test_asking_too_soon_is_refused_with_what_is_missing():
    policy = make_policy()
    with pytest.raises(NotReady) as refusal:
        request_edition(policy, by=make_member(policy))
    assert [one.kind for one in refusal.value.missing] == ["methodology", "consultation"]
    assert not Edition.objects.filter(policy=policy).exists()


def test_the_number_of_queries_does_not_grow():
    few, many = ready_policy(comments=1).policy, ready_policy(comments=12).policy
    asked = []
    for policy in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            missing(policy)
        asked.append(len(queries))
    assert asked == [3, 3]
