"""Akoma Ntoso of other programs, and files that are not what they say."""

import json

import pytest
from django.core.management import call_command

from drafts.reading import UnreadableText, akoma_ntoso, read_text
from drafts.reading.akoma_ntoso import as_markdown, read_akoma_ntoso

LAW = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="ley">
<meta><identification source="#x"><FRBRWork>
  <FRBRalias name="title" value="Ley de datos"/></FRBRWork></identification></meta>
<preface><p>Diario Oficial</p></preface>
<preamble><p>Considerando que
   hay <i>datos</i>;</p></preamble>
<body>
  <title eId="t1"><num>TÍTULO I</num><heading>General</heading>
    <intro><p>De lo general.</p></intro>
    <article><num>Artículo 1.</num><heading>Objeto</heading>
      <paragraph><num>1.</num><intro><p>Se publican:</p></intro>
        <point><num>a)</num><content><p>actas, y</p></content></point>
        <point><num>b)</num><content><p>* datos <b>abiertos</b>.</p></content></point>
      </paragraph></article>
    <section><num>Sección 1</num>
      <article><num>Artículo 2.</num><content>
        <p>Véase <a href="https://example.org/">el sitio</a><authorialNote><p>Nota.</p></authorialNote>.</p>
        <ol><li value="1">uno</li><li value="2"><p>dos</p></li></ol>
        <table><caption>Plazos</caption>
          <tr><th><p>Día</p></th><th><p>Hora</p></th></tr><tr><td><p>1</p><p>hábil</p></td></tr></table>
      </content></article></section>
  </title>
  <crossHeading>Final</crossHeading>
  <article><num>Artículo 3.</num><content><raro>Palabras <b>raras</b></raro></content></article>
  <transitional><num>TRANSITORIOS</num>
    <article><num>Primero.</num><content><p>Rige.</p></content></article></transitional>
</body>
<conclusions><p>Firma</p></conclusions>
<attachments><attachment><heading>Anexo I. Formatos</heading>
  <doc name="anexo"><meta/><mainBody><p>CSV</p></mainBody></doc></attachment></attachments>
