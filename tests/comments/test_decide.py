"""Deciding: proposed by one, in force by another, superseded and never edited."""

import pytest

from comments.decide import (
    NothingToReview,
    OutcomeNotInForce,
    ReasonMissing,
    ReasonTooShort,
    ReflectionNotLater,
    ReviewedByProposer,
    propose,
    review,
)
from comments.models import Decision
from tests.factories import (
    TEXT,
    make_comment,
    make_decision,
    make_draft,
    make_member,
    make_methodology,
    make_outcome,
    make_policy,
    make_proposal,
)

pytestmark = pytest.mark.django_db


def test_it_works():
    comment = make_comment()
    later = make_draft(
        comment.policy, text=TEXT.replace("tres meses", "dos meses"), published=False
    )
    article = later.articles.get(number="3")

    proposal = make_proposal(comment, reflected_in=[article])
    assert not proposal.is_in_force
    decision = review(proposal, by=make_member(comment.policy))

    assert decision.is_in_force
    assert list(decision.reflected_in.all()) == [article]
    assert comment.received_at <= decision.proposed_at <= decision.reviewed_at


def test_proposer_does_not_review():
    member_proposal = make_proposal(make_comment())
    with pytest.raises(ReviewedByProposer):
        review(member_proposal, by=member_proposal.proposer)


def test_reviewed_twice_is_refused():
    decision = make_decision(make_comment())
    with pytest.raises(NothingToReview):
        review(decision, by=make_member(decision.comment.policy))


@pytest.mark.parametrize(
    "reason, refusal", [("", ReasonMissing), (" \n ", ReasonMissing), ("No.", ReasonTooShort)]
)
def test_without_a_reason_nothing_is_stored(reason, refusal):
    comment = make_comment()
    with pytest.raises(refusal):
        propose(
            comment,
            by=make_member(comment.policy),
            outcome=make_outcome(comment.policy),
            reason=reason,
        )
    assert not Decision.objects.filter(comment=comment).exists()


def test_new_answer_supersedes_the_old_one_and_both_stay():
    comment = make_comment()
    first = make_decision(comment, code="not_accepted")
    second_proposal = make_proposal(comment, code="accepted")
    assert comment.decisions.in_force().get() == first  # still, until it is reviewed
    second = review(second_proposal, by=make_member(comment.policy))

    assert comment.decisions.in_force().get() == second
    first.refresh_from_db()
    assert first.superseded_at is not None
    assert comment.decisions.count() == 2


def test_second_proposal_supersedes_one_that_was_waiting():
    comment = make_comment()
    first, second = make_proposal(comment), make_proposal(comment)
    assert comment.decisions.pending().get() == second
    with pytest.raises(NothingToReview):
        review(first, by=make_member(comment.policy))


def test_outcome_of_another_policy_is_refused():
    comment = make_comment()
    make_methodology(comment.policy)
    with pytest.raises(OutcomeNotInForce):
        propose(
            comment,
            by=make_member(comment.policy),
            outcome=make_outcome(make_policy()),
            reason="Una razón suficientemente larga.",
        )


def test_outcome_of_a_replaced_methodology_is_refused():
    comment = make_comment()
    old = make_outcome(comment.policy)
    make_methodology(comment.policy, version=2)
    with pytest.raises(OutcomeNotInForce):
        propose(
            comment,
            by=make_member(comment.policy),
            outcome=old,
            reason="Una razón suficientemente larga.",
        )


def test_refused_proposal_leaves_the_waiting_one():
    comment = make_comment()
    waiting = make_proposal(comment)
    with pytest.raises(ReflectionNotLater):
        make_proposal(comment, reflected_in=[comment.article])
    assert comment.decisions.pending().get() == waiting
