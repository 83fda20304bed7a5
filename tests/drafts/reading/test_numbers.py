"""The numbers of articles, in figures and in words."""

import pytest

from drafts.reading.numbers import (
    cardinal_value,
    near_ordinal,
    ordinal_value,
    read_number,
    roman_value,
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("primero", 1),
        ("Tercer", 3),
        ("SÉPTIMO", 7),
        ("único", 1),
        ("décimo", 10),
        ("décimo primero", 11),
        ("decimoprimero", 11),
        ("undécimo", 11),
        ("duodécima", 12),
        ("decimoctava", 18),
        ("décimo noveno", 19),
        ("vigésima segunda", 22),
        ("trigesimasexta", 36),
        ("cuadragésimo octavo", 48),
        ("once", 11),
        ("libro", 0),
    ],
)
def test_ordinals_in_words(words, value):
    assert ordinal_value(words) == value


@pytest.mark.parametrize(("numeral", "value"), [("IV", 4), ("XIX", 19), ("xl", 40), ("XCVIII", 98)])
def test_roman_numerals(numeral, value):
    assert roman_value(numeral) == value


def test_a_range_ends_at_its_last():
    assert read_number("5 a 7").last == 7


def test_what_is_no_number():
    assert read_number("mesa") is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("uno", 1),
        ("dieciséis", 16),
        ("veintidós", 22),
        ("treinta y dos", 32),
        ("cien", 100),
        ("ciento uno", 101),
        ("ciento treinta y cinco", 135),
        ("quinientos", 500),
        ("setecientos veinte", 720),
        ("novecientos noventa y nueve", 999),
    ],
)
def test_cardinals_in_words(words, value):
    assert cardinal_value(words) == value
    assert read_number(words).value == (value,)
    assert read_number(words).last == value


def test_a_range_in_words():
    number = read_number("treinta y uno a treinta y cinco")

    assert (number.value, number.last) == ((31,), 35)


def test_a_point_of_thousands():
    assert read_number("1.902").value == (1902,)
    assert read_number("1.2").value == (1, 2)


@pytest.mark.parametrize(("word", "value"), [("únco", 1), ("segudo", 2), ("septmo", 7)])
def test_a_misspelt_ordinal(word, value):
    assert near_ordinal(word).value == (value,)
    assert near_ordinal(word).written == word


@pytest.mark.parametrize("word", ["anterior", "siguiente", "nuevo", "vigente", "transitorio"])
def test_another_word_is_no_misspelt_ordinal(word):
    assert near_ordinal(word) is None
