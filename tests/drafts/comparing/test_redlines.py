"""A redline shows the words removed and added, and loses none."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparing import Op, after, apply, before, redline


def test_it_works():
    assert redline("Se prestan por dos semanas.", "Se prestan por un mes.") == [
        Op("same", "Se prestan por "),
        Op("removed", "dos semanas"),
        Op("added", "un mes"),
        Op("same", "."),
    ]


def test_equal_texts():
    assert redline("Se lee.", "Se lee.") == [Op("same", "Se lee.")]


def test_from_nothing_and_to_nothing():
    assert redline("", "Se lee.") == [Op("added", "Se lee.")]
    assert redline("Se lee.", "") == [Op("removed", "Se lee.")]
    assert redline("", "") == []


def test_words_are_not_cut():
    assert redline("lectura", "lector") == [Op("removed", "lectura"), Op("added", "lector")]


WORDS = st.lists(st.sampled_from(["el", "la", "libro", "se", "lee", ",", ".", " ", "\n\n", "á"]))


@settings(max_examples=300, deadline=None)
@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_applied_to_the_old_it_gives_the_new(old, new):
    ops = redline(old, new)

    assert before(ops) == old
    assert after(ops) == new
    assert apply(ops, old) == new
    assert all(op.text for op in ops)
    # Two stretches of one kind are never neighbours: they would be one.
    assert all(one.kind != two.kind for one, two in pairwise(ops))


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text())
def test_any_two_texts(old, new):
    ops = redline(old, new)

    assert (before(ops), after(ops), apply(ops, old)) == (old, new, new)


LONG = st.lists(
    st.sampled_from(["el", "la", "libro", "se", "lee", "ayer", "aquí"]), min_size=150, max_size=400
)


@settings(max_examples=30, deadline=None)
@given(LONG, st.lists(st.tuples(st.integers(0, 400), st.text("áé x.", max_size=6)), max_size=12))
def test_long_texts_with_some_words_changed(words, changes):
    old = " ".join(words)
    for at, word in changes:
        words[at % len(words)] = word

    assert apply(redline(old, " ".join(words)), old) == " ".join(words)


@pytest.mark.parametrize("text", ["Se lee ayer.", "Se lee. Y más.", "Se"])
def test_a_redline_of_another_text_is_refused(text):
    with pytest.raises(ValueError, match="not of this text"):
        apply(redline("Se lee.", "Se leyó."), text)


def test_a_long_article_is_quick():
    chance = random.Random(7)
    words = [f"palabra{chance.randrange(3000)}" for _ in range(6000)]
    old = " ".join(words)
    for _ in range(200):
        words[chance.randrange(len(words))] = "cambio"
    start = time.perf_counter()

    ops = redline(old, " ".join(words))

    assert time.perf_counter() - start < 3
    assert before(ops) == old


def test_long_texts_without_a_word_to_hold_on_to_are_one_change():
    old = "uno dos tres " * 400
    new = "tres uno cuatro dos " * 300
    ops = redline("Empieza. " + old + "fin.", "Empieza. " + new + "fin.")
    assert [op.kind for op in ops] == ["same", "removed", "added", "same"]
    assert (before(ops), after(ops)) == ("Empieza. " + old + "fin.", "Empieza. " + new + "fin.")


def test_texts_that_share_spaces_alone_are_not_cut_at_each():
    assert [(op.kind, op.text) for op in redline("uno dos tres", "cuatro cinco seis")] == [
        ("removed", "uno dos tres"),
        ("added", "cuatro cinco seis"),
    ]
