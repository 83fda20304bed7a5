"""What the database refuses about lineage, tried with SQL."""

import pytest

from drafts.models import Lineage
from drafts.publish_draft import publish_draft
from tests.broken_rules import breaks, sql
from tests.factories import make_draft, make_policy

pytestmark = pytest.mark.django_db

INSERT = (
    "INSERT INTO drafts_lineage (old_draft_id, new_draft_id, old_id, new_id, relations, origin, note)"
    " VALUES (%s, %s, %s, %s, %s, 'recorded', '')"
)


@pytest.fixture
def drafts():
    policy = make_policy()
    return make_draft(policy), make_draft(policy, published=False)


def articles(draft):
    return list(draft.articles.all())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE drafts_lineage SET relations = '{amended}' WHERE new_draft_id = %s",
        "UPDATE drafts_lineage SET origin = 'corrected' WHERE new_draft_id = %s",
        "DELETE FROM drafts_lineage WHERE new_draft_id = %s",
    ],
)
def test_lineage_into_a_published_draft_never_changes(drafts, statement):
    publish_draft(drafts[1])
    with breaks("lineage_published_is_frozen"):
        sql(statement, drafts[1].pk)


def test_lineage_into_a_published_draft_takes_no_edge(drafts):
    old, new = drafts
    publish_draft(new)
    with breaks("lineage_published_is_frozen"):
        sql(INSERT, old.pk, new.pk, articles(old)[0].pk, articles(new)[1].pk, ["split"])


def test_lineage_is_not_truncated():
    with breaks("lineage_published_is_frozen"):
        sql("TRUNCATE drafts_lineage")


def test_edge_joins_articles_of_its_drafts(drafts):
    old, new = drafts
    stranger = articles(make_draft())[0]
    with breaks("lineage_old_of_its_draft"):
        sql(INSERT, old.pk, new.pk, stranger.pk, articles(new)[0].pk, ["merged"])
    with breaks("lineage_new_of_its_draft"):
        sql(INSERT, old.pk, new.pk, articles(old)[0].pk, stranger.pk, ["split"])


def test_edge_leads_to_the_next_draft_of_the_policy(drafts):
    old, new = drafts
    publish_draft(new)
    third = make_draft(old.policy, published=False)
    with breaks("lineage_to_the_next_draft"):
        sql(INSERT, old.pk, third.pk, articles(old)[0].pk, articles(third)[1].pk, ["split"])
    other = make_draft(published=False)
    with breaks("lineage_to_the_next_draft"):
        sql(INSERT, new.pk, other.pk, articles(new)[0].pk, articles(other)[0].pk, ["kept"])


def test_no_edge_twice_whichever_its_ends(drafts):
    old, new = drafts
    first, second = articles(old)[0], articles(new)[0]
    with breaks("lineage_edge_once"):
        sql(INSERT, old.pk, new.pk, first.pk, second.pk, ["kept"])
    sql("DELETE FROM drafts_lineage")
    sql(INSERT, old.pk, new.pk, None, second.pk, ["added"])
    with breaks("lineage_edge_once"):
        sql(INSERT, old.pk, new.pk, None, second.pk, ["added"])
    sql(INSERT, old.pk, new.pk, first.pk, None, ["removed"])
    with breaks("lineage_edge_once"):
        sql(INSERT, old.pk, new.pk, first.pk, None, ["removed"])


def test_added_article_has_no_ancestor(drafts):
    old, new = drafts
    with breaks("lineage_added_has_no_ancestor"):
        sql(INSERT, old.pk, new.pk, None, articles(new)[0].pk, ["added"])


def test_removed_article_has_no_successor(drafts):
    old, new = drafts
    with breaks("lineage_removed_has_no_successor"):
        sql(INSERT, old.pk, new.pk, articles(old)[0].pk, None, ["removed"])


@pytest.mark.parametrize(
    "ends, relations",
    [
        ((0, 1), []),
        ((0, 1), ["added"]),
        ((0, 1), ["split", "removed"]),
        ((0, None), ["kept"]),
        ((None, 1), ["removed"]),
        ((None, 1), ["added", "moved"]),
    ],
)
def test_relations_fit_the_ends(drafts, ends, relations):
    old, new = drafts
    sql("DELETE FROM drafts_lineage")
    first = None if ends[0] is None else articles(old)[ends[0]].pk
    second = None if ends[1] is None else articles(new)[ends[1]].pk
    with breaks("lineage_relations_fit_its_ends"):
        sql(INSERT, old.pk, new.pk, first, second, relations)


def test_edge_has_an_end(drafts):
    with breaks("lineage_has_an_end"):
        sql(INSERT, drafts[0].pk, drafts[1].pk, None, None, ["added"])


@pytest.mark.parametrize("side", ["old_id", "new_id"])
def test_draft_is_not_published_while_an_article_is_without_lineage(drafts, side):
    end = articles(drafts[0] if side == "old_id" else drafts[1])[0]
    sql(f"DELETE FROM drafts_lineage WHERE {side} = %s", end.pk)
    with breaks("draft_published_with_lineage"):
        sql("UPDATE drafts_draft SET published_at = now() WHERE id = %s", drafts[1].pk)


def test_draft_is_not_published_with_a_gap_between_articles(drafts):
    sql("UPDATE drafts_article SET position = 9 WHERE id = %s", articles(drafts[1])[1].pk)
    with breaks("draft_published_in_order"):
        sql("UPDATE drafts_draft SET published_at = now() WHERE id = %s", drafts[1].pk)


@pytest.mark.parametrize("change", ["number = 7", "policy_id = policy_id + 1"])
def test_draft_keeps_its_place(drafts, change):
    with breaks("draft_keeps_its_place"):
        sql(f"UPDATE drafts_draft SET {change} WHERE id = %s", drafts[1].pk)


def test_working_draft_is_deleted_with_its_lineage(drafts):
    drafts[1].delete()
    assert Lineage.objects.count() == 0
