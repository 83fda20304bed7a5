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
