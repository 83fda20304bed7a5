"""What the database refuses about policies and drafts, tried with SQL."""

import pytest

from tests.broken_rules import breaks, sql
from tests.factories import make_draft, make_policy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE drafts_draft SET title = 'x' WHERE id = %s",
        "UPDATE drafts_draft SET published_at = NULL WHERE id = %s",
        "DELETE FROM drafts_draft WHERE id = %s",
        "UPDATE drafts_division SET heading = 'x' WHERE draft_id = %s",
        "DELETE FROM drafts_division WHERE draft_id = %s",
        "UPDATE drafts_article SET text = 'x' WHERE draft_id = %s",
        "DELETE FROM drafts_article WHERE draft_id = %s",
        (
            "INSERT INTO drafts_article (draft_id, position, kind, number, slug, heading, text)"
            " VALUES (%s, 99, 'article', '99', '99', 'Artículo 99', 'Colado.')"
        ),
    ],
)
def test_published_draft_never_changes(statement):
    draft = make_draft()
    with breaks("draft_published_is_frozen"):
        sql(statement, draft.pk)


def test_article_does_not_move_out_of_a_published_draft():
    policy = make_policy()
    published, working = make_draft(policy), make_draft(policy, published=False)
    with breaks("draft_published_is_frozen"):
        sql(
            "UPDATE drafts_article SET draft_id = %s, slug = 'x' WHERE draft_id = %s",
            working.pk,
            published.pk,
        )
    with breaks("draft_published_is_frozen"):
        sql(
            "UPDATE drafts_article SET draft_id = %s, slug = 'x' WHERE draft_id = %s",
            published.pk,
            working.pk,
        )


@pytest.mark.parametrize("table", ["drafts_draft", "drafts_division", "drafts_article"])
def test_drafts_are_not_truncated(table):
    with breaks("draft_published_is_frozen"):
        sql(f"TRUNCATE {table} CASCADE")


def test_draft_is_not_born_published():
    policy = make_policy()
    with breaks("draft_begins_as_working"):
        sql(
            "INSERT INTO drafts_draft (policy_id, number, title, summary, created_at, published_at)"
            " VALUES (%s, 1, 'x', '', now(), now())",
            policy.pk,
        )


def test_draft_without_articles_is_not_published():
    draft = make_draft(published=False)
    sql("DELETE FROM drafts_lineage")
    draft.articles.all().delete()
    with breaks("draft_published_has_articles"):
        sql("UPDATE drafts_draft SET published_at = now() WHERE id = %s", draft.pk)


def test_publication_is_dated_by_the_database():
    draft = make_draft(published=False)
    sql("UPDATE drafts_draft SET published_at = '1999-01-01' WHERE id = %s", draft.pk)
    draft.refresh_from_db()
    assert draft.published_at.year > 2025


def test_real_policy_has_no_other_clock():
    policy = make_policy()
    with breaks("policy_real_time_unless_demonstration"):
        sql("UPDATE drafts_policy SET clock_offset = '-1 day' WHERE id = %s", policy.pk)


def test_real_policy_does_not_become_a_demonstration_nor_back():
    for policy in [make_policy(), make_policy(is_demonstration=True)]:
        with breaks("policy_demonstration_for_good"):
            sql(
                "UPDATE drafts_policy SET is_demonstration = NOT is_demonstration WHERE id = %s",
                policy.pk,
            )


def test_folio_prefix_is_fixed_with_the_first_published_draft():
    draft = make_draft()
    with breaks("policy_folio_prefix_is_fixed"):
        sql("UPDATE drafts_policy SET folio_prefix = 'OTRO' WHERE id = %s", draft.policy_id)


def test_one_draft_of_a_policy_is_being_worked_on():
    working = make_draft(make_policy(), published=False)
    with breaks("draft_one_working_per_policy"):
        sql(
            "INSERT INTO drafts_draft (policy_id, number, title, summary, created_at)"
            " VALUES (%s, 99, 'Otro', '', now())",
            working.policy_id,
        )


@pytest.mark.parametrize(
    "statement, rule",
    [
        ("UPDATE drafts_article SET division_id = %s WHERE id = %s", "article_within_its_draft"),
        ("UPDATE drafts_division SET parent_id = %s WHERE id = %s", "division_within_its_draft"),
    ],
)
def test_the_parts_of_a_draft_are_its_own(statement, rule):
    mine, theirs = make_draft(published=False), make_draft(published=False)
    part = mine.articles.first() if "article" in statement else mine.divisions.first()
    with breaks(rule):
        sql(statement, theirs.divisions.first().pk, part.pk)
