"""The numbers of articles, in figures and in words."""

import pytest

from drafts.reading.numbers import ordinal_value, read_number, roman_value


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