</act></akomaNtoso>"""


def read(xml):
    return read_akoma_ntoso(xml.encode())


def document(body):
    return f'<akomaNtoso xmlns="urn:x"><act name="a"><meta/><body>{body}</body></act></akomaNtoso>'


def test_it_works():
    reading = read(LAW)
    assert reading.title == "Ley de datos"
    assert [(unit.kind, unit.number, unit.heading, unit.path) for unit in reading.units] == [
        ("preamble", None, "", ()),
        ("preamble", None, "", ("TÍTULO I General",)),
        ("article", "1", "Artículo 1. Objeto", ("TÍTULO I General",)),
        ("article", "2", "Artículo 2.", ("TÍTULO I General", "Sección 1")),
        ("article", "3", "Artículo 3.", ("Final",)),
        ("transitory", "Primero", "Primero.", ("TRANSITORIOS",)),
        ("annex", "I", "Anexo I. Formatos", ()),
    ]
    assert [division.kind for division in reading.divisions] == [
        "title",
        "section",
        "heading",
        "transitory",
    ]
    assert [(one.kind, one.text) for one in reading.left_out] == [
        ("preface", "Diario Oficial"),
        ("conclusions", "Firma"),
    ]


def test_paragraphs_lists_and_tables_become_markdown():
    texts = [unit.text for unit in read(LAW).units]
    assert texts[0] == "Considerando que hay *datos*;"
    assert texts[2] == "1. Se publican:\n\na) actas, y\n\nb) \\* datos **abiertos**."
    assert texts[3] == (
        "Véase [el sitio](https://example.org/)[^1].\n\n"
        "1. uno\n\n2. dos\n\n"
        "Plazos\n\n"
        "| Día | Hora |\n| --- | --- |\n| 1 hábil |  |\n\n"
        "[^1]: Nota."
    )


def test_an_element_that_is_not_known_is_told_and_its_words_are_kept():
    reading = read(LAW)
    assert reading.units[4].text == "Palabras **raras**"
    assert [(one.line, one.code, one.message) for one in reading.warnings] == [
        (25, "unknown_element", "<raro> is not known here; its words were kept as text.")
    ]


def test_sections_are_the_units_where_there_are_no_articles():
    reading = read(
        document(
            "<part><num>Part A</num><section><num>1.</num><heading>Object</heading><subsection>"
            "<num>(1)</num><content><p>Open.</p></content></subsection></section></part>"
        )
    )
    assert [(unit.kind, unit.number, unit.text, unit.path) for unit in reading.units] == [
        ("article", "1", "(1) Open.", ("Part A",))
    ]


def test_headings_alone_are_enough():
    reading = read(
        document(
            '<hcontainer name="x"><heading>Uno</heading><content><p>Texto.</p></content></hcontainer>'
        )
    )
    assert [(unit.kind, unit.heading, unit.text) for unit in reading.units] == [
        ("section", "Uno", "Texto.")
    ]


def test_a_document_without_hierarchy_is_one_text():
    xml = "<akomaNtoso><doc name='d'><meta/><mainBody><p>Uno.</p><p>Dos.</p></mainBody></doc></akomaNtoso>"
    assert [(unit.kind, unit.text) for unit in read(xml).units] == [("section", "Uno.\n\nDos.")]


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY a{n} "{"&a;" * 10 if n == 1 else f"&a{n - 1};" * 10}">' for n in range(1, 9)
    )
    + "]>"
    + document("<article><num>&a8;</num></article>")
)


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("<akomaNtoso><act>", "not well-formed XML"),
        ("", "not well-formed XML"),
        ("<html/>", "not Akoma Ntoso"),
        ("<akomaNtoso/>", "no body"),
        (document(""), "no article"),
        (document("<title><num>I</num></title>"), "no article"),
        (BOMB, "Maximum entity amplification|entities of its own"),
        (
            '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd">' + document("<article/>"),
            "entities of its own",
        ),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "entities of its own"),
        ("<a>" * 100_000, "not well-formed XML"),
    ],
    ids=["cut", "empty", "html", "bodiless", "void", "units", "bomb", "dtd", "file", "deep"],
)
def test_what_cannot_be_read_is_refused(xml, message):
    with pytest.raises(UnreadableText, match=message):
        read(xml)


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(akoma_ntoso, "LIMIT", 1_000_000)
    with pytest.raises(UnreadableText, match="the limit is 1 MB"):
        read(document("<article/>" * 200_000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_split_prints_its_articles(tmp_path, capsys, encoding):
    path = tmp_path / "ley.xml"
    path.write_bytes(LAW.replace("UTF-8", encoding).encode(encoding))

    call_command("split", str(path), format="json")

    answer = json.loads(capsys.readouterr().out)
    assert answer["title"] == "Ley de datos"
    assert [one["slug"] for one in answer["articles"]] == [
        "preambulo",
        "preambulo-2",
        "1",
        "2",
        "3",
        "transitorio-primero",
        "anexo-i",
    ]
    assert [one["code"] for one in answer["warnings"]] == ["unknown_element"]


def test_a_file_on_one_line_keeps_its_order_as_markdown():
    body = (
        '<title eId="t1"><num>Título I</num><heading>General</heading>'
        '<article eId="a1"><num>Artículo 1</num><content><p>Uno.</p></content></article></title>'
        '<title eId="t2"><num>Título II</num><heading>Final</heading>'
        '<article eId="a2"><num>Artículo 2</num><content><p>Dos.</p></content></article></title>'
    )
    text, _ = as_markdown(
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="ley">'
        f"<meta/><body>{body}</body></act></akomaNtoso>".encode()
    )
    reading = read_text(text)
    assert [(unit.number, unit.path) for unit in reading.units] == [
        ("1", ("Título I General",)),
        ("2", ("Título II Final",)),
    ]


def test_a_kind_and_a_number_that_no_text_has_are_none():
    reading = read_text(
        "---\nformato: abramos/1\ntitulo: Ley\n---\n\n"
        f'#### Artículo 1 {{.{"k" * 40} numero="{"9" * 90}"}}\n\nUno.\n'
    )
    assert [(unit.kind, unit.number, unit.heading) for unit in reading.units] == [
        ("section", None, "Artículo 1")
    ]
