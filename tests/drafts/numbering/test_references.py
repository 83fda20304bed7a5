"""References inside a text follow its articles' numbers; those to other laws are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.numbering import Numbered, Why, apply, rewrite

NAME = "Política Nacional de Datos Abiertos"


def text_of(*bodies, numbers=None):
    numbers = numbers or [str(at + 1) for at in range(len(bodies))]
    return [
        Numbered("article", number, f"Artículo {number}. Título", body)
        for number, body in zip(numbers, bodies, strict=True)
    ]


def told(body, new=("1", "3", "4", "5", "6", "7", "8", "9", "11"), at=8, **options):
    """What is said of the references in article 9 when 2 to 8 go one up and 9 becomes 11."""
    units = text_of(*[body if place == at else "Nada." for place in range(9)])
    found = rewrite(units, new, own_names=[NAME], **options)
    return [(one.words, one.becomes, one.why) for one in found]


@pytest.mark.parametrize(
    "body, words, becomes",
    [
        ("Conforme al artículo 2.", "2", "3"),
        ("Los artículos 2, 4 y 6 rigen.", "2, 4 y 6", "3, 5 y 7"),
        ("Los artículos 2 a 5 rigen.", "2 a 5", "3 a 6"),
        ("Del artículo 2 al 5 se aplican.", "2 al 5", "3 al 6"),
        ("Los artículos 2-5 rigen.", "2-5", "3-6"),
        ("Los artículos del 2 al 5 rigen.", "2 al 5", "3 al 6"),
        ("El artículo núm. 2 rige.", "2", "3"),
        ("El artículo n.º 2 rige.", "2", "3"),
        ("La fracción II del artículo 7 rige.", "7", "8"),
        (
            "Los artículos 3, fracciones I y II, inciso a), y 5 rigen.",
            "3, fracciones I y II, inciso a), y 5",
            "4, fracciones I y II, inciso a), y 6",
        ),
        ("El artículo 4, segundo párrafo, rige.", "4", "5"),
        ("Véase el art. 2 de esta Política.", "2", "3"),
        ("El artículo 2 de la presente Política.", "2", "3"),
        (f"El artículo 2 de la {NAME}.", "2", "3"),
        ("El artículo 2 de la Política.", "2", "3"),
        ("El artículo 2 del Título Segundo de esta Política.", "2", "3"),
        ("ARTÍCULO 2 de esta Política", "2", "3"),
    ],
)
def test_an_own_reference_follows(body, words, becomes):
    assert told(body) == [(words, becomes, None)]


OTHER_LAWS = [
    "artículo {n} de la Ley General de Archivos",
    "artículo {n}o. constitucional",
    "artículos {n}o. y 7o. constitucionales",
    "artículo {n}, fracción II, de la Ley Federal de Transparencia y Acceso a la Información Pública",
    "artículo {n} de la Constitución Política de los Estados Unidos Mexicanos",
    "artículos {n} y 5 y demás relativos de la Ley de Planeación",
    "artículo {n} del Código Civil Federal",
    "artículo {n} del Título Segundo de la Ley General de Salud",
    "artículo {n} de la LGTAIP",
    "artículo {n}, apartado A, del Reglamento Interior de la Secretaría",
    "artículo {n} de la Ley",
    "artículo {n} de la Convención sobre los Derechos del Niño",
]


@given(
    form=st.sampled_from(OTHER_LAWS),
    cited=st.integers(1, 9),
    before=st.sampled_from(["", "En términos del ", "Se aplica el ", "Conforme al "]),
    after=st.sampled_from([".", ", y lo publicará.", " en lo conducente."]),
)
@settings(max_examples=120, deadline=None)
def test_a_reference_to_another_law_is_never_touched(form, cited, before, after):
    body = before + form.format(n=cited) + after
    units = text_of(*["Nada."] * 8, body)
    found = rewrite(units, [str(at + 2) for at in range(9)], own_names=[NAME])
    assert [one.why for one in found] == [Why.OTHER_LAW]
    assert apply(body, found) == body


def test_one_list_of_two_owners():
    body = "Los artículos 4 de la Ley General de Archivos y Acceso y 5 de esta Política rigen."
    assert told(body) == [("4", None, Why.OTHER_LAW), ("5", "6", None)]
    body = "Los artículos 5 de esta Política y 4 de la Ley General de Archivos rigen."
    assert told(body) == [("5", "6", None), ("4", None, Why.OTHER_LAW)]


@pytest.mark.parametrize(
    "body, words, becomes, why",
    [
        ("En su artículo 3 lo dice.", "3", "4", Why.OTHERS),
        ("Según la Ley de Archivos, artículo 3.", "3", "4", Why.OTHERS),
        ("El artículo 3 de dicho ordenamiento.", "3", "4", Why.OTHERS),
        ("Los artículos 4 de la Ley de Amparo y 3.", "3", "4", Why.OTHERS),
        ("Dice: «El artículo 3 rige.»", "3", "4", Why.QUOTED),
        ("> El artículo 3 rige.", "3", "4", Why.QUOTED),
        ("El artículo 3 y 5 rigen.", "3", "4", Why.LIST),
        # A list that goes on in a way that is not followed is not followed half.
        ("Los artículos 3/5 rigen.", "3", "4", Why.LIST),
        ("Los artículos 3 y/o 5 rigen.", "3", "4", Why.LIST),
        ("Los artículos 3, así como 5, rigen.", "3", "4", Why.LIST),
        ("Entre los artículos 3 y el 5.", "3", "4", Why.LIST),
        ("Los artículos 3; 4; y 5 rigen.", "3", "4", Why.LIST),
        ("Los artículos 3 a la 5 rigen.", "3", "4", Why.LIST),
        ("Los artículos 3 o, en su caso, 5 rigen.", "3", "4", Why.LIST),
        ("El artículo 3 y el diverso 5 rigen.", "3", "4", Why.LIST),
        ("El artículo 99 rige.", "99", None, Why.NOBODY),
    ],
)
def test_in_doubt_a_person_looks(body, words, becomes, why):
    assert told(body)[-1] == (words, becomes, why)


def test_days_are_no_articles():
    assert told("Los artículos 2 y 3 fijan 15 días.") == [("2 y 3", "3 y 4", None)]
    assert told("Los artículos 2, 3 y 15 días más.") == [("2, 3", "3, 4", None)]


def test_a_number_that_two_articles_have_is_shown():
    units = text_of("Nada.", "Nada.", "El artículo 2 rige.", numbers=["2", "2", "3"])
    found = rewrite(units, ["1", "2", "3"])
    assert [(one.becomes, one.why) for one in found] == [(None, Why.SEVERAL)]


def test_a_range_whose_members_moved_apart_is_shown():
    units = text_of("A.", "B.", "C.", "Los artículos 1 a 3.", numbers=["1", "3", "2", "4"])
    units[1], units[3] = units[3], units[1]  # read in the order 1, 4, 2, 3
    found = rewrite(units, ["1", "2", "3", "4"])
    assert [(one.words, one.becomes, one.why) for one in found] == [
        ("1 a 3", "1, 3 y 4", Why.APART)
    ]


def test_a_range_takes_in_what_was_put_between():
    units = text_of("A.", "B.", "C.", "Los artículos 1 a 2.", numbers=["1", "1 bis", "2", "3"])
    found = rewrite(units, ["1", "2", "3", "4"])
    assert [(one.words, one.becomes, one.why) for one in found] == [("1 a 2", "1 a 3", None)]


def test_the_article_before_is_still_the_one_before():
    units = text_of("A.", "B.", "El artículo anterior rige.", numbers=["5", "6", "7"])
    assert rewrite(units, ["1", "2", "3"]) == []


def test_the_article_before_is_another_one_now():
    units = text_of("A.", "El artículo anterior rige.", "B.", numbers=["1", "3", "2"])
    found = rewrite(units, ["1", "2", "3"])
    assert [(one.words, one.becomes, one.why) for one in found] == [
        ("artículo anterior", "artículo 3", Why.RELATIVE)
    ]


def test_the_article_before_was_put_there_since():
    units = text_of("A.", "Nuevo.", "El artículo anterior rige.", numbers=["1", "1 bis", "2"])
    units[1] = Numbered("article", "1 bis", "Artículo 1 bis.", "Nuevo.", fresh=True)
    found = rewrite(units, ["1", "2", "3"])
    assert [(one.becomes, one.why) for one in found] == [("artículo 1", Why.RELATIVE)]


def test_transitory_articles_have_their_own_numbers():
    units = [
        *text_of("Según el artículo segundo transitorio.", "Nada."),
        Numbered("transitory", "Segundo", "Segundo.-", "Como dice el artículo 2."),
        Numbered("transitory", "Tercero", "Tercero.-", "El Transitorio dice: artículo tercero."),
    ]
    found = rewrite(units, ["2", "3", "Primero", "Segundo"])
    assert [(one.unit, one.words, one.becomes, one.why) for one in found] == [
        (0, "segundo", "primero", None),
        (2, "2", "3", None),
        (3, "tercero", "segundo", None),
    ]


def test_the_units_of_a_plan_are_cited_by_their_own_words():
    units = [
        Numbered("objective", "1", "Objetivo 1.", "La estrategia 1.2 y la línea de acción 1.2.1."),
        Numbered("strategy", "1.2", "Estrategia 1.2.", "El objetivo 1."),
        Numbered("action", "1.2.1", "1.2.1", "Nada."),
    ]
    found = rewrite(units, ["1", "1.1", "1.1.1"])
    assert [(one.words, one.becomes) for one in found] == [("1.2", "1.1"), ("1.2.1", "1.1.1")]


def test_the_policys_own_word_for_its_articles():
    units = [
        Numbered("article", "Primero", "Primero.", "Lo del lineamiento segundo."),
        Numbered("article", "Segundo", "Segundo.", "Los lineamientos primero y segundo."),
    ]
    found = rewrite(units, ["Segundo", "Tercero"], words=["lineamiento"])
    assert [(one.words, one.becomes) for one in found] == [
        ("segundo", "tercero"),
        ("primero y segundo", "segundo y tercero"),
    ]


@pytest.mark.parametrize(
    "body, new, becomes",
    [
        ("El artículo 9o. de esta Ley.", "10", "El artículo 10 de esta Ley."),
        ("Según el artículo 9o.", "10", "Según el artículo 10."),
        ("Los artículos 9o., y demás.", "10", "Los artículos 10, y demás."),
        ("El artículo 9o. de esta Ley.", "8o", "El artículo 8o. de esta Ley."),
        ("El artículo 10 de esta Ley.", "9o", "El artículo 9o. de esta Ley."),
        ("Según el artículo 10.", "9o", "Según el artículo 9o."),
        ("El artículo 9º de esta Ley.", "10", "El artículo 10 de esta Ley."),
        ("El artículo 10 bis de esta Ley.", "11 Bis", "El artículo 11 bis de esta Ley."),
    ],
)
def test_numbers_are_written_as_running_text_writes_them(body, new, becomes):
    old = "10 bis" if "bis" in body else "10" if "10" in body else "9o" if "9o" in body else "9º"
    units = [Numbered("article", old, f"Artículo {old}", body)]
    assert apply(body, rewrite(units, [new])) == becomes


REFERENCES = st.sampled_from(
    [
        "Conforme al artículo {a}.",
        "Los artículos {a}, {b} y {c} rigen.",
        "La fracción II del artículo {a} de esta Política y el artículo {b}.",
        "Del artículo {a}, segundo párrafo, y del artículo {c}, inciso b).",
        "El artículo {a} de la Ley General de Archivos y el artículo {b}.",
        "Nada que ver con 12 días.",
    ]
)


@given(
    count=st.integers(3, 14),
    first=st.integers(2, 12),
    data=st.data(),
)
@settings(max_examples=100, deadline=None)
def test_renumbering_there_and_back_gives_the_text_back(count, first, data):
    numbers = [str(at + 1) for at in range(count)]
    cited = st.sampled_from(numbers)
    bodies = [
        data.draw(REFERENCES).format(a=data.draw(cited), b=data.draw(cited), c=data.draw(cited))
        for _ in numbers
    ]
    new = [str(at + first) for at in range(count)]
    there = _renumbered(text_of(*bodies, numbers=numbers), new)
    back = _renumbered(text_of(*there, numbers=new), numbers)
    assert back == bodies


def _renumbered(units, new):
    done = [[] for _ in units]
    for one in rewrite(units, new, own_names=[NAME]):
        if one.sure:
            done[one.unit].append(one)
    return [apply(unit.text, own) for unit, own in zip(units, done, strict=True)]
