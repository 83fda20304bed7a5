"""A law is split into its articles, however they are written."""

import pytest

from drafts.reading import read_text
from tests.drafts.reading.outline import numbers, outline

LAW = """# Ley de Bibliotecas

Las bibliotecas son de todas las personas.

Artículo 1. La presente ley regula las bibliotecas.

Artículo 2. Toda persona puede entrar.

Artículo 3. Los libros se prestan.
"""


def test_it_works():
    reading = read_text(LAW)

    assert reading.title == "Ley de Bibliotecas"
    assert outline(reading) == [
        ("preamble", None),
        ("article", "1"),
        ("article", "2"),
        ("article", "3"),
    ]
    second = reading.units[2]
    assert second.heading == "Artículo 2."
    assert second.text == "Toda persona puede entrar."
    assert second.opening == "Artículo 2. Toda persona puede entrar."
    assert second.line == 7


@pytest.mark.parametrize(
    "line",
    [
        "Artículo 2.- Se lee.",
        "ARTÍCULO 2.- Se lee.",
        "ARTICULO 2º.- Se lee.",
        "ARTICULO 2° — Se lee.",
        "Artículo 2o. Se lee.",
        "Art. 2. Se lee.",
        "Art. 2º — Se lee.",
        "Artículo 2: Se lee.",
        "Artículo segundo. Se lee.",
        "ARTÍCULO SEGUNDO.- Se lee.",
        "**Artículo 2.** Se lee.",
        "**ARTICULO 2º**— Se lee.",
        "**ARTICULO** **2.** — Se lee.",
        "##### Artículo 2.\n\nSe lee.",
        "### Artículo 2 {#articulo-2}\n\nSe lee.",
        "Artículo 2\nSe lee.",
        "Artículo\u00a02. Se lee.",
        "ARTÍCULO 2º Se lee.",
        "Artículo dos. Se lee.",
        "ARTICULO\n\n2º.- Se lee.",
        "**ARTICULO\n\n2º**.- Se lee.",
        "Art.2.-\nSe lee.",
    ],
)
def test_a_way_to_write_an_article(line):
    reading = read_text(f"Ley\n\nArtículo 1. Se abre.\n\n{line}\n\nArtículo 3. Se cierra.")

    assert [unit.text for unit in reading.units] == ["Se abre.", "Se lee.", "Se cierra."]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Artículo 2 bis.", "2 bis"),
        ("ARTÍCULO 2º BIS.-", "2º BIS"),
        ("**ARTICULO 2º****bis**—", "2º bis"),
        ("Artículo 2 ter.", "2 ter"),
        ("Artículo 2 quáter.", "2 quáter"),
        ("Artículo 2 bis 1.", "2 bis 1"),
        ("Artículo 2-A.", "2-A"),
        ("Artículo 2o.-A.-", "2o.-A"),
        ("Artículo 2 A.-", "2 A"),
        ("Artículos 3 a 5.", "3 a 5"),
        ("Artículo 2 quinquies.", "2 quinquies"),
        ("ARTICULO 2** **quáter**:", "2 quáter"),
        ("Artículo 3-B-2.", "3-B-2"),
        ("Artículos 3 y 4.", "3 y 4"),
        ("Artículo tres.", "tres"),
        ("Artículo final.", "final"),
    ],
)
def test_numbers_beyond_the_plain(heading, number):
    reading = read_text(f"Ley\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.\n\n{heading} Va.\n")

    assert reading.units[2].number == number
    assert reading.units[2].text == "Va."


def test_a_reference_that_begins_a_line_is_not_an_article():
    text = """Ley

Artículo 1. Se estará a lo dispuesto en el
Artículo 27 de la Constitución y en el
Artículo 4, fracción II, de la Ley General, así como en el
Artículo 9. También rige la costumbre.

Artículo 2. Fin.
"""

    reading = read_text(text)

    assert numbers(reading) == ["1", "2"]


def test_an_article_named_in_lower_case_is_not_one():
    reading = read_text("Ley\n\nArtículo 1. Uno.\n\nartículo 2. No.\n\nArtículo 2. Dos.")

    assert [unit.text for unit in reading.units] == ["Uno.\n\nartículo 2. No.", "Dos."]


