"""The demonstration's texts: drafts that can be read, and a lineage that agrees with them."""

from collections import Counter

import pytest

from abramos.demonstration.drafts import POLICY, REGULATION, TEXTS
from abramos.demonstration.lineage import LINEAGE, changed
from abramos.demonstration.outcomes import OUTCOMES
from abramos.demonstration.sessions import (
    BODY_SESSION,
    CONSULTATION_CLOSES,
    CONSULTATION_OPENS,
    SESSIONS,
)
from drafts.comparing import compare
from drafts.reading import Unit, read_text

RELATIONS = {"amended", "renumbered", "moved", "split", "merged", "added", "removed"}


def articles(number: int) -> dict[str, Unit]:
    units = read_text(POLICY.drafts[number - 1].read()).units
    return {unit.number: unit for unit in units if (unit.number or "").isdigit()}


def words(unit: Unit) -> tuple[str, str]:
    return unit.title, unit.text


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_draft_has_between_44_and_52_articles_numbered_without_gaps(number):
    found = list(articles(number))
    assert 44 <= len(found) <= 52
    assert found == [str(at) for at in range(1, len(found) + 1)]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_no_two_articles_of_a_draft_share_a_title(number):
    titles = Counter(unit.title for unit in articles(number).values())
    assert max(titles.values()) == 1


def test_the_regulation_has_between_25_and_30_articles_and_transitories():
    units = read_text(REGULATION.drafts[0].read()).units
    assert 25 <= sum((unit.number or "").isdigit() for unit in units) <= 30
    assert any(unit.number == "Primero" for unit in units)


@pytest.mark.parametrize("pair", sorted(LINEAGE))
def test_every_article_is_kept_or_in_one_edge(pair):
    old, new = articles(pair[0]), articles(pair[1])
    edges = LINEAGE[pair]
    assert {edge.relation for edge in edges} <= RELATIONS
    for side, texts in (("old", old), ("new", new)):
        named = Counter(number for edge in edges for number in getattr(edge, side))
        assert set(named) <= set(texts)
        assert max(named.values()) == 1
    for number in set(old) - {one for edge in edges for one in edge.old}:
        assert words(old[number]) == words(new[number])


@pytest.mark.parametrize("pair", sorted(LINEAGE))
def test_each_relation_says_what_happened(pair):
    old, new = articles(pair[0]), articles(pair[1])
    for edge in LINEAGE[pair]:
        match edge.relation:
            case "amended":
                assert words(old[edge.old[0]]) != words(new[edge.new[0]])
            case "renumbered" | "moved":
                assert edge.old != edge.new
                assert words(old[edge.old[0]]) == words(new[edge.new[0]])
            case "split":
                assert (len(edge.old), len(edge.new)) == (1, 2)
            case "merged":
                assert (len(edge.old), len(edge.new)) == (2, 1)
            case "added":
                assert (len(edge.old), len(edge.new)) == (0, 1)
            case "removed":
                assert (len(edge.old), len(edge.new)) == (1, 0)


@pytest.mark.parametrize("pair", sorted(LINEAGE))
def test_the_comparison_finds_the_same_lineage(pair):
    old, new = list(articles(pair[0]).values()), list(articles(pair[1]).values())
    found = {
        (tuple(old[at].number for at in change.old), tuple(new[at].number for at in change.new)): {
            str(relation) for relation in change.relations
        }
        for change in compare(old, new)
    }
    expected = {(edge.old, edge.new): edge.relation for edge in LINEAGE[pair]}
    assert set(expected) == {key for key, relations in found.items() if relations != {"kept"}}
    assert [key for key, relation in expected.items() if relation not in found[key]] == []


def test_every_relation_happens_somewhere():
    assert {edge.relation for edges in LINEAGE.values() for edge in edges} == RELATIONS


def test_changed_leaves_out_what_only_took_another_number():
    assert "31" not in changed(2)
    assert {"7", "18", "44", "45"} <= changed(2)


def test_drafts_are_published_in_order_and_explained():
    dates = [draft.published for draft in POLICY.drafts]
    assert dates == sorted(dates)
    assert all(len(draft.summary) > 100 for draft in POLICY.drafts + REGULATION.drafts)


def test_sessions_fall_between_the_second_draft_and_the_third():
    assert Counter(one.channel for one in SESSIONS) == {
        "table": 6,
        "forum": 5,
        "meeting": 4,
        "body": 1,
    }
    heard = [one.date for one in SESSIONS if one.channel != "body"]
    assert min(heard) >= CONSULTATION_OPENS
    assert max(heard) < POLICY.drafts[2].published
    assert POLICY.drafts[1].published == CONSULTATION_OPENS < CONSULTATION_CLOSES
    assert POLICY.drafts[2].published < BODY_SESSION < POLICY.drafts[3].published


def test_methodologies_say_that_they_are_a_demonstration():
    for policy in (POLICY, REGULATION):
        assert "datos de demostración" in (TEXTS / policy.methodology).read_text(encoding="utf-8")


def test_the_six_outcomes_are_defined_in_both_languages():
    assert [one.code for one in OUTCOMES] == [
        "accepted",
        "partially_accepted",
        "not_accepted",
        "already_covered",
        "out_of_scope",
        "other_instrument",
    ]
    assert all(one.definition_es and one.definition_en for one in OUTCOMES)
