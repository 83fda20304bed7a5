"""Every word of the source is in the reading, once."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.reading import UnreadableText, read_text

LINES = st.sampled_from(
    [
        "",
        "",
        "# Ley de Libros",
        "## TÍTULO PRIMERO",
        "DISPOSICIONES GENERALES",
        "CAPÍTULO II. Del uso",
        "Artículo 1. Objeto.",
        "Artículo 1.- La ley es pública.",
        "**Artículo 2º**— Se lee:",
        "**Artículo 3. Ámbito.** En todo el país.",
        "ARTÍCULO 4 BIS",
        "Artículo 12 de la Ley de Aguas.",
        "Artículos 5 a 7. (Derogados).",
        "«Artículo 9. Otro.",
        "Palabras ajenas.»",
        "- 1.1 Abrir bibliotecas",
        "- 1.1.1 Abrir de *noche*",
        "Eje 1. Cultura",
        "Objetivo 2.1: Cuidar",
        "TRANSITORIOS",
        "Primero.- Rige mañana.",
        "Único.",
        "Disposición final primera. Vigor.",
        "ANEXO I",
        "ÍNDICE",
        "1 de 3",
        "2 de 3",
        "las bibliotecas abren,",
        "El horario es amplio y cabe decir más.",
    ]
)


def _words(text):
    return Counter(re.findall(r"\w+", text.lower()))


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=30))
def test_nothing_is_lost_and_nothing_doubled(lines):
    source = "\n".join(lines)
    try:
        reading = read_text(source)
    except UnreadableText:
        assert not _words(source)
        return

    said = _words(reading.title or "")
    for division in reading.divisions:
        if division.unit is None:
            said += _words(division.heading)
    for unit in reading.units:
        said += _words(unit.heading) + _words(unit.text)
    for line in reading.left_out:
        said += _words(line.text)
    assert said == _words(source)


@settings(max_examples=200, deadline=None)
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
