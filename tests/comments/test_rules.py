"""What the database refuses about comments and decisions, tried with SQL."""

import pytest

from tests.broken_rules import breaks, sql
from tests.factories import (
    TEXT,
    close_window,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_member,
    make_outcome,
    make_policy,
    make_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        "text = 'x'",
        "quote = 'x'",
        "proposed_wording = 'x'",
        "author_key = gen_random_uuid()",
        "channel = 'email'",
        "received_at = received_at - interval '1 hour'",
        "number = 7",
        "folio = 'OTRO-000001'",
        "text_sha256 = ''",
        "article_id = NULL",
    ],
)
def test_comment_never_changes(change):
    comment = make_comment()
    with breaks("comment_never_changes"):
        sql(f"UPDATE comments_comment SET {change} WHERE id = %s", comment.pk)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM comments_comment", "TRUNCATE comments_comment CASCADE"]
)
def test_comment_is_never_deleted(statement):
    make_comment()
    with breaks("comment_never_changes"):
        sql(statement)


def insert_comment(
    consultation, *, channel="online", number=0, received_at="now()", text="'Hola.'"
):
    comment = make_comment(consultation, channel="meeting")
    sql(
        "INSERT INTO comments_comment (policy_id, number, folio, consultation_id, channel, author_key,"
        " text, quote, proposed_wording, submission_key, received_at, text_sha256) VALUES"
        f" (%s, %s, 'mío', %s, %s, %s, {text}, '', '', gen_random_uuid(), {received_at}, 'mío')",
        comment.policy_id,
        number,
        consultation.pk,
        channel,
        comment.author_id,
    )


def test_folio_instant_and_hash_are_the_databases():
    consultation = make_consultation(make_draft(make_policy(folio_prefix="PNDA")))
    insert_comment(consultation, number=77, received_at="'1999-01-01'")
    [[number, folio, year, sha256]] = sql(
        "SELECT number, folio, extract(year FROM received_at), text_sha256 FROM comments_comment"
        " WHERE consultation_id = %s ORDER BY number DESC LIMIT 1",
        consultation.pk,
    )
    assert (number, folio) == (2, "PNDA-000002")
    assert year > 2025
    assert (
        sha256 == "ee6494f54a3e6a4605ff8fd710ff6980f656385595777597db72bc71335e659f"
    )  # of «Hola.»


def test_online_comment_is_inside_its_window():
    consultation = make_consultation(make_draft(make_policy(is_demonstration=True)))
    close_window(consultation)
    with breaks("comment_not_after_closing"):
        insert_comment(consultation)


def test_comment_says_something():
    with breaks("comment_says_something"):
        insert_comment(make_consultation(), text="E' \\n\\t '")


def test_article_is_of_the_consulted_draft():
    comment, other = make_comment(), make_draft().articles.first()
    with breaks("comment_on_article_consulted"):
        sql(
            "INSERT INTO comments_comment (policy_id, number, folio, consultation_id, article_id, channel,"
            " author_key, text, quote, proposed_wording, submission_key, received_at, text_sha256) SELECT"
            " policy_id, 0, '', consultation_id, %s, channel, author_key, text, '', '', gen_random_uuid(),"
            " now(), '' FROM comments_comment WHERE id = %s",
            other.pk,
            comment.pk,
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE comments_folioseries SET last = last + 1",
        "DELETE FROM comments_folioseries",
        "TRUNCATE comments_folioseries",
    ],
)
def test_folio_is_given_with_a_comment_only(statement):
    make_comment()
    with breaks("folio_only_with_comment"):
        sql(statement)


@pytest.mark.parametrize(
    "change",
    [
        "reason = 'Otra razón.'",
        "proposed_at = now()",
        "proposer_id = reviewer_id",
        "reviewer_id = NULL, reviewed_at = NULL",
    ],
)
def test_decision_never_changes(change):
    decision = make_decision(make_comment())
    with breaks("decision_never_changes"):
        sql(f"UPDATE comments_decision SET {change} WHERE id = %s", decision.pk)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM comments_decision", "TRUNCATE comments_decision CASCADE"]
)
def test_decision_is_never_deleted(statement):
    make_decision(make_comment())
    with breaks("decision_never_changes"):
        sql(statement)


def test_reviewer_is_not_the_proposer():
    proposal = make_proposal(make_comment())
    with breaks("decision_reviewer_is_another"):
        sql(
            "UPDATE comments_decision SET reviewer_id = proposer_id, reviewed_at = now() WHERE id = %s",
            proposal.pk,
        )


def insert_decision(comment, *, reason="Una razón.", reviewer=None, outcome=None):
    sql(
        "INSERT INTO comments_decision (comment_id, outcome_id, reason, proposer_id, proposed_at,"
        " reviewer_id, reviewed_at) VALUES (%s, %s, %s, %s, now(), %s, CASE WHEN %s THEN now() END)",
        comment.pk,
        (outcome or make_outcome(comment.policy)).pk,
        reason,
        make_member(comment.policy).pk,
        reviewer and reviewer.pk,
        reviewer is not None,
    )


def test_decision_has_a_written_reason():
    with breaks("decision_has_a_reason"):
        insert_decision(make_comment(), reason=" \n ")


def test_decision_is_not_born_in_force():
    comment = make_comment()
    with breaks("decision_begins_as_proposal"):
        insert_decision(comment, reviewer=make_member(comment.policy))


def test_outcome_is_of_the_policys_methodology():
    comment = make_comment()
    make_outcome(comment.policy)
    with breaks("decision_by_methodology_in_force"):
        insert_decision(comment, outcome=make_outcome(make_policy()))


def test_one_decision_in_force():
    comment = make_comment()
    make_decision(comment)
    proposal = make_proposal(comment)
    with breaks("decision_one_in_force"):
        sql(
            "UPDATE comments_decision SET reviewer_id = %s, reviewed_at = now() WHERE id = %s",
            make_member(comment.policy).pk,
            proposal.pk,
        )


def test_one_proposal_waits():
    comment = make_comment()
    make_proposal(comment)
    with breaks("decision_one_pending"):
        insert_decision(comment)


def test_answered_comment_stays_answered():
    decision = make_decision(make_comment())
    with breaks("decision_superseded_by_another"):
        sql("UPDATE comments_decision SET superseded_at = now() WHERE id = %s", decision.pk)


def test_superseded_decision_does_not_come_back():
    comment = make_comment()
    first = make_decision(comment)
    make_decision(comment)
    with breaks("decision_never_changes"):
        sql("UPDATE comments_decision SET superseded_at = NULL WHERE id = %s", first.pk)


def test_reflection_is_in_a_later_draft_and_stays():
    comment = make_comment()
    article = make_draft(comment.policy, text=TEXT + "\nMás.", published=False).articles.first()
    proposal = make_proposal(comment, reflected_in=[article])
    with breaks("decision_never_changes"):
        sql("DELETE FROM comments_reflection WHERE decision_id = %s", proposal.pk)
    with breaks("reflection_in_later_draft"):
        sql(
            "UPDATE comments_decision SET superseded_at = now() WHERE id = %s;"
            "INSERT INTO comments_reflection (decision_id, article_id) VALUES (%s, %s)",
            proposal.pk,
            proposal.pk,
            article.pk,
        )
