"""A draft as .docx: accessible, navigable, and read back to the same articles through pandoc."""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pypandoc
import pytest
from lxml import etree

from drafts.exporting.docx import docx
from drafts.reading import read_text
from drafts.reading.parts import DivisionPart, UnitPart
from tests.drafts.exporting.drafts import DEMONSTRATION, demonstration, draft_of

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
PARTS = [
    DivisionPart("title", "TÍTULO PRIMERO\nDe los datos", 0),
    UnitPart(
        "article",
        "1",
        "Artículo 1. Objeto",
        "Se publican:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        1,
        "1",
    ),
    UnitPart("article", "2", "Artículo 2. <Plazo> & fin", "**En** *diez* días.", 1, "2"),
]


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name).decode() for name in archive.namelist() if "xml" in name}


def xml(parts, name):
    return etree.fromstring(parts[name].encode())


def as_markdown(content):
    pandoc = Path(pypandoc.__file__).parent / "files" / "pandoc"
    command = [pandoc, "--sandbox", "--from=docx", "--to=commonmark+pipe_tables", "--wrap=none"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def words(reading):
    return [
        (unit.kind, unit.number, re.findall(r"\w+", unit.heading), re.findall(r"\w+", unit.text))
        for unit in reading.units
    ]


def test_it_works():
    document = xml(parts_of(docx(draft_of(PARTS, title="Política"))), "word/document.xml")
    headings = [
        (style.get(f"{{{W['w']}}}val"), "".join(paragraph.itertext(f"{{{W['w']}}}t")))
        for paragraph in document.iterfind(".//w:p", W)
        if (style := paragraph.find("w:pPr/w:pStyle", W)) is not None
        and style.get(f"{{{W['w']}}}val").startswith("Heading")
    ]
    assert headings == [
        ("Heading1", "Política"),
        ("Heading2", "TÍTULO PRIMERODe los datos"),
        ("Heading3", "Artículo 1. Objeto"),
        ("Heading3", "Artículo 2. <Plazo> & fin"),
    ]
    assert document.find(".//w:tbl/w:tr/w:trPr/w:tblHeader", W) is not None


@pytest.mark.parametrize("text", DEMONSTRATION, ids=lambda text: text.file)
def test_the_demonstration_reads_back_the_same(text):
    before = read_text(text.read())
    after = read_text(as_markdown(docx(demonstration(text))))
    assert words(after) == words(before)
    assert after.title == before.title


def test_says_what_it_is_to_a_screen_reader():
    parts = parts_of(docx(draft_of(PARTS, title="Política")))
    properties = xml(parts, "docProps/core.xml")
    assert [(etree.QName(one).localname, one.text) for one in properties] == [
        ("title", "Política"),
        ("subject", "Política de <datos> & actas · Borrador 2"),
        ("creator", "Secretaría de Prueba"),
        ("language", "es-MX"),
        ("created", "2023-03-13T00:00:00Z"),
        ("modified", "2023-03-13T00:00:00Z"),
    ]
    languages = xml(parts, "word/styles.xml").findall(".//w:docDefaults//w:lang", W)
    assert [lang.get(f"{{{W['w']}}}val") for lang in languages] == ["es-MX"]


def test_has_page_numbers_and_a_running_head():
    parts = parts_of(docx(draft_of(PARTS)))
    foot = xml(parts, "word/footer1.xml")
    assert [one.get(f"{{{W['w']}}}instr") for one in foot.iterfind(".//w:fldSimple", W)] == [
        " PAGE ",
        " NUMPAGES ",
    ]
    head = "".join(xml(parts, "word/header1.xml").itertext())
    assert head == "Secretaría de Prueba · Borrador 2 · 13 de marzo de 2023"
    section = xml(parts, "word/document.xml").find("w:body/w:sectPr", W)
    assert [etree.QName(one).localname for one in section][:2] == [
        "headerReference",
        "footerReference",
    ]


def test_a_working_draft_of_a_demonstration_says_so_on_each_page():
    draft = draft_of(PARTS, published_on=None, is_demonstration=True)
    head = "".join(xml(parts_of(docx(draft)), "word/header1.xml").itertext())
    assert head == (
        "Secretaría de Prueba · Borrador 2 · Borrador de trabajo, sin publicar · "
        "Datos de demostración"
    )


def test_a_division_with_the_words_of_an_article_is_said_once():
    parts = [
        UnitPart("objective", "1", "Objetivo 1.", "Abrir los datos.", 0, "1"),
        DivisionPart("objective", "Objetivo 1. Abrir los datos.", 0, "1"),
        UnitPart("strategy", "1.1", "Estrategia 1.1.", "Publicarlos.", 1, "1-1"),
    ]
    assert as_markdown(docx(draft_of(parts, title="Plan"))) == (
        "# Plan\n\n## Objetivo 1.\n\nAbrir los datos.\n\n### Estrategia 1.1.\n\nPublicarlos.\n"
    )


def test_same_draft_same_bytes():
    draft = demonstration(DEMONSTRATION[1])
    assert docx(draft) == docx(draft)


def test_html_in_a_text_is_words():
    article = UnitPart(
        "article", "1", "Artículo 1", "<b>x</b> ![i](http://127.0.0.1:1/x.png)", 0, "1"
    )
    assert "<b>x</b>" in "".join(
        xml(parts_of(docx(draft_of([article]))), "word/document.xml").itertext()
    )


def test_footnotes_are_the_word_processors():
    text = "Se publica[^1] todo[^2] y[^9].\n\n[^1]: En el *catálogo*.\n\n[^2]: En diez días."
    parts = [
        UnitPart("article", "1", "Artículo 1", text, 0, "1"),
        UnitPart("article", "2", "Artículo 2", "Rige[^1].\n\n[^1]: Desde hoy.", 0, "2"),
    ]
    notes = xml(parts_of(docx(draft_of(parts))), "word/footnotes.xml")
    said = ["".join(note.itertext(f"{{{W['w']}}}t")).strip() for note in notes]
    assert [words for words in said if words] == ["En el catálogo.", "En diez días.", "Desde hoy."]
