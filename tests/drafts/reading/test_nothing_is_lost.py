"""Every word of the source is in the reading, once, and in its place."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparing import compare
from drafts.reading import Reading, UnreadableText, read_text
from tests.drafts.reading.outline import outline

LINES = st.sampled_from(
    [
        "",
        "",
        "# Ley de Libros",
        "## TÍTULO PRIMERO",
        "DISPOSICIONES GENERALES",
        "CAPÍTULO II. Del uso",
        "CAPÍTULO",
        "III",
        "§ I. De las salas",
        "Artículo 1. Objeto.",
        "Artículo 1.- La ley es pública.",
        "### Artículo 1",
        "Art. 1° La ley es pública.",
        "**Artículo 2º**— Se lee:",
        "**Artículo 3. Ámbito.** En todo el país.",
        "**ARTICULO",
        "4º**.- Se lee.",
        "ARTÍCULO 4 BIS",
        "Artículo primero.- Apruébase la siguiente ley:",
        "Artículo treinta y dos.",
        "Artículo 12 de la Ley de Aguas.",
        "Artículos 5 a 7. (Derogados).",
        "«Artículo 9. Otro.",
        "Palabras ajenas.»",
        "REGLAMENTO DE LA LEY",
        "- 1.1 Abrir bibliotecas",
        "- 1.1.1 Abrir de *noche*",
        "- 1.1.2.Cerrar",
        "- Sin número",
        "Eje 1. Cultura",
        "Objetivo 2.1: Cuidar",
        "Estrategia 2.1.1 Abrir",
        "TRANSITORIOS",
        "DISPOSICIONES FINALES",
        "TÍTULO IX Disposiciones transitorias",
        "Primero.- Rige mañana.",
        "Único.",
        "Disposición final primera. Vigor.",
        "ANEXO I",
        "ÍNDICE",
        "1 de 3",
        "2 de 3",
        "las bibliotecas abren,",
        "El horario es amplio y cabe decir más.",
        ":::::::",
    ]
)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def joined(reading: Reading) -> list[str]:
    """The words of a reading, in the order of the source, apart from what was left out."""
    pieces = [(0, 0, reading.title or "")]
    # A division that is also a unit says its words there.
    pieces += [(one.line, 1, one.heading) for one in reading.divisions if one.unit is None]
    pieces += [(unit.line, 2, f"{unit.heading}\n{unit.text}") for unit in reading.units]
    return [word for piece in sorted(pieces) for word in _words(piece[2])]


def kept(source: str, reading: Reading) -> list[str]:
    """The words of the source, apart from what was left out."""
    out = {one.line for one in reading.left_out}
    lines = enumerate(source.split("\n"), 1)
    return [word for number, line in lines if number not in out for word in _words(line)]


@settings(max_examples=500, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_split_then_joined_it_is_the_text_word_for_word(lines):
    source = "\n".join(lines)
    try:
        reading = read_text(source)
    except UnreadableText:
        assert not _words(source)
        return

    assert joined(reading) == kept(source, reading)
    left = {one.line: one.text for one in reading.left_out}
    assert all(lines[number - 1].strip() == text for number, text in left.items())


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_addresses_are_unique_and_divisions_hold_together(lines):
    try:
        reading = read_text("\n".join(lines))
    except UnreadableText:
        return

    slugs = [unit.slug for unit in reading.units]
    assert len(slugs) == len(set(slugs))
    assert all(slugs)
    for place, division in enumerate(reading.divisions):
        if division.parent is None:
            assert division.level == 1
        else:
            assert division.parent < place
            assert reading.divisions[division.parent].level == division.level - 1
    positions = [unit.line for unit in reading.units]
    assert positions == sorted(positions)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        read_text(text)
    except UnreadableText:
        assert not re.search(r"\w", text)


HEADINGS = st.sampled_from(
    [
        ("Artículo {}.", "##### Artículo {}."),
        ("Artículo {}.-", "**Artículo {}.-**"),
        ("ARTÍCULO {}o.-", "ARTÍCULO {}o.-"),
        ("ARTICULO {}º —", "**ARTICULO {}º** —"),
        ("Art. {}.", "#### Art. {}."),
        ("Artículo {}", "**Artículo {}**"),
    ]
)
BODIES = st.sampled_from(
    [
        "La biblioteca abre todos los días del año.",
        "Se entiende por:\n\nI. Libro: lo que se lee;\n\nII. Sala: donde se lee, y\n\na) de día, o\n\nb) de noche.",
        "Según el artículo 3 de esta Ley, se lee.",
        "Se deroga.",
        "1. Toda persona entra.\n\n2. Nadie paga.",
    ]
)
DIVISIONS = st.sampled_from(
    ["", "", "CAPÍTULO {}\n\nDEL USO", "TÍTULO {}. De las salas", "Sección {}.ª De todo"]
)
ORDINALS = ["Primero", "Segundo", "Tercero", "Cuarto", "Quinto", "Sexto"]


@st.composite
def laws(draw):
    """A law as plain text and as Markdown, and what it is made of."""
    plain, marked = draw(HEADINGS)
    made, texts = [], (["LEY DE BIBLIOTECAS"], ["# LEY DE BIBLIOTECAS"])
    for number in range(1, draw(st.integers(4, 12))):
        division = draw(DIVISIONS)
        if division:
            for text in texts:
                text.append(division.format("IV" if "Sección" not in division else "4"))
        body = draw(BODIES)
        for text, heading in zip(texts, (plain, marked), strict=True):
            text += [heading.format(number), body]
        made.append(("article", number, body))
    for text in texts:
        text.append("TRANSITORIOS")
    for ordinal in ORDINALS[: draw(st.integers(1, 6))]:
        for text in texts:
            text.append(f"{ordinal}.- Rige mañana {ordinal}.")
        made.append(("transitory", ordinal, f"Rige mañana {ordinal}."))
    return "\n\n".join(texts[0]), "\n\n".join(texts[1]), made


@settings(max_examples=150, deadline=None)
@given(laws())
def test_a_law_is_read_as_it_was_written(law):
    plain, marked, made = law
    for source in (plain, marked):
        reading = read_text(source)

        assert joined(reading) == _words(source)
        assert [kind for kind, _ in outline(reading)] == [kind for kind, _, _ in made]
        assert [unit.text for unit in reading.units] == [text for _, _, text in made]
        numbers = [
            re.sub(r"\D", "", unit.number) for unit in reading.units if unit.kind == "article"
        ]
        assert numbers == [str(number) for kind, number, _ in made if kind == "article"]


@settings(max_examples=60, deadline=None)
@given(laws())
def test_a_law_against_itself_is_kept(law):
    units = read_text(law[0]).units

    changes = compare(units, units)

    assert [(change.old, change.new, change.relations) for change in changes] == [
        ((at,), (at,), ("kept",)) for at in range(len(units))
    ]
