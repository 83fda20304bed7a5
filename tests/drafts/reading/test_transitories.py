"""Transitory articles: their numbers start again under each decree."""

import pytest

from drafts.reading import read_text
from tests.drafts.reading.outline import numbers, outline

LAW = "Ley\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.\n\n"


@pytest.mark.parametrize(
    "heading",
    [
        "TRANSITORIOS",
        "Transitorios",
        "T R A N S I T O R I O S",
        "ARTÍCULOS TRANSITORIOS",
        "Artículos Transitorios",
        "## DISPOSICIONES TRANSITORIAS",
        "Disposiciones transitorias y finales",
        "TRANSITORIOS DEL DECRETO NÚMERO 45, PUBLICADO EN EL PERIÓDICO OFICIAL EL 3 DE MAYO DE 2011",
    ],
)
def test_a_heading_of_transitories(heading):
    reading = read_text(f"{LAW}{heading}\n\nPrimero.- Rige.\n\nSegundo.- Se abroga.")

    assert outline(reading)[2:] == [("transitory", "Primero"), ("transitory", "Segundo")]
    assert [unit.slug for unit in reading.units][2:] == [
        "transitorio-primero",
        "transitorio-segundo",
    ]


def test_numbers_start_again_under_each_decree():
    text = f"""{LAW}ARTÍCULOS TRANSITORIOS DE DECRETOS DE REFORMA

DECRETO que reforma el artículo 1.

TRANSITORIO

ÚNICO.- Rige.

DECRETO que reforma el artículo 2.

TRANSITORIOS

ARTÍCULO PRIMERO.- Rige.

ARTÍCULO SEGUNDO.- Se abroga.
"""

    reading = read_text(text)

    assert numbers(reading) == ["1", "2"]
    assert numbers(reading, "transitory") == ["ÚNICO", "PRIMERO", "SEGUNDO"]


def test_a_transitory_without_a_number():
    reading = read_text(f"{LAW}Transitorio\n\nEsta ley rige mañana.")

    assert outline(reading)[2:] == [("transitory", None)]
    assert reading.units[2].text == "Esta ley rige mañana."


def test_transitory_articles_numbered_as_such():
    reading = read_text(f"{LAW}Artículo primero transitorio.- Rige.\n\nArtículo transitorio.- Va.")

    assert [unit.text for unit in reading.units if unit.kind == "transitory"][-1] == "Va."


def test_an_ordinal_outside_the_transitories_is_text():
    reading = read_text("Ley\n\nArtículo 1. Hay dos.\n\nPrimero. Este.\n\nArtículo 2. Dos.")

    assert numbers(reading) == ["1", "2"]
    assert numbers(reading, "provision") == []


@pytest.mark.parametrize(
    "heading", ["TÍTULO IX Disposiciones Transitorias", "TÍTULO IX\n\nDISPOSICIONES TRANSITORIAS"]
)
def test_a_title_of_transitory_provisions_starts_the_numbers_again(heading):
    reading = read_text(f"{LAW}{heading}\n\nArtículo 1. Rige.\n\nArtículo 2. Se abroga.")

    assert numbers(reading) == ["1", "2"]
    assert numbers(reading, "transitory") == ["1", "2"]
    assert reading.units[3].path == (heading.replace("\n\n", "\n"),)


@pytest.mark.parametrize(
    "heading", ["Disposiciones transitorias", "CAPÍTULO V. Disposiciones transitorias"]
)
def test_transitory_provisions_that_go_on_with_the_numbers_of_the_law(heading):
    reading = read_text(f"{LAW}{heading}\n\nArtículo 3. Rige.\n\nArtículo 4. Se abroga.")

    assert numbers(reading) == ["1", "2", "3", "4"]


def test_feminine_ordinals_up_to_the_forties():
    words = [
        "PRIMERA",
        "SEGUNDA",
        "TERCERA",
        "CUARTA",
        "QUINTA",
        "SEXTA",
        "SÉPTIMA",
        "OCTAVA",
        "NOVENA",
        "DÉCIMA",
        "DECIMOPRIMERA",
        "DECIMOSEGUNDA",
        "DECIMOTERCERA",
    ]
    provisions = "\n\n".join(f"#### {word}.-\n\nVa." for word in words)

    reading = read_text(
        f"# Ley\n\n#### Artículo 1.-\n\nUno.\n\n## Disposiciones Transitorias\n\n{provisions}"
    )

    assert numbers(reading, "transitory") == words


def test_transitories_of_which_the_first_is_left_out():
    reading = read_text(f"{LAW}TRANSITORIOS\n\nSegundo.- Se abroga.\n\nTercero.- Se avisa.")

    assert outline(reading)[2:] == [("transitory", "Segundo"), ("transitory", "Tercero")]


def test_a_line_cut_before_transitories_is_text():
    cut = "Se deroga el segundo párrafo de los Artículos\nTransitorios del Decreto de 1996."
    reading = read_text(f"{LAW}TRANSITORIOS\n\nPrimero.- {cut}\n\nSegundo.- Rige.")

    assert outline(reading)[2:] == [("transitory", "Primero"), ("transitory", "Segundo")]
