"""Titles, chapters and sections group the articles under them."""

from drafts.reading import read_text

LAW = """Ley de Parques

TÍTULO PRIMERO
DISPOSICIONES GENERALES

CAPÍTULO I
Del objeto

Artículo 1. Uno.

CAPÍTULO II. Del uso

Artículo 2. Dos, según el
Título Segundo de esta Ley, que sigue.

Sección 1.ª Régimen de visitas

Artículo 3. Tres.

TÍTULO SEGUNDO

Artículo 4. Cuatro.
"""


def test_it_works():
    reading = read_text(LAW)

    assert [(one.kind, one.heading, one.level, one.parent) for one in reading.divisions] == [
        ("title", "TÍTULO PRIMERO\nDISPOSICIONES GENERALES", 1, None),
        ("chapter", "CAPÍTULO I\nDel objeto", 2, 0),
        ("chapter", "CAPÍTULO II. Del uso", 2, 0),
        ("section", "Sección 1.ª Régimen de visitas", 3, 2),
        ("title", "TÍTULO SEGUNDO", 1, None),
    ]
    assert [unit.division for unit in reading.units] == [1, 2, 3, 4]
    assert reading.units[2].path == (
        "TÍTULO PRIMERO\nDISPOSICIONES GENERALES",
        "CAPÍTULO II. Del uso",
        "Sección 1.ª Régimen de visitas",
    )


def test_markdown_and_plain_twins_read_the_same():
    marked = LAW.replace("TÍTULO", "## TÍTULO").replace("CAPÍTULO", "### CAPÍTULO")
    marked = marked.replace("Sección", "#### Sección").replace("Artículo", "##### Artículo")

    assert [unit.path for unit in read_text(marked).units] == [
        unit.path for unit in read_text(LAW).units
    ]


def test_a_markdown_heading_without_a_number_groups_too():
    text = "# Ley\n\n## Título I\n\n### Artículo 1.\n\nUno.\n\n## Disposiciones comunes\n\n### Artículo 2.\n\nDos."

    reading = read_text(text)

    assert reading.units[1].path == ("Disposiciones comunes",)


def test_a_line_marked_as_heading_by_mistake_stays_in_the_text():
    text = "# Ley\n\n## Capítulo I\n\n**Artículo 1.** Según el\n\n##### Capítulo IX de la\n\nCarta.\n\n**Artículo 2.** Dos."

    reading = read_text(text)

    assert [one.heading for one in reading.divisions] == ["Capítulo I"]


def test_a_long_text_under_a_heading_is_a_unit_of_its_own():
    diagnosis = (
        "Cada persona que visita los parques dice lo que ve, y de ello sale este capítulo. " * 3
    )

    reading = read_text(f"Ley\n\nCapítulo I\n\n{diagnosis}\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.")

    assert reading.divisions[0].heading == "Capítulo I"
    assert [(unit.kind, unit.division) for unit in reading.units] == [
        ("preamble", 0),
        ("article", 0),
        ("article", 0),
    ]


def test_a_part_named_by_its_turn():
    reading = read_text(
        "Ley\n\nPRIMERA PARTE\n\nArtículo 1. Uno.\n\nSEGUNDA PARTE\n\nArtículo 2. Dos."
    )

    assert [unit.path for unit in reading.units] == [("PRIMERA PARTE",), ("SEGUNDA PARTE",)]


def test_a_paragraph_with_its_sign():
    reading = read_text(
        "Código\n\nTÍTULO I\n\n§ I. De los libros.\n\nArtículo 1. Uno.\n\n§ II. De las salas.\n\nArtículo 2. Dos."
    )

    assert [unit.path for unit in reading.units] == [
        ("TÍTULO I", "§ I. De los libros."),
        ("TÍTULO I", "§ II. De las salas."),
    ]


def test_a_heading_as_deep_as_the_articles_groups_them():
    text = "# Ley\n\n## Título I\n\n### Artículo 1\n\nUno.\n\n### Normas de uso\n\n### Artículo 2\n\nDos."

    assert [unit.path for unit in read_text(text).units] == [
        ("Título I",),
        ("Título I", "Normas de uso"),
    ]


def test_a_title_broken_over_two_lines():
    reading = read_text("Ley\n\nCAPITULO\n\nII\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.")

    assert [one.heading for one in reading.divisions] == ["CAPITULO II"]


def test_an_unmarked_title_in_a_marked_file_is_text_with_a_warning():
    marked = "\n\n".join(f"### Capítulo {n}\n\n**Artículo {n}**\n\nVa." for n in "123456789")
    text = f"# Ley\n\n{marked}\n\nSección II: De otra cosa\n\n**Artículo 10**\n\nVa."

    reading = read_text(text)

    assert reading.units[8].text == "Va.\n\nSección II: De otra cosa"
    assert [one.code for one in reading.warnings] == ["heading_not_marked"]
