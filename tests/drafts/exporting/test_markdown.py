"""A draft as Markdown: legible, and read back to the same articles."""

import pytest
from hypothesis import given, settings

from drafts.exporting.markdown import markdown
from drafts.reading import UnreadableText, read_text
from drafts.reading.own_markdown import read_own, write_reading
from drafts.reading.parts import DivisionPart, UnitPart, assembled
from tests.drafts.exporting.drafts import DEMONSTRATION, content, demonstration, draft_of, rows

ARTICLE = UnitPart("article", "1", "Artículo 1. Objeto", "Se publican los datos.", 1, "1")
TITLE = DivisionPart("title", "TÍTULO PRIMERO\nDe los datos", 0)


def test_it_works():
    draft = draft_of([TITLE, ARTICLE], summary="Primer texto.", title="Política")
    assert markdown(draft).decode() == (
        "---\n"
        "formato: abramos/1\n"
        'politica: "Política de <datos> & actas"\n'
        'direccion: "datos"\n'
        'institucion: "Secretaría de Prueba"\n'
        "borrador: 2\n"
        'publicado: "2023-03-13"\n'
        'resumen: "Primer texto."\n'
        'idioma: "es"\n'
        "---\n\n"
        "# Política\n\n"
        "## TÍTULO PRIMERO<br>De los datos {.division .titulo}\n\n"
        "### Artículo 1. Objeto {.articulo}\n\n"
        "Se publican los datos.\n"
    )


@pytest.mark.parametrize("text", DEMONSTRATION, ids=lambda text: text.file)
def test_the_demonstration_reads_back_the_same(text):
    before = read_text(text.read())
    after = read_text(markdown(demonstration(text)).decode())
    assert content(after) == content(before)
    assert after.warnings == ()


@given(rows())
@settings(max_examples=150, deadline=None)
def test_any_draft_reads_back_the_same(parts):
    draft = draft_of(parts)
    read = assembled(draft.title, parts)
    if not read.units:
        return
    text = markdown(draft).decode()
    assert content(read_text(text)) == content(read)
    assert content(read_text(text.replace("\n", "\r\n"))) == content(read)


@given(rows())
@settings(max_examples=50, deadline=None)
def test_what_was_read_can_be_written_again(parts):
    text = markdown(draft_of(parts)).decode()
    again = write_reading(read_text(text))
    assert content(read_text(again)) == content(read_text(text))


def test_a_heading_of_the_text_opens_nothing():
    article = UnitPart("article", "1", "Artículo 1", "Dice:\n\n#### Artículo 9. Otra ley", 0, "1")
    text = markdown(draft_of([article])).decode()
    assert "#### Artículo 9. Otra ley {.texto}\n" in text
    assert [unit.text for unit in read_text(text).units] == [article.text]


def test_what_the_heading_shows_is_not_said_twice():
    parts = [
        UnitPart("transitory", "Primero", "Primero. Vigencia", "Rige.", 0, "transitorio-primero"),
        UnitPart("transitory", "Primero", "Primero.", "Rige.", 0, "transitorio-primero-2"),
        UnitPart("section", "3", "", "Párrafo.", 6, "3"),
    ]
    marks = [line for line in markdown(draft_of(parts)).decode().split("\n") if "{." in line]
    marks += [line for line in markdown(draft_of(parts)).decode().split("\n") if "{#" in line]
    assert marks == [
        "## Primero. Vigencia {.transitorio}",
        '###### {.seccion numero="3" nivel="8"}',
        "## Primero. {#transitorio-primero-2 .transitorio}",
    ]


def test_a_new_number_in_a_heading_is_the_new_number():
    text = markdown(draft_of([TITLE, ARTICLE])).decode().replace("Artículo 1.", "Artículo 3.")
    [unit] = read_text(text).units
    assert (unit.number, unit.slug, unit.title) == ("3", "3", "Objeto")


def test_an_article_added_by_hand_is_read_and_told():
    text = markdown(draft_of([TITLE, ARTICLE])).decode()
    reading = read_text(
        text + "\n### Artículo 2. Plazo\n\nUn mes.\n\n## Transitorios\n\n### Único\n\nRige.\n"
    )
    assert [(unit.kind, unit.number, unit.heading, unit.text) for unit in reading.units] == [
        ("article", "1", "Artículo 1. Objeto", "Se publican los datos."),
        ("article", "2", "Artículo 2. Plazo", "Un mes."),
        ("transitory", "Único", "Único", "Rige."),
    ]
    assert [division.heading for division in reading.divisions] == [
        "TÍTULO PRIMERO\nDe los datos",
        "Transitorios",
    ]
    assert [warning.code for warning in reading.warnings] == ["unmarked_heading"] * 3


def test_words_outside_any_article_are_kept():
    text = markdown(draft_of([TITLE, ARTICLE])).decode()
    before, _, after = text.partition("## TÍTULO")
    reading = read_text(f"{before}Antes de todo.\n\n## TÍTULO{after}")
    assert [(unit.kind, unit.text) for unit in reading.units] == [
        ("preamble", "Antes de todo."),
        ("article", "Se publican los datos."),
    ]


def test_two_articles_with_one_address_get_two():
    parts = [ARTICLE, UnitPart("article", "1", "Artículo 1. Otro", "", 1, "x")]
    text = markdown(draft_of(parts)).decode().replace("{#x .articulo}", "{#1 .articulo}")
    assert [unit.slug for unit in read_text(text).units] == ["1-2", "1"]


@pytest.mark.parametrize(
    "text",
    [
        "# Ley\n\nArtículo 1. Uno.",
        "---\ntitulo: Ley\n---\n\n# Ley\n\nArtículo 1. Uno.",
        "---\nformato: otro/1\n---\n\n# Ley",
        "---\nformato: abramos/1\n\n# Sin cierre",
        "",
    ],
)
def test_other_markdown_is_not_ours(text):
    assert read_own(text) is None


def test_ours_without_articles_is_refused():
    with pytest.raises(UnreadableText, match="nothing to comment on"):
        read_text(
            "---\nformato: abramos/1\n---\n\n# Ley\n\n## Título Primero {.division .titulo}\n"
        )


def test_same_draft_same_bytes():
    draft = demonstration(DEMONSTRATION[1])
    assert markdown(draft) == markdown(draft)
