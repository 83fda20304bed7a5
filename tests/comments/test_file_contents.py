"""What a file is, by its content; and its name, made harmless."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.files.contents import ENDINGS, media_type
from comments.files.names import clean_name
from tests.comments import files


@pytest.mark.parametrize(
    "content, kind",
    [
        (files.PDF, "application/pdf"),
        (files.PNG, "image/png"),
        (files.JPEG, "image/jpeg"),
        (files.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (files.ODT, "application/vnd.oasis.opendocument.text"),
        (files.DOCM, None),
        (files.ODS, None),
        (files.PROGRAM, None),
        (files.zipped(a="x"), None),
        (files.DOCX[: len(files.DOCX) // 2], None),
        (b"<html><script>alert(1)</script>", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"GIF89a", None),
        (b"\n" + files.PDF, None),
        (b"", None),
    ],
)
def test_known_by_its_content(content, kind):
    assert media_type(io.BytesIO(content)) == kind


@given(st.binary(max_size=200))
def test_any_bytes_are_looked_at_without_harm(content):
    for head in (b"", b"PK\x03\x04"):
        assert media_type(io.BytesIO(head + content)) in {*ENDINGS, None}


@pytest.mark.parametrize(
    "name, clean",
    [
        ("informe.pdf", "informe.pdf"),
        ("  Opinión   técnica (1).PDF", "Opinión técnica (1).pdf"),
        ("informe.pdf.exe", "informe.pdf.exe.pdf"),
        ("C:\\Users\\Ana\\informe.pdf", "informe.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ('a<b>:"c|d?*.pdf', "a-b---c-d--.pdf"),
        ("fac\u202etura\u0000\r\n.pdf", "factura.pdf"),
        (".pdf", "archivo.pdf"),
        ("...", "archivo.pdf"),
        ("", "archivo.pdf"),
        ("n" * 300 + ".pdf", "n" * 100 + ".pdf"),
        ("nin\u0303o.pdf", "niño.pdf"),
    ],
)
def test_names_are_cleaned(name, clean):
    assert clean_name(name, "application/pdf") == clean


@given(st.text(max_size=150), st.sampled_from(sorted(ENDINGS)))
def test_any_name_becomes_one_that_is_clean_already(name, kind):
    clean = clean_name(name, kind)
    assert clean_name(clean, kind) == clean
    assert len(clean) <= 120
    assert "/" not in clean and "\\" not in clean and not clean.startswith(".")
