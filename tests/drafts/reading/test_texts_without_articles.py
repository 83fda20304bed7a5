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