def test_the_text_goes_on_to_the_next_article():
    reading = read_text("Ley\n\nArtículo 1. Uno:\n\n- a;\n- b.\n\n\n\nFin.\n\nArtículo 2. Dos.")

    assert reading.units[0].text == "Uno:\n\n- a;\n- b.\n\nFin."


def test_an_article_inside_a_line_is_left_there_with_a_warning():
    reading = read_text(
        "Ley\n\nARTICULO 1º — Uno.\n\n(Nota.) ARTICULO 2º — Dos.\n\nARTICULO 3º — Tres."
    )

    assert numbers(reading) == ["1º", "3º"]
    assert [(one.line, one.code) for one in reading.warnings] == [(5, "article_inside_line")]


def test_emphasis_in_the_text_stays():
    reading = read_text(
        "Ley\n\n**Artículo 1.—** **Cuando proceda** se lee.\n\n**Artículo 2.—** Dos."
    )

    assert reading.units[0].text == "**Cuando proceda** se lee."


def test_fractions_and_incisos_stay_inside_their_article():
    body = """Se entiende por:

I. Biblioteca: donde se lee;

II. Fondo: lo que se lee, que puede ser
a) impreso, o
b) digital;

1. De consulta.
1.1 En sala.

III Bis. Sala: donde se está.

A. Apartado.

Primero.- Lo dicho.

Uno. Lo demás."""

    reading = read_text(f"Ley\n\nArtículo 1. {body}\n\nArtículo 2. Dos.\n\nArtículo 3. Tres.")

    assert numbers(reading) == ["1", "2", "3"]
    assert reading.units[0].text == body


def test_a_derogated_article_is_one():
    reading = read_text("Ley\n\nArtículo 1. Uno.\n\nArtículo 2. (Se deroga).\n\nArtículo 3. Tres.")

    assert [unit.text for unit in reading.units] == ["Uno.", "(Se deroga).", "Tres."]


def test_a_heading_that_the_text_says_again():
    text = "# Ley\n\n" + "\n\n".join(
        f"### Artículo {n}\n\n\nArt. {n}° La biblioteca {n} abre." for n in range(1, 5)
    )

    reading = read_text(text)

    assert [(unit.heading, unit.text) for unit in reading.units] == [
        (f"Artículo {n}", f"Art. {n}° La biblioteca {n} abre.") for n in range(1, 5)
    ]


def test_a_number_given_twice():
    text = (
        "Ley\n\n**ARTICULO 1º** — Uno.\n\n**ARTICULO 2º** — Dos.\n\n**ARTICULO 2º** — Dos también."
    )

    reading = read_text(text)

    assert [unit.slug for unit in reading.units] == ["1", "2", "2-2"]


def test_a_former_text_kept_under_an_article_is_part_of_it():
    text = "Ley\n\nARTICULO 1º — Uno.\n\nARTICULO 2º — Dos.\n\nARTICULO 2º — Antes.\n\nARTICULO 3º — Tres."

    assert numbers(read_text(text)) == ["1º", "2º", "3º"]


def test_a_misspelt_ordinal():
    assert numbers(read_text("Decreto\n\n**Artículo únco**\n\nSe abre la biblioteca.")) == ["únco"]


def test_articles_out_of_turn_are_articles_where_the_file_marks_them():
    text = "# Ley\n\n" + "\n\n".join(f"### Artículo {n}\n\nTexto {n}." for n in (1, 3, 2, 4))

    reading = read_text(text)

    assert numbers(reading) == ["1", "3", "2", "4"]
    assert [one.code for one in reading.warnings] == ["number_out_of_turn"]


def test_an_article_out_of_turn_that_is_not_marked_is_told():
    text = "Ley\n\n" + "\n\n".join(f"Artículo {n}. Texto {n}." for n in (1, 2, 4, 3, 5))

    reading = read_text(text)

    assert numbers(reading) == ["1", "2", "4", "5"]
    assert [(one.line, one.code) for one in reading.warnings] == [(9, "article_out_of_turn")]
