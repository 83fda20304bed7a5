"""Each series of articles is numbered by the pattern that it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.numbering import Numbered, bare_heading, next_number, renumber, with_number
from drafts.numbering.ordinals import OrdinalStyle, ordinal
from drafts.reading.numbers import read_number


def numbered(*numbers, kind="article", words="Artículo ", group=None, **options):
    units = [Numbered(kind, one, f"{words}{one}. Título", "", group) for one in numbers]
    return renumber(units, **options)


@pytest.mark.parametrize(
    "old, new",
    [
        (["1", "2", "4", "5"], ["1", "2", "3", "4"]),
        (["1", "3", "2"], ["1", "2", "3"]),
        (["1", "2", "2 bis", "4", "4 bis"], ["1", "2", "2 bis", "3", "3 bis"]),
        (["1", "2 Bis", "3-A"], ["1", "1 Bis", "1-A"]),
        (["1", "4 bis", "2", "9 bis", "4 bis"], ["1", "1 bis", "2", "2 bis", "2 ter"]),
        (["1o", "2o", "4o", "9o", "10", "12"], ["1o", "2o", "3o", "4o", "5o", "6o"]),
        (["1", "2", "4 a 6", "9"], ["1", "2", "3 a 5", "6"]),
        (["1", "2", "3", "1", "2", "4"], ["1", "2", "3", "1", "2", "3"]),
        (["Primero", "Tercero", "Décimo Cuarto"], ["Primero", "Segundo", "Tercero"]),
        (["Único"], ["Único"]),
        (["1", "", "3"], ["1", "", "2"]),
    ],
)
def test_numbers_without_gaps_and_as_written(old, new):
    assert numbered(*old) == new


def test_the_sign_of_small_numbers_ends_where_it_ended():
    old = [f"{at}o" for at in range(1, 10)] + ["9o Bis", "10", "11"]
    assert numbered(*old, keep_bis=False) == [*old[:9], "10", "11", "12"]


@pytest.mark.parametrize(
    "numbers",
    [
        ["1o", "2", "3º"],
        ["Primero", "segundo", "TERCERO"],
        ["Cuarto"],
        ["1", "2 a 4", "5"],
    ],
)
def test_what_is_in_order_stays_as_it_is_written(numbers):
    assert numbered(*numbers, kind="transitory") == numbers


def test_a_second_plan_in_an_annex_counts_by_itself():
    old = ["1.1", "1.2", "1.1", "1.2", "1.4"]
    assert numbered(*old, kind="strategy") == ["1.1", "1.2", "1.1", "1.2", "1.3"]


def test_bis_is_absorbed_when_asked():
    assert numbered("1", "1 bis", "1 ter", "2", keep_bis=False) == ["1", "2", "3", "4"]


def test_from_an_article_on():
    assert numbered("1", "3", "6", "9", start=2) == ["1", "3", "4", "5"]


def test_transitory_articles_restart_in_each_division():
    units = [
        Numbered("transitory", number, f"{number}.-", "", group)
        for group, number in [(1, "Primero"), (1, "Tercero"), (2, "Segundo"), (2, "Tercero")]
    ]
    assert renumber(units) == ["Primero", "Segundo", "Primero", "Segundo"]


def test_a_plan_counts_by_level():
    units = [
        Numbered(kind, number, number, "")
        for kind, number in [
            ("objective", "1"),
            ("strategy", "1.2"),
            ("action", "1.2.1"),
            ("action", "1.2.4"),
            ("objective", "3"),
            ("strategy", "1.1"),
            ("action", "3.1.9"),
        ]
    ]
    assert renumber(units) == ["1", "1.1", "1.1.1", "1.1.2", "2", "2.1", "2.1.1"]


def test_a_plan_without_the_level_above_keeps_its_prefix():
    assert numbered("2.1", "2.3", "2.4", kind="strategy") == ["2.1", "2.2", "2.3"]


@pytest.mark.parametrize(
    "number, following",
    [
        ("5", "5 bis"),
        ("5 bis", "5 ter"),
        ("5 Ter", "5 Quáter"),
        ("12-A", "12-B"),
        ("Primero", "Primero bis"),
        ("PRIMERO", "PRIMERO BIS"),
        ("", ""),
    ],
)
def test_what_stands_right_behind_an_article(number, following):
    assert next_number(number, []) == following


def test_a_taken_number_is_passed_over():
    assert next_number("5", ["5", "5 Bis", "6"]) == "5 ter"


@pytest.mark.parametrize(
    "heading, old, new, becomes",
    [
        ("Artículo 12. Plazo de 12 días", "12", "13", "Artículo 13. Plazo de 12 días"),
        ("ARTÍCULO 4.º BIS.-", "4º BIS", "5", "ARTÍCULO 5.-"),
        ("Artículo 3o.- De los 3 poderes", "3o", "4o", "Artículo 4o.- De los 3 poderes"),
        ("Segundo.-", "Segundo", "Tercero", "Tercero.-"),
        ("Único. Vigencia", "Único", "Primero", "Primero. Vigencia"),
        # Part of a longer number is another number.
        ("Artículo 121. Plazos", "12", "13", "Artículo 121. Plazos"),
        ("Artículo 4 bis. Sedes", "4", "5", "Artículo 4 bis. Sedes"),
    ],
)
def test_the_heading_takes_the_number(heading, old, new, becomes):
    assert with_number(heading, old, new) == becomes


@pytest.mark.parametrize(
    "heading, becomes",
    [
        ("Artículo 12. Plazos", "Artículo 12 bis."),
        ("ARTÍCULO 12.- Los plazos", "ARTÍCULO 12 bis.-"),
        ("Artículo 12", "Artículo 12 bis"),
    ],
)
def test_a_new_article_is_headed_like_its_neighbour(heading, becomes):
    assert bare_heading(heading, "12", "12 bis") == becomes


@given(
    value=st.integers(1, 199),
    style=st.builds(
        OrdinalStyle,
        feminine=st.booleans(),
        case=st.sampled_from(["UPPER", "Title", "Capital", "lower"]),
        joined=st.booleans(),
        latin=st.booleans(),
    ),
)
def test_an_ordinal_is_read_back(value, style):
    read = read_number(ordinal(value, style))
    assert (read.value, read.suffix) == ((value,), ())


@given(st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_numbering_twice_changes_nothing_more(values):
    once = numbered(*map(str, values))
    assert numbered(*once) == once
