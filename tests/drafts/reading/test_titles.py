"""The words after a number name the article in some texts, and are its text in others."""

from drafts.reading import read_text


def test_a_title_on_the_heading():
    reading = read_text(
        "# Ley\n\n### Artículo 1. Objeto.\n\nEs esto.\n\n### Artículo 2. Ámbito.\n\nAquí."
    )

    first = reading.units[0]
    assert (first.heading, first.title, first.text) == ("Artículo 1. Objeto.", "Objeto", "Es esto.")


def test_a_title_in_plain_text():
    reading = read_text("Ley\n\nArtículo 1. Objeto.\n\nEs esto.\n\nArtículo 2. Ámbito.\n\nAquí.")

    assert [unit.title for unit in reading.units] == ["Objeto", "Ámbito"]


def test_a_title_over_an_article_that_was_repealed():
    reading = read_text(
        "Ley\n\nArtículo 1. Objeto.\n\nEs esto.\n\nArtículo 2. Ámbito.\n\n(Derogado)"
    )

    second = reading.units[1]
    assert (second.title, second.text) == ("Ámbito", "(Derogado)")


def test_a_title_in_bold_before_the_text():
    reading = read_text("Ley\n\n**Artículo 1. Objeto.** Es esto.\n\n**Artículo 2. Ámbito.** Aquí.")

    first = reading.units[0]
    assert (first.heading, first.title, first.text) == ("Artículo 1. Objeto.", "Objeto", "Es esto.")


def test_one_sentence_is_the_text_and_not_a_title():
    reading = read_text("Ley\n\nArtículo 1. Se crea el Consejo.\n\nArtículo 2. Se abre.")

    assert [(unit.title, unit.text) for unit in reading.units] == [
        ("", "Se crea el Consejo."),
        ("", "Se abre."),
    ]


def test_a_line_cut_in_a_sentence_is_not_a_title():
    text = "Ley\n\nArtículo 1. La persona titular\n\nde la biblioteca decide.\n\nArtículo 2. El horario\n\nes amplio."

    reading = read_text(text)

    assert [unit.title for unit in reading.units] == ["", ""]
    assert reading.units[0].text == "La persona titular\n\nde la biblioteca decide."
