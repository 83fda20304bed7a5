"""Drafts to export: the demonstration's, and generated ones in which everything looks like
something else."""

from datetime import date

from hypothesis import strategies as st

from abramos.demonstration.drafts import POLICY, REGULATION
from drafts.exporting import DraftText, Earlier, Edge
from drafts.reading import Reading, read_text
from drafts.reading.parts import DivisionPart, Part, UnitPart, parts_of

DEMONSTRATION = [*POLICY.drafts, *REGULATION.drafts]
UNIT_KINDS = (
    "article", "preamble", "transitory", "provision", "annex", "decree", "objective", "strategy",
    "action", "item", "section",
)  # fmt: skip
DIVISION_KINDS = (
    "book", "part", "title", "subtitle", "chapter", "section", "subsection", "paragraph",
    "heading", "axis", "objective", "strategy", "action", "transitory", "provision", "annex",
)  # fmt: skip
HEADINGS = (
    "", "Artículo 1. Objeto", "Artículo 12", "ARTÍCULO 4° bis.- De la *licencia*", "Primero.",
    "Disposición adicional primera. Plazos", "Objetivo 1.2. Abrir", "1.2.3 Publicar", "Considerandos",
    "TÍTULO PRIMERO\nDe las garantías", "Anexo <B> {.articulo}", "Artículo 5 a 7 #", "Sección \\ `x`",
    "[Se deroga](nota) & más &amp; menos", "Artículo único — «Ámbito»\n\nsegunda línea",
)  # fmt: skip
LINES = (
    "Las autoridades publicarán sus datos.", "I. Hacer de la apertura la práctica ordinaria;",
    "a) Uno;", "Artículo 9. De otra ley", "#### Artículo 9. De otra ley", "# Título", "#", "   ## Sangría",
    "## Título Primero {.division .titulo}", "#### Artículo 3 {.articulo}", "### Así {.texto}",
    "TRANSITORIOS", "«Artículo 2. Citado.»", "---", "formato: abramos/1", "1. Uno", "2. Dos", "- guion",
    "  - anidado", "* asterisco", "+ más", "> cita", "> > doble", "| a | b |", "| --- | :---: |", "| 1 | 2 \\| 3 |",
    "```", "    sangrado", "Con *énfasis*, **fuerza** y ~~tachado~~.", "Un_nombre_con_guiones _y énfasis_",
    "[enlace](https://example.org/a?b=1&c=2)", "Nota[^1] al pie[^2].", "[^2]: Otra.", "    sigue", "[^1]: Texto de la nota.", "<script>x</script>",
    "2 < 3 & 4 > 1 &lt; &copy;", "Salto  ", "Otro salto\\", "***", "Ñandú “é” – 漢字 🏛", "\tTabulado", "*",
    "**abierto", "`código`", "![imagen](x.png)", "==", "Setext\n===", "{.articulo}", "<br>",
)  # fmt: skip

_LETTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
_ANY_LINE = st.text(_LETTERS, max_size=30)
_WORDS = st.text(st.sampled_from("aeñ 1.*_{}[]<>#&\\`~|\"'-"), min_size=1, max_size=12)


def _bare(lines):
    """A text as the site keeps it: no blank lines at its ends."""
    while lines and not lines[0].strip():
        lines = lines[1:]
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return "\n".join(lines)


texts = st.lists(st.sampled_from(LINES) | st.just("") | _ANY_LINE, max_size=8).map(_bare)
headings = st.sampled_from(HEADINGS) | _WORDS.map(lambda words: " ".join(words.split()))
numbers = st.none() | st.sampled_from(("1", "12", "4º bis", "Primero", "1.2", "único", 'X"\\'))


@st.composite
def rows(draw):
    """The parts of a text: each stands within the divisions that are open before it."""
    parts: list[Part] = []
    opened, addresses, unit = 0, set(), None
    for _ in range(draw(st.integers(1, 8))):
        depth = draw(st.integers(0, opened))
        if parts and draw(st.booleans()):
            same = unit if unit and draw(st.booleans()) else None
            parts.append(
                DivisionPart(draw(st.sampled_from(DIVISION_KINDS)), draw(headings), depth, same)
            )
            opened = depth + 1
            continue
        unit = draw(st.sampled_from(["1", "12", "transitorio-primero", "Objeto_A"]))
        while unit in addresses:
            unit += "-2"
        addresses.add(unit)
        parts.append(
            UnitPart(
                draw(st.sampled_from(UNIT_KINDS)),
                draw(numbers),
                draw(headings),
                draw(texts),
                depth,
                unit,
            )
        )
        opened = depth
    return tuple(parts)


def draft_of(parts, **fields):
    """A draft with these parts."""
    said = {
        "policy": "Política de <datos> & actas",
        "slug": "datos",
        "institution": "Secretaría de Prueba",
        "number": 2,
        "title": "Política *nacional* de datos",
        "summary": "Cambia el «artículo 2»:\nagrega un plazo.",
        "begun_on": date(2023, 2, 1),
        "published_on": date(2023, 3, 13),
        "earlier": (Earlier(1, "Política de datos", date(2022, 11, 7)),),
        "lineage": (Edge("1", None, ("removed",)),),
    }
    return DraftText(**{**said, **fields}, parts=tuple(parts))


def demonstration(text):
    """A draft of the demonstration, as read from its file."""
    reading = read_text(text.read())
    earlier = () if text.number == 1 else (Earlier(1, reading.title, date(2022, 11, 7)),)
    return draft_of(parts_of(reading), title=reading.title, number=text.number, earlier=earlier)


def content(reading: Reading):
    """What must be the same after a file was written and read."""
    return (
        reading.title,
        [
            (unit.kind, unit.number, unit.heading, unit.text, unit.path, unit.slug)
            for unit in reading.units
        ],
        [
            (division.kind, division.heading, division.level, division.parent, division.unit)
            for division in reading.divisions
        ],
    )
