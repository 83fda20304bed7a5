"""Additional, transitory, repealing and final provisions, and annexes, follow the articles."""

from drafts.reading import read_text
from tests.drafts.reading.outline import numbers, outline


def test_it_works():
    text = """# Ley

### Artículo 1. Uno.

Va.

### Disposición adicional primera. Plazo.

Un mes, según la Disposición adicional segunda.

### Disposición transitoria única. Espera.

Se espera.

### Disposición derogatoria única.

Se deroga.

### Disposición final decimoctava. Vigor.

Rige.

### ANEXO I. Mapa

Artículo del mapa.
"""

    reading = read_text(text)

    assert outline(reading) == [
        ("article", "1"),
        ("provision", "primera"),
        ("transitory", "única"),
        ("provision", "única"),
        ("provision", "decimoctava"),
        ("annex", "I"),
    ]
    assert reading.units[1].title == "Plazo"
    assert [unit.slug for unit in reading.units][1:3] == [
        "disposicion-adicional-primera",
        "disposicion-transitoria-unica",
    ]


def test_the_articles_of_a_regulation_that_a_decree_approves():
    text = """# Decreto

### Artículo único. Aprobación.

Se aprueba el Reglamento.

### Disposición final única. Vigor.

Rige.

## REGLAMENTO DE PARQUES

### Artículo 1. Objeto.

El parque.

### Artículo 2. Uso.

Libre.
"""

    reading = read_text(text)

    assert outline(reading) == [
        ("article", "único"),
        ("provision", "única"),
        ("article", "1"),
        ("article", "2"),
    ]
    assert reading.units[2].path == ("REGLAMENTO DE PARQUES",)


def test_a_provision_is_in_no_chapter():
    text = (
        "# Ley\n\n## Título I\n\n### Artículo 1.\n\nUno.\n\n### Disposición final única.\n\nRige."
    )

    assert [unit.path for unit in read_text(text).units] == [("Título I",), ()]


def test_final_provisions_that_go_on_with_the_numbers_of_the_law():
    text = """Ley

CAPITULO I

ARTICULO 1º — Uno.

ARTICULO 2º — Dos.

CAPITULO II

DISPOSICIONES FINALES

ARTICULO 3º — Tres.

ARTICULO 4º — Cuatro.
"""

    reading = read_text(text)

    assert numbers(reading) == ["1º", "2º", "3º", "4º"]
    assert reading.units[3].path == ("CAPITULO II\nDISPOSICIONES FINALES",)
