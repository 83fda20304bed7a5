"""Articles of other texts, quoted or carried, are not the text's own."""

from drafts.reading import read_text
from tests.drafts.reading.outline import numbers, outline


def test_a_quoted_article_is_text():
    text = """# Ley

### Artículo 1. Reforma.

Se modifica así:

«Artículo 2. Otro.

Palabras ajenas.»

### Artículo 2. Fin.

Fin.
"""

    reading = read_text(text)

    assert numbers(reading) == ["1", "2"]
    assert reading.units[0].text == "Se modifica así:\n\n«Artículo 2. Otro.\n\nPalabras ajenas.»"


def test_an_article_out_of_turn_is_text():
    text = """Ley

ARTICULO 1º — Sustitúyese el artículo 277 por el siguiente:

Artículo 277: Será reprimido.

ARTICULO 2º — Sustitúyese el artículo 278 por el siguiente:

Artículo 278: Será reprimido más.

ARTICULO 3º — Comuníquese.
"""

    assert numbers(read_text(text)) == ["1º", "2º", "3º"]


def test_the_last_article_may_quote_another():
    text = "Ley\n\nARTÍCULO 1.- Uno.\n\nARTÍCULO 2.- Queda así:\n\nArtículo 303.- Otro."

    assert numbers(read_text(text)) == ["1", "2"]


def test_the_decree_that_carries_a_law_is_not_the_law():
    text = """LEY DE LIBROS

DECRETO

Artículo Primero.- ……

Artículo Segundo.- Se expide la Ley de Libros, para quedar como sigue:

LEY DE LIBROS

Capítulo I

Artículo 1. Uno.

Artículo 2. Dos.

Artículo 3. Tres.

Artículo Tercero.- ……

Transitorios

Primero.- Rige.
"""

    assert outline(read_text(text)) == [
        ("preamble", None),
        ("article", "1"),
        ("article", "2"),
        ("article", "3"),
        ("decree", "Tercero"),
        ("transitory", "Primero"),
    ]


def test_the_decree_that_promulgates_a_law_stays_after_its_last_article():
    text = """LEY DE LIBROS

ARTICULO 1º — Uno.

ARTICULO 2º — Dos.

ARTICULO 3º — Tres.

ARTICULO 4º — Cuatro.

Decreto 5/2020

DECRETA:

ARTICULO 1º — Promúlgase.

ARTICULO 2º — Publíquese.

ARTICULO 3º — Archívese.
"""

    reading = read_text(text)

    assert numbers(reading) == ["1º", "2º", "3º", "4º"]
    assert [one.code for one in reading.warnings] == ["numbers_restart"]


def test_a_decree_of_reforms_has_its_own_articles_alone():
    text = """DECRETO

ARTÍCULO PRIMERO.- Se reforman dos artículos de la Ley de Aguas, para quedar como sigue:

Artículo 5.- El agua es de todas las personas.

Artículo 6.- El agua se cuida.

ARTÍCULO SEGUNDO.- Se reforma la Ley de Parques, para quedar como sigue:

Artículo 12.- Los parques abren.

TRANSITORIOS

PRIMERO.- Rige mañana.
"""

    assert outline(read_text(text)) == [
        ("article", "PRIMERO"),
        ("article", "SEGUNDO"),
        ("transitory", "PRIMERO"),
    ]


def test_a_law_carried_whole_between_quotation_marks():
    articles = "\n\n".join(f"Artículo {n}.- Regla {n} de la ley." for n in range(1, 6))

    reading = read_text(f"PROYECTO DE LEY\n\n“{articles}")

    assert numbers(reading) == ["1", "2", "3", "4", "5"]


def test_an_unmarked_article_after_marked_ones_is_quoted():
    marked = "\n\n".join(f"### Artículo {n}. Regla.\n\nVa." for n in range(1, 7))

    reading = read_text(f"# Ley\n\n{marked}\n\nLa otra ley dice:\n\nArtículo 7. Otra.\n\nVa.")

    assert numbers(reading) == ["1", "2", "3", "4", "5", "6"]


def test_a_law_that_carries_another_keeps_its_own_articles():
    inner = "\n\n".join(f"### Artículo {n}\n\nRegla {n}." for n in range(1, 8))
    text = f"""# Ley

## Artículo PRIMERO

Apruébase la siguiente ley:

## TÍTULO I Normas

{inner}

## Disposiciones transitorias

### Artículo 1

Rige mañana.

## Artículo SEGUNDO

Modifícase la ley de parques.

## Artículo TERCERO

Derógase la ley de prensa.
"""

    reading = read_text(text)

    assert outline(reading) == [
        ("article", "PRIMERO"),
        *(("article", str(n)) for n in range(1, 8)),
        ("transitory", "1"),
        ("article", "SEGUNDO"),
        ("article", "TERCERO"),
    ]
    assert reading.units[-1].path == ()


def test_a_law_that_orders_a_constitution_to_be_published():
    inner = "\n\n".join(f"**Artículo {n}º**.- Regla {n}." for n in range(1, 8))
    text = f"""Ley 1

ARTICULO 1º.- Publíquese la Constitución, que se transcribe a continuación:

CONSTITUCION DE LA NACION

{inner}

DISPOSICIONES TRANSITORIAS

**Primera**. Rige mañana.

ARTICULO 2º.- Publíquese.

ARTICULO 3º.- Comuníquese.
"""

    assert outline(read_text(text)) == [
        ("preamble", None),
        *(("article", f"{n}º") for n in range(1, 8)),
        ("transitory", "Primera"),
        ("decree", "2º"),
        ("decree", "3º"),
    ]


def test_a_decree_with_regulations_in_its_annexes():
    inner = "\n\n".join(f"##### ARTICULO {n}º — OBJETO\n\nRegla {n}." for n in range(1, 8))
    text = f"""# Decreto

**Artículo 1º**— Apruébase el Reglamento que figura como Anexo I.

**Art. 2º**— Comuníquese.

### ANEXO I

REGLAMENTO GENERAL DE AUDIENCIAS

### CAPITULO I

{inner}

### ANEXO II

FORMULARIO DE INSCRIPCION
"""

    reading = read_text(text)

    assert outline(reading) == [
        ("article", "1º"),
        ("article", "2º"),
        *(("article", f"{n}º") for n in range(1, 8)),
        ("annex", "II"),
    ]
    assert reading.units[2].path == ("ANEXO I\nREGLAMENTO GENERAL DE AUDIENCIAS", "CAPITULO I")


def test_a_chapter_named_like_a_law_is_a_chapter():
    reading = read_text(
        "Ley\n\nTITULO I\n\nNORMAS DE USO\n\nARTICULO 1º — Uno.\n\nTITULO II\n\nNORMAS DE CIERRE\n\nARTICULO 2º — Dos."
    )

    assert [unit.path for unit in reading.units] == [
        ("TITULO I\nNORMAS DE USO",),
        ("TITULO II\nNORMAS DE CIERRE",),
    ]
