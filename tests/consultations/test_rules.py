"""What the database refuses about windows and methodologies, tried with SQL."""

from datetime import timedelta

import pytest

from consultations.open_consultation import NotOpened
from tests.broken_rules import breaks, sql
from tests.factories import (
    close_window,
    make_consultation,
    make_draft,
    make_methodology,
    make_policy,
)

pytestmark = pytest.mark.django_db


def test_window_is_on_a_published_draft():
    draft = make_draft(published=False)
    with pytest.raises(NotOpened):
        make_consultation(draft)
    with breaks("consultation_on_published_draft"):
        sql(
            "INSERT INTO consultations_consultation"
            " (draft_id, title, description, opens_at, closes_at, channels, created_at)"
            " VALUES (%s, 'x', '', now(), now() + interval '1 day', '{online}', now())",
            draft.pk,
        )


@pytest.mark.parametrize(
    "change, rule",
    [
        ("opens_at = opens_at - interval '1 hour'", "consultation_opened_is_kept"),
        ("channels = '{online}'", "consultation_opened_is_kept"),
        ("closes_at = closes_at - interval '1 second'", "consultation_never_shortened"),
    ],
)
def test_open_window_is_kept(change, rule):
    consultation = make_consultation()
    with breaks(rule):
        sql(f"UPDATE consultations_consultation SET {change} WHERE id = %s", consultation.pk)


def test_open_window_may_be_extended():
    consultation = make_consultation()
    sql(
        "UPDATE consultations_consultation SET closes_at = closes_at + interval '7 days' WHERE id = %s",
        consultation.pk,
    )
    was = consultation.closes_at
    consultation.refresh_from_db()
    assert consultation.closes_at == was + timedelta(days=7)


def test_closed_window_stays_closed():
    consultation = make_consultation(make_draft(make_policy(is_demonstration=True)))
    close_window(consultation)
    with breaks("consultation_never_shortened"):
        sql(
            "UPDATE consultations_consultation SET closes_at = closes_at + interval '7 days' WHERE id = %s",
            consultation.pk,
        )


def test_opened_window_is_not_deleted():
    consultation = make_consultation()
    with breaks("consultation_opened_is_kept"):
        sql("DELETE FROM consultations_consultation WHERE id = %s", consultation.pk)


def test_window_to_come_may_still_change():
    consultation = make_consultation(starts_in=timedelta(days=2))
    sql(
        "UPDATE consultations_consultation SET opens_at = opens_at + interval '1 day' WHERE id = %s",
        consultation.pk,
    )
    sql("DELETE FROM consultations_consultation WHERE id = %s", consultation.pk)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE consultations_methodology SET text = 'x' WHERE id = %s",
        "DELETE FROM consultations_methodology WHERE id = %s",
        "UPDATE consultations_outcome SET name_es = 'x' WHERE methodology_id = %s",
        "DELETE FROM consultations_outcome WHERE methodology_id = %s",
        (
            "INSERT INTO consultations_outcome"
            " (methodology_id, position, code, name_es, name_en, definition_es, definition_en)"
            " VALUES (%s, 9, 'nuevo', 'x', 'x', 'x', 'x')"
        ),
    ],
)
def test_published_methodology_never_changes(statement):
    methodology = make_methodology(make_policy())
    with breaks("methodology_published_is_frozen"):
        sql(statement, methodology.pk)


def test_later_methodology_says_why():
    policy = make_policy()
    make_methodology(policy)
    with breaks("methodology_later_version_has_a_note"):
        sql(
            "INSERT INTO consultations_methodology (policy_id, version, text, note) VALUES (%s, 2, 'x', ' ')",
            policy.pk,
        )


def test_methodology_without_outcomes_is_not_published():
    methodology = make_methodology(make_policy(), published=False, outcomes=[])
    with breaks("methodology_published_has_outcomes"):
        sql(
            "UPDATE consultations_methodology SET published_at = now() WHERE id = %s",
            methodology.pk,
        )
