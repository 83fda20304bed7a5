"""What a Word document holds besides numbers: notes, tables, changes, boxes, contents."""

import io
import zipfile

from drafts.reading import read_bytes, read_text
from tests.drafts.reading.documents import make_docx, par, paragraph_style, run, zipped
from tests.drafts.reading.outline import outline

MARK = "w:id='1' w:author='a' w:date='2024-01-01T00:00:00Z'"


def read(body, **parts):
    return read_bytes(make_docx(body, **parts))


def codes(source):
    return [one.code for one in source.warnings]


def test_it_works():
    styles = paragraph_style("Ttulo1", "heading 1") + paragraph_style("Ttulo", "Title")
    body = (
        par("Ley de Libros", style="Ttulo")
        + par("Capítulo I", style="Ttulo1")
        + par(
            run("Artículo 1.-", "<w:b/>") + run(" La ley es ") + run("pública", "<w:i/>") + run(".")
        )
        + par("Artículo 2.- Rige mañana.")
    )
    source = read(body, styles=styles)
    assert source.text == (
        "# Ley de Libros\n\n## Capítulo I\n\n**Artículo 1.-** La ley es *pública*.\n\n"
        "Artículo 2.- Rige mañana.\n"
    )
    assert source.warnings == ()
    reading = read_text(source.text)
    assert (reading.title, outline(reading)) == (
        "Ley de Libros",
        [("article", "1"), ("article", "2")],
    )


def test_tracked_changes_are_accepted_with_a_warning():
    body = (
        f"<w:p><w:r><w:t xml:space='preserve'>Plazo de </w:t></w:r><w:del {MARK}><w:r><w:delText>diez</w:delText></w:r></w:del>"
        f"<w:ins {MARK}><w:r><w:t>veinte</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> días.</w:t></w:r></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del {MARK}/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>Se une </w:t></w:r></w:p>"
        + par("con esto.")
        + f"<w:tbl><w:tr><w:trPr><w:del {MARK}/></w:trPr><w:tc>{par('fuera')}</w:tc></w:tr></w:tbl>"
    )
    source = read(body)
    assert source.text == "Plazo de veinte días.\n\nSe une con esto.\n"
    assert codes(source) == ["changes"]


def test_moved_words_are_read_once():
    body = (
        f"<w:p><w:moveFrom {MARK}><w:r><w:t>Viaja.</w:t></w:r></w:moveFrom></w:p>"
        + par("Queda.")
        + f"<w:p><w:moveTo {MARK}><w:r><w:t>Viaja.</w:t></w:r></w:moveTo></w:p>"
    )
    assert read(body).text == "Queda.\n\nViaja.\n"


def test_footnotes_stand_after_their_paragraph():
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>Según el censo.</w:t></w:r></w:p></w:footnote>"
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    body = par(run("Artículo 1") + mark + run(".- Las bibliotecas abren.")) + par(
        "Artículo 2.- Fin."
    )
    # Right behind the number it would hide it.
    assert read(body, footnotes=note).text == (
        "Artículo 1.- Las bibliotecas abren.[^1]\n\n[^1]: Según el censo.\n\nArtículo 2.- Fin.\n"
    )


def test_tables_survive_with_what_is_merged_and_what_is_several_paragraphs():
    body = (
        "<w:tbl><w:tr><w:tc>" + par("Nivel") + "</w:tc><w:tc>" + par("Plazo") + "</w:tc></w:tr>"
        "<w:tr><w:tc>"
        + par("Federal")
        + par("Estatal")
        + "</w:tc><w:tc>"
        + par("5")
        + "</w:tc></w:tr>"
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
        + par("Ambos")
        + "</w:tc></w:tr></w:tbl>"
    )
    assert [line.split("|")[1:3] for line in read(body).text.strip().split("\n")] == [
        [" Nivel             ", " Plazo "],
        ["-------------------", "-------"],
        [" Federal / Estatal ", " 5     "],
        [" Ambos             ", "       "],
    ]


def test_a_box_around_words_is_words():
    body = "<w:tbl><w:tr><w:tc>" + par("Artículo 1.- Uno.") + par("Dos.") + "</w:tc></w:tr></w:tbl>"
    assert read(body).text == "Artículo 1.- Uno.\n\nDos.\n"


def test_words_in_text_boxes_are_read_once_and_pictures_left_out():
    box = "<w:txbxContent>" + par("En la caja.") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Antes.</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:drawing><a:blip r:embed='x'/></w:drawing></w:r></w:p>"
    )
    source = read(body)
    assert source.text == "Antes.\n\nEn la caja.\n"
    assert codes(source) == ["images"]


def test_results_of_fields_are_words_and_hidden_words_are_not():
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>SEQ a</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:fldSimple w:instr='REF x'><w:r><w:t xml:space='preserve'> y 8</w:t></w:r></w:fldSimple></w:p>"
        + par(run("Oculto", "<w:vanish/>") + run("Visible"))
        + "<w:sdt><w:sdtContent>" + par("En un control.") + "</w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert read(body).text == "7 y 8\n\nVisible\n\nEn un control.\n"


def test_raised_ordinals_belong_to_the_number():
    raised = run("o", "<w:vertAlign w:val='superscript'/>")
    assert read(par(run("ARTÍCULO 4") + raised + run(".- Texto."))).text == "ARTÍCULO 4º.- Texto.\n"


def test_a_line_broken_within_a_paragraph_begins_another():
    body = "<w:p><w:r><w:t>CAPÍTULO I</w:t><w:br/><w:t>DISPOSICIONES</w:t></w:r></w:p>"
    assert read(body).text == "CAPÍTULO I\n\nDISPOSICIONES\n"


def test_a_table_of_contents_is_known_for_what_it_is():
    styles = paragraph_style("TDC1", "toc 1")
    tab = "<w:r><w:tab/></w:r>"
    entries = "".join(
        par(run(f"Artículo {n}. {name}") + tab + run(str(n)), style="TDC1")
        for n, name in enumerate(["Objeto", "Sujetos", "Plazos"], 1)
    )
    articles = "".join(
        par(f"Artículo {n}. {name}") + par(f"Texto {n}.")
        for n, name in enumerate(["Objeto", "Sujetos", "Plazos"], 1)
    )
    reading = read_text(read(par("Ley") + par("Índice") + entries + articles, styles=styles).text)
    assert outline(reading) == [("article", "1"), ("article", "2"), ("article", "3")]
    assert [one.kind for one in reading.left_out] == ["index"] * 4


def test_comments_in_the_margin_are_not_text():
    body = par(run("Texto.") + "<w:r><w:commentReference w:id='1'/></w:r>")
    comment = "<w:comment w:id='1'>" + par("Ojo") + "</w:comment>"
    source = read(body, comments=comment)
    assert (source.text, codes(source)) == ("Texto.\n", ["comments"])


def test_headers_and_footers_are_not_text():
    header = (
        "<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        + par("Gaceta")
        + "</w:hdr>"
    )
    source = read_bytes(make_docx(par("Texto."), more={"word/header1.xml": header}))
    assert source.text == "Texto.\n"


def test_a_document_in_the_strict_form():
    content = make_docx(par("Uno.", num=1, level=0))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts = {
        name: part.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in parts.items()
    }  # fmt: skip
    assert read_bytes(zipped(parts)).text == "Uno.\n"
