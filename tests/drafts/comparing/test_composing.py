"""Lineage over several drafts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparing.composing import compose, hang_together


def test_it_follows_each_unit_through_all_drafts():
    steps = [[(1, 11), (2, 12), (2, 13), (3, None)], [(11, 21), (12, 22), (13, 23), (None, 24)]]
    assert compose([1, 2, 3], steps, [21, 22, 23, 24]) == [
        (1, 21),
        (2, 22),
        (2, 23),
        (3, None),
        (None, 24),
    ]


def test_split_and_merged_again_is_one():
    steps = [[(1, 11), (1, 12)], [(11, 21), (12, 21)]]
    assert compose([1], steps, [21]) == [(1, 21)]


def test_a_part_that_was_removed_later_is_no_end():
    steps = [[(1, 11), (1, 12)], [(11, 21), (12, None)]]
    assert compose([1], steps, [21]) == [(1, 21)]


def test_what_came_and_went_between_is_not_told():
    assert compose([1], [[(1, 11), (None, 12)], [(11, 21), (12, None)]], [21]) == [(1, 21)]


def test_groups_stand_in_the_order_of_the_later_draft():
    edges = [(1, 22), (2, 21), (2, 23), (3, None), (4, 21), (None, 24)]
    assert hang_together([1, 2, 3, 4], edges, [21, 22, 23, 24]) == [
        ((2, 4), (21, 23)),
        ((3,), ()),
        ((1,), (22,)),
        ((), (24,)),
    ]


EDGES = st.lists(st.tuples(st.integers(0, 6), st.integers(10, 16)), max_size=12)


@settings(max_examples=100, deadline=None)
@given(EDGES)
def test_each_unit_stands_in_one_group(edges):
    old, new = list(range(7)), list(range(10, 17))
    groups = hang_together(old, edges, new)
    assert sorted(one for ours, _ in groups for one in ours) == old
    assert sorted(one for _, theirs in groups for one in theirs) == new
    for ours, theirs in edges:
        assert any(ours in group[0] and theirs in group[1] for group in groups)
