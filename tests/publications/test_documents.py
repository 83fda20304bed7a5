"""The documents: readable by people and by machines, and the same bytes each time."""

import io
import json
import subprocess
import sys

import pikepdf
import pypdf
import pytest

from printing.pdf import ForeignResource, write_pdf
from publications.rendering.documents import BODIES, render
from publications.rendering.markup import markdown, markdown_with_headings, tag
from publications.rendering.record import Record
from publications.snapshot import canonical


@pytest.fixture(scope="module")
def made(snapshot):
    return {kind: render(kind, snapshot) for kind in BODIES}


@pytest.fixture(params=BODIES)
def document(request, made):
    return made[request.param]


def words(content):
    reader = pypdf.PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_same_snapshot_same_bytes_in_another_process(snapshot, made, tmp_path):
    (tmp_path / "snapshot.json").write_text(snapshot)
    program = (
        "import sys, pathlib; from publications.rendering.documents import BODIES, render\n"
        "text = pathlib.Path(sys.argv[1]).read_text()\n"
        "[pathlib.Path(sys.argv[2], kind).write_bytes(render(kind, text).pdf.content)"
        " for kind in reversed(BODIES)]"
    )
    subprocess.run(
        [sys.executable, "-c", program, tmp_path / "snapshot.json", tmp_path], check=True
    )
    for kind, document in made.items():
        assert (tmp_path / kind).read_bytes() == document.pdf.content


