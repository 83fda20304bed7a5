"""Running heads, page numbers, an index and front matter belong to the file, not to the text."""

from drafts.reading import read_text
from tests.drafts.reading.outline import numbers


def _pages(*bodies):
    count = len(bodies)
    return "\n".join(
        f"LEY DE LIBROS\nSecretaría de Servicios\n{body}\n{page} de {count}"
        for page, body in enumerate(bodies, 1)
    )


def test_running_heads_and_page_numbers():
    text = _pages(
        "Ley de Libros\nArtículo 1. Las personas\nleen y los libros",
        "se prestan a quien los\npide.\nArtículo 2. Dos.",
        "Artículo 3. Tres.",
        "Artículo 4. Cuatro.",
    )

    reading = read_text(text)

    assert numbers(reading) == ["1", "2", "3", "4"]
    assert reading.units[0].text == "Las personas\nleen y los libros\nse prestan a quien los\npide."
    assert {(one.kind, one.text) for one in reading.left_out} == {
        ("head", "LEY DE LIBROS"),
        ("head", "Secretaría de Servicios"),
        ("page", "1 de 4"),
        ("page", "2 de 4"),
        ("page", "3 de 4"),
        ("page", "4 de 4"),
    }
    assert [one.code for one in reading.warnings] == ["left_out"]


def test_an_index_at_the_start():
    text = """Ley de Libros

ÍNDICE

Capítulo I Del préstamo
Artículo 1
Artículo 2

Capítulo I Del préstamo

Artículo 1
Uno.

Artículo 2
Dos.
"""

    reading = read_text(text)

    assert [(unit.number, unit.text) for unit in reading.units] == [("1", "Uno."), ("2", "Dos.")]
    assert len(reading.divisions) == 1


def test_an_index_with_dots_and_page_numbers():
    text = """Ley de Libros

Capítulo I ........ 1
Artículo 1 ........ 1
Artículo 2 ........ 2

Capítulo I

Artículo 1
Uno.

Artículo 2
Dos.
"""

    reading = read_text(text)

    assert [(unit.number, unit.text) for unit in reading.units] == [("1", "Uno."), ("2", "Dos.")]


def test_front_matter():
    reading = read_text('---\ntitle: "Ley"\n---\n# Ley\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.')

    assert reading.title == "Ley"
    assert [one.kind for one in reading.left_out] == ["front matter"]
    assert numbers(reading) == ["1", "2"]
