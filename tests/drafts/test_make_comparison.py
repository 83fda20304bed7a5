"""Comparing published drafts: made once, kept, and made again the same."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import TestCase

from drafts.make_comparison import NotComparable, make_comparison
from drafts.models import Comparison, ComparisonChange, Redline
from drafts.queries import pairs_to_compare
from drafts.tasks import compare_with_earlier, make_missing_comparisons
from tests.broken_rules import breaks
from tests.drafts.three_drafts import FIRST, SECOND, THIRD
from tests.factories import TEXT, make_draft, make_policy


@pytest.fixture
def drafts(db):
    policy = make_policy()
    return [make_draft(policy, text=text) for text in (FIRST, SECOND, THIRD)]


def told(comparison):
    return [
        (
            [article.number for article in change.old.order_by("position")],
            [article.number for article in change.new.order_by("position")],
            change.relations,
        )
        for change in comparison.changes.all()
    ]


def test_from_one_draft_to_the_next(drafts):
    comparison = make_comparison(drafts[0], drafts[1])
    assert told(comparison) == [
        (["1"], ["1"], ["kept"]),
        (["2"], ["2", "3"], ["split"]),
        (["3"], ["4"], ["renumbered"]),
        (["4"], [], ["removed"]),
    ]


def test_over_several_drafts_only_the_two_ends_count(drafts):
    assert told(make_comparison(drafts[0], drafts[2])) == [
        (["1"], ["1"], ["kept"]),
        (["2"], ["2"], ["kept"]),
        (["3"], ["3"], ["amended"]),
        (["4"], [], ["removed"]),
        ([], ["4"], ["added"]),
    ]


def test_a_redline_is_kept_where_words_changed(drafts):
    comparison = make_comparison(drafts[0], drafts[2])
    redlines = {
        "+".join(change.relations): change.redline and change.redline.content
        for change in comparison.changes.select_related("redline")
    }
    assert redlines["kept"] is None
    assert redlines["amended"]["stretches"][0]["both"] == (
        "<p>El Consejo se reúne cada <del>tres meses</del><ins>mes</ins> y publica sus actas.</p>"
    )
    assert redlines["amended"]["heading"] == "Artículo 3. Consejo"


def test_made_once(drafts, django_assert_num_queries):
    first = make_comparison(drafts[0], drafts[1])
    rows = list(ComparisonChange.objects.values_list("pk", "redline"))
    with django_assert_num_queries(4):  # a savepoint around the lock and the look
        assert make_comparison(drafts[0], drafts[1]) == first
    assert list(ComparisonChange.objects.values_list("pk", "redline")) == rows


def test_the_same_words_are_compared_once(drafts):
    make_comparison(drafts[0], drafts[1])
    before = Redline.objects.count()
    copy = make_policy()
    one, two = (make_draft(copy, text=text) for text in (FIRST, SECOND))
    make_comparison(one, two)
    assert Redline.objects.count() == before


def test_deleted_and_made_again_it_is_the_same(drafts, capsys):
    def content():
        return [told(comparison) for comparison in Comparison.objects.order_by("pk")], sorted(
            Redline.objects.values_list("old_sha256", "new_sha256", "version", "content"), key=str
        )

    make_missing_comparisons()
    first = content()
    call_command("make_comparisons", "--anew")
    assert content() == first
    assert capsys.readouterr().out.endswith("3 comparisons made.\n")


def test_publishing_compares_with_all_earlier_drafts(drafts):
    compare_with_earlier(drafts[2].pk)
    pairs = Comparison.objects.order_by("pk").values_list("old_draft__number", "new_draft__number")
    assert list(pairs) == [(2, 3), (1, 3)]


def test_the_queue_is_asked_when_the_publication_is_committed(drafts, monkeypatch):
    # The broker is another system: what is sent to it is looked at on the way.
    asked = []
    monkeypatch.setattr(
        compare_with_earlier, "apply_async", lambda args, **options: asked.append(args)
    )
    with TestCase.captureOnCommitCallbacks(execute=True):
        draft = make_draft(drafts[0].policy, text=TEXT)
    assert asked == [[draft.pk]]


def test_what_is_missing_is_made(drafts):
    make_comparison(drafts[0], drafts[1])
    make_draft(make_policy())
    make_draft(drafts[0].policy, text=TEXT, published=False)
    assert pairs_to_compare() == [(drafts[1], drafts[2]), (drafts[0], drafts[2])]
    make_missing_comparisons()
    assert pairs_to_compare() == []
    assert Comparison.objects.count() == 3


def test_one_of_an_earlier_version_is_made_anew(drafts):
    old = make_comparison(drafts[0], drafts[1])
    Comparison.objects.update(version=0)
    assert make_comparison(drafts[0], drafts[1]).pk != old.pk
    assert Comparison.objects.count() == 1


def test_drafts_of_two_policies_are_refused(drafts):
    with pytest.raises(NotComparable):
        make_comparison(drafts[0], make_draft())
    with breaks("comparison_of_published_drafts"):
        Comparison.objects.create(old_draft=drafts[0], new_draft=make_draft(), version=1)


def test_a_working_draft_is_refused(drafts):
    working = make_draft(drafts[0].policy, published=False)
    with pytest.raises(NotComparable):
        make_comparison(drafts[0], working)
    with breaks("comparison_of_published_drafts"):
        Comparison.objects.create(old_draft=drafts[0], new_draft=working, version=1)


def test_a_later_draft_is_not_compared_with_an_earlier_one(drafts):
    with pytest.raises(NotComparable):
        make_comparison(drafts[1], drafts[0])
    with breaks("comparison_of_published_drafts"):
        Comparison.objects.create(old_draft=drafts[1], new_draft=drafts[0], version=1)


def test_a_redline_is_never_touched_up(drafts):
    make_comparison(drafts[0], drafts[1])
    with breaks("redline_never_changes"):
        Redline.objects.update(version=7)


def test_made_at_the_same_moment_it_is_one(committed):
    policy = make_policy()
    one, two = (make_draft(policy, text=text) for text in (FIRST, SECOND))

    def make(_):
        try:
            return make_comparison(one, two).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        made = set(pool.map(make, range(6)))

    assert len(made) == Comparison.objects.count() == 1
    assert ComparisonChange.objects.count() == 4