def test_tagged_and_declared_pdf_ua(document):
    with pikepdf.open(io.BytesIO(document.pdf.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "es-MX"
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert pdf.Root.StructTreeRoot.K
        assert len(pdf.pages) == document.pdf.pages


def test_title_date_and_identifier(document, snapshot):
    record = Record.parse(snapshot)
    with pikepdf.open(io.BytesIO(document.pdf.content)) as pdf:
        title = str(pdf.docinfo.Title)
        assert title == f"{document.title} · {record.policy['title']} · Edición 1"
        assert str(pdf.docinfo.CreationDate).startswith(
            f"D:{record.taken_at.astimezone(record.zone):%Y%m%d}"
        )
        assert bytes(pdf.trailer.ID[0]).decode() == f"{document.kind}:{record.sha256}"


def test_fonts_are_embedded_noto_sans(document):
    fonts = set()
    with pikepdf.open(io.BytesIO(document.pdf.content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
                assert "/FontFile2" in thing or "/FontFile3" in thing
                fonts.add(str(thing.FontName))
    assert fonts
    assert all("Noto-Sans" in name or "NotoSans" in name for name in fonts)


def test_signs_that_the_font_lacks_are_written_out(snapshot):
    strange = snapshot.replace("falta un plazo", "falta 😀 un\u200d plazo ñ ɨ 中")
    text = words(render("register", strange).pdf.content)
    assert "falta [U+1F600] un plazo ñ ɨ [U+4E2D]" in text


def test_bookmarks(made):
    outline = pypdf.PdfReader(io.BytesIO(made["register"].pdf.content)).outline
    titles = str(outline)
    assert "Resumen" in titles
    assert "Artículo 1. Objeto" in titles
    assert "Índice de folios" in titles


def test_charts_have_words_for_whoever_cannot_see_them(made):
    with pikepdf.open(io.BytesIO(made["methodology"].pdf.content)) as pdf:
        figures = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    assert len(figures) == 2
    assert all("Comentarios por" in str(figure.Alt) for figure in figures)


def test_register_has_every_comment_with_its_answer(snapshot, made):
    text = words(made["register"].pdf.content)
    squeezed = text.replace(" ", "")
    for comment in Record.parse(snapshot).comments:
        assert comment["folio"] in text
        assert comment["text"] in text
        assert comment["decision"]["reason"] in text
        assert comment["text_sha256"] in squeezed
    assert "Procedente" in text
    assert "Ana Pérez" in text
    assert "Persona anónima" in text
    assert "«reglas para publicar»" in text
    assert "en treinta días hábiles" in text
    assert "Borrador 2, Artículo 1. Objeto" in text


def test_annotated_draft_has_the_answer_beside_the_article(snapshot, made):
    text = words(made["annotated-draft"].pdf.content)
    data = Record.parse(snapshot)
    on_first = [one for one in data.comments if one["article"] == "1"]
    body = text[text.index("La presente política fija las reglas") :]
    beside = body[: body.index("Artículo 2. Licencias")]
    assert on_first
    for comment in on_first:
        for said in (
            comment["folio"],
            comment["decision"]["outcome_name"],
            comment["decision"]["reason"],
        ):
            assert said in beside
    assert "Cambió el texto" in beside
    assert "Reflejado en: Borrador 2, Artículo 1. Objeto" in beside


def test_comments_on_a_division_stand_under_it(snapshot, made):
    on_part = Record.parse(snapshot).comments[-1]
    for kind in ("register", "annotated-draft"):
        text = words(made[kind].pdf.content)
        body = text[text.rindex("Título Segundo. Gobernanza") - 4000 :]
        assert "Objeción" in body
        place = text.rindex(on_part["text"])
        before = text[:place]
        assert before.rindex("Título Segundo. Gobernanza") > before.rfind(
            "Artículo 2. Licencias La"
        )
        assert "Objeción" in text[place - 400 : place]
    register = words(made["register"].pdf.content)
    assert "informe.pdf" in register
    assert on_part["attachments"][0]["sha256"] in register.replace(" ", "")
    annotated = words(made["annotated-draft"].pdf.content)
    assert "1 comentario a esta parte en su conjunto" in annotated
    assert "(1 archivo en el Registro)" in annotated


def test_snapshot_of_before_divisions_and_files_is_still_made_into_documents(snapshot):
    data = json.loads(snapshot)
    for comment in data["comments"]:
        del comment["division"], comment["kind"], comment["attachments"]
    old = canonical(data)
    assert Record.parse(old).comments[-1]["folio"] in words(render("register", old).pdf.content)


def test_methodology_has_rules_outcomes_and_figures(made):
    text = words(made["methodology"].pdf.content)
    for said in (
        "Cada comentario se registra, se atiende y se publica.",
        "Definición de «Parcialmente procedente».",
        "Formulario en línea",
        "Se recibieron 6 comentarios en 1 ventana",
        "Título Segundo. Gobernanza 1 0",
        "Objeción 1 16.7 %",
    ):
        assert said in text


def test_demonstration_is_said_on_every_page(document):
    for page in pypdf.PdfReader(io.BytesIO(document.pdf.content)).pages:
        assert "demostración" in page.extract_text()


def test_real_policy_says_nothing_of_a_demonstration(snapshot):
    real = snapshot.replace('"is_demonstration":true', '"is_demonstration":false')
    assert "demostración" not in words(render("methodology", real).pdf.content)


def test_cover_says_edition_and_hash(document, snapshot):
    cover = pypdf.PdfReader(io.BytesIO(document.pdf.content)).pages[0].extract_text()
    squeezed = "".join(cover.split())
    assert Record.parse(snapshot).sha256 in squeezed
    assert "Edición1" in squeezed
    assert "SecretaríadePrueba" in squeezed


def test_what_people_write_is_never_markup():
    assert tag("p", "<img src=x> & más", title='"') == (
        '<p title="&quot;">&lt;img src=x&gt; &amp; más</p>'
    )
    html = markdown(
        "# No es título\n\n<script>x</script> ![i](file:///etc/passwd) [a](javascript:x)"
    )
    for forbidden in ("<h1", "<script", "<img", 'javascript:"'):
        assert forbidden not in html


def test_headings_of_the_methodology_leave_no_level_out():
    html = markdown_with_headings("# Uno\n\n#### Dos\n\ntexto", top=3)
    assert "<h3>Uno</h3>" in html
    assert "<h4>Dos</h4>" in html


@pytest.mark.parametrize("url", ["https://example.org/x.png", "file:///etc/passwd"])
def test_nothing_is_fetched_from_elsewhere(url):
    with pytest.raises(ForeignResource):
        write_pdf(f'<html lang="es"><title>t</title><img alt="" src="{url}">', identifier="x")
