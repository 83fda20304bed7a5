"""Two people's edits of one text come together where they do not touch, and nowhere else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparing import merge

BASE = (
    "El Consejo se reúne cada tres meses y publica sus actas.\n\n"
    "Las sesiones son públicas.\n\n"
    "El plazo es de treinta días hábiles."
)

WORDS = st.sampled_from(
    ["plazo", "acta", "consejo", "datos", "abiertos", ",", ".", "\n\n", "-", "veinte"]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
# Paragraphs with words of their own, so that there is one reading only of what was changed.
PARAGRAPHS = st.integers(min_value=1, max_value=8).map(
    lambda count: [f"Inicio{n} medio{n} final{n}." for n in range(count)]
)


def test_changes_in_different_paragraphs_come_together():
    ours = BASE.replace("tres meses", "dos meses")
    theirs = BASE.replace("treinta", "veinte")
    found = merge(BASE, ours, theirs)
    assert found.text == BASE.replace("tres meses", "dos meses").replace("treinta", "veinte")
    assert not found.shares_a_paragraph
    assert [(piece.kind, piece.base) for piece in found.pieces if piece.kind != "same"] == [
        ("ours", "tres"),
        ("theirs", "treinta"),
    ]


def test_changes_apart_in_one_paragraph_come_together_and_are_told():
    ours = BASE.replace("treinta", "veinte")
    theirs = BASE.replace("El plazo", "El término")
    found = merge(BASE, ours, theirs)
    assert found.text == BASE.replace("treinta", "veinte").replace("El plazo", "El término")
    assert found.shares_a_paragraph


def test_the_same_words_changed_in_two_ways_are_a_conflict():
    found = merge(BASE, BASE.replace("treinta", "veinte"), BASE.replace("treinta", "diez"))
    assert found.text is None
    [place] = found.conflicts
    assert (place.base, place.ours, place.theirs) == ("treinta", "veinte", "diez")


def test_words_side_by_side_are_a_conflict():
    ours = BASE.replace("treinta ", "")
    theirs = BASE.replace("días", "meses")
    assert merge(BASE, ours, theirs).text is None


def test_two_additions_at_one_place_are_a_conflict():
    found = merge(BASE, f"{BASE}\n\nUno.", f"{BASE}\n\nDos.")
    assert [(place.ours, place.theirs) for place in found.conflicts] == [("\n\nUno.", "\n\nDos.")]


def test_what_one_removed_and_the_other_changed_is_a_conflict():
    ours = BASE.replace("\n\nLas sesiones son públicas.", "")
    theirs = BASE.replace("públicas", "abiertas")
    assert merge(BASE, ours, theirs).text is None


def test_the_same_change_on_both_sides_is_made_once():
    changed = BASE.replace("treinta", "veinte")
    found = merge(BASE, changed, changed)
    assert (found.text, found.conflicts) == (changed, [])


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_nothing_of_any_version_is_lost(base, ours, theirs):
    pieces = merge(base, ours, theirs).pieces
    assert "".join(piece.base for piece in pieces) == base
    assert "".join(piece.ours for piece in pieces) == ours
    assert "".join(piece.theirs for piece in pieces) == theirs


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_who_changed_nothing_takes_the_other_text(base, other):
    assert merge(base, base, other).text == other
    assert merge(base, other, base).text == other
    assert merge(base, other, other).text == other


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_it_is_the_same_from_either_side(base, ours, theirs):
    assert merge(base, ours, theirs).text == merge(base, theirs, ours).text


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS, st.data())
def test_changes_in_paragraphs_apart_are_all_there(paragraphs, data):
    owner = data.draw(
        st.lists(
            st.sampled_from(["ours", "theirs", "nobody"]),
            min_size=len(paragraphs),
            max_size=len(paragraphs),
        )
    )

    def changed_by(*sides):
        return "\n\n".join(
            text.replace("medio", "cambiado") if side in sides else text
            for text, side in zip(paragraphs, owner, strict=True)
        )

    found = merge("\n\n".join(paragraphs), changed_by("ours"), changed_by("theirs"))
    assert found.text == changed_by("ours", "theirs")
    assert not found.shares_a_paragraph


@pytest.mark.parametrize("text", ["", "Una línea", "Uno.\n\n\n\nDos.  \n"])
def test_an_unchanged_text_is_itself(text):
    assert merge(text, text, text).text == text
