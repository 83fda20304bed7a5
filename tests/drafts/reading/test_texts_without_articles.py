"""A text with no articles is split by what it has, and says so."""

import pytest

from drafts.reading import UnreadableText, read_text


def _said(reading):
    return [(unit.kind, unit.heading, unit.text) for unit in reading.units]


def test_by_markdown_headings():
    reading = read_text("# Guía\n\nHola.\n\n## Trato\n\nBueno.\n\n## Horario\n\nDe ocho a tres.")

    assert _said(reading) == [
        ("preamble", "", "Hola."),
        ("section", "Trato", "Bueno."),
        ("section", "Horario", "De ocho a tres."),
    ]
    assert [one.code for one in reading.warnings] == ["no_articles"]


def test_a_heading_within_another_stands_under_it():
    reading = read_text("# Guía\n\n## Horario\n\nAmplio.\n\n### Excepciones\n\nViernes.")

    assert [unit.path for unit in reading.units] == [(), ("Horario",)]


def test_by_lines_in_capitals():
    reading = read_text("Guía\n\nTRATO\n\nBueno.\n\nHORARIO\n\nDe ocho a tres.")

    assert _said(reading) == [
        ("section", "TRATO", "Bueno."),
        ("section", "HORARIO", "De ocho a tres."),
    ]


def test_by_paragraphs():
    reading = read_text("Guía\n\nSe trata bien\na la gente.\n\nSe abre a las ocho.")

    assert reading.title == "Guía"
    assert _said(reading) == [
        ("section", "", "Se trata bien\na la gente."),
        ("section", "", "Se abre a las ocho."),
    ]


def test_by_ordinals():
    text = "ACUERDO\n\nPRIMERO. Se abre.\n\nSEGUNDO. Se cierra.\n\nTRANSITORIOS\n\nÚNICO. Rige."

    assert [(unit.kind, unit.number) for unit in read_text(text).units] == [
        ("provision", "PRIMERO"),
        ("provision", "SEGUNDO"),
        ("transitory", "ÚNICO"),
    ]


@pytest.mark.parametrize("text", ["", "  \n\n\t", "---\n***\n"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(UnreadableText, match="empty"):
        read_text(text)


def test_one_word_is_a_text():
    assert [unit.text for unit in read_text("Hola").units] == ["Hola"]


def test_by_numbered_sections():
    text = """Lineamientos de datos

1. OBJETO

Se publica todo.

2. ALCANCE

2.1. Toda dependencia publica.

2.2. Nadie paga.

3. DEFINICIONES

3.1 Dato: lo que se mide.
"""

    assert [
        (unit.kind, unit.number, unit.heading, unit.text) for unit in read_text(text).units
    ] == [
        ("section", "1", "1. OBJETO", "Se publica todo."),
        ("section", "2", "2. ALCANCE", ""),
        ("section", "2.1", "2.1", "Toda dependencia publica."),
        ("section", "2.2", "2.2", "Nadie paga."),
        ("section", "3", "3. DEFINICIONES", ""),
        ("section", "3.1", "3.1", "Dato: lo que se mide."),
    ]


def test_numbered_headings_in_markdown_are_sections():
    text = "# Política\n\n## 1. Principios\n\n### 1.1 Apertura\n\nUno.\n\n### 1.2 Cuidado\n\nDos.\n\n### 1.3 Orden\n\nTres."

    reading = read_text(text)

    assert [(unit.number, unit.heading, unit.text) for unit in reading.units] == [
        ("1", "1. Principios", ""),
        ("1.1", "1.1 Apertura", "Uno."),
        ("1.2", "1.2 Cuidado", "Dos."),
        ("1.3", "1.3 Orden", "Tres."),
    ]
    assert reading.units[2].path == ("1. Principios",)


def test_numbers_that_go_on_in_items_below_their_headings():
    text = (
        "# Plan\n\n## 1. Lectura\n\n### 1.1 Abrir bibliotecas\n\n- 1.1.1 Abrir de noche\n"
        "- 1.1.2 Abrir en domingo\n- 1.1.3 Abrir en verano\n"
    )

    assert [(unit.number, unit.text) for unit in read_text(text).units] == [
        ("1", ""),
        ("1.1", "Abrir bibliotecas"),
        ("1.1.1", "Abrir de noche"),
        ("1.1.2", "Abrir en domingo"),
        ("1.1.3", "Abrir en verano"),
    ]


def test_an_ordinal_again_inside_a_unit_is_text():
    text = "Orden\n\n**Primero.** Uno.\n\n**Segundo.** Dos:\n\nPrimero. Esto.\n\n**Tercero.** Tres."

    assert [unit.number for unit in read_text(text).units] == ["Primero", "Segundo", "Tercero"]


def test_a_first_paragraph_that_is_a_sentence_is_no_title():
    reading = read_text("El comité sesiona cada mes.\n\nSus acuerdos se publican.")

    assert (reading.title, [unit.text for unit in reading.units]) == (
        None,
        ["El comité sesiona cada mes.", "Sus acuerdos se publican."],
    )
