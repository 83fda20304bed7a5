"""What a file is, is told by its content; what is not read is refused with its reason."""

import io
import struct
import zipfile

import pytest

from drafts.reading.formats import Kind, Limits, Reason, Refused, read_bytes, read_file
from drafts.reading.formats.kinds import kind_of
from tests.drafts.reading.documents import lvl, make_docx, make_odt, numbering, par, zipped

DOCX = make_docx(par("Artículo 1.- Uno."))
SMALL = Limits(file=200_000, text=20_000, unpacked=2_000_000, ratio=100, seconds=10)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ja">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def replaced(content, name, part):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    return zipped(parts | {name: part})


def locked(content):
    """The zip with its first entry marked as encrypted, in both of the places that say so."""
    content = bytearray(content)
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying(content):
    """The zip whose largest entry says that it unpacks to next to nothing."""
    at = content.rindex(b"word/document.xml") - 46
    return content[: at + 24] + struct.pack("<I", 10) + content[at + 28 :]


def spoiled(content):
    """The document with its parts packed by LZMA, and a few bytes of the largest spoiled."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as file:
        for name, part in parts.items():
            file.writestr(name, part)
        packed = file.getinfo("word/document.xml")
    spoiled = bytearray(buffer.getvalue())
    start = packed.header_offset + 30 + len(packed.filename) + 12
    spoiled[start : start + 20] = b"\xff" * 20
    return bytes(spoiled)


def package(kind):
    types = f"<Types><Override PartName='/a.xml' ContentType='application/vnd.{kind}'/></Types>"
    return zipped({"[Content_Types].xml": types, "a.xml": "<a/>"})


WORD_ML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HUGE = (
    f"<w:document xmlns:w='{WORD_ML}'><w:body>" + par("a" * 100) * 12_000 + "</w:body></w:document>"
)
LAUGHS = (
    ENTITIES
    + f"<w:document xmlns:w='{WORD_ML}'><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"
)

FILES = {
    "nothing": (b"", Reason.EMPTY),
    "only spaces": (b" \n\t\n", Reason.EMPTY),
    "a PDF called .docx": (b"%PDF-1.7\n\x00\x01", Reason.PDF),
    "a PDF behind a few bytes": (b"\r\n%PDF-1.4", Reason.PDF),
    "Word of before 2007": (OLE + "WordDocument".encode("utf-16-le"), Reason.OLD_WORD),
    "Excel of before 2007": (OLE + "Workbook".encode("utf-16-le"), Reason.OLD_OFFICE),
    "Word with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
    "a zip with a password": (locked(DOCX), Reason.ENCRYPTED),
    "LibreOffice with a password": (
        make_odt("<text:p>x</text:p>", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
        Reason.ENCRYPTED,
    ),
    "a spreadsheet": (package("openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), Reason.OTHER_DOCUMENT),
    "an .ods": (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), Reason.OTHER_DOCUMENT),
    "a book": (zipped({"mimetype": "application/epub+zip"}), Reason.OTHER_DOCUMENT),
    "macros": (package("ms-word.document.macroEnabled.main+xml"), Reason.MACROS),
    "hidden macros": (replaced(DOCX, "word/vbaProject.bin", b"x"), Reason.MACROS),
    "a folder": (zipped({"ley.docx": DOCX}), Reason.ARCHIVE),
    "an empty folder": (zipped({}), Reason.ARCHIVE),
    "a .gz": (b"\x1f\x8b\x08\x00", Reason.ARCHIVE),
    "a .7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", Reason.ARCHIVE),
    "a PNG called .txt": (b"\x89PNG\r\n\x1a\n\x00", Reason.IMAGE),
    "a photograph": (b"\xff\xd8\xff\xe0\x00\x10JFIF", Reason.IMAGE),
    "a photograph of a telephone": (b"\x00\x00\x00\x18ftypheic", Reason.IMAGE),
    "a program": (b"\x7fELF\x02\x01\x01\x00\x00", Reason.BINARY),
    "noise": (bytes(range(1, 32)) * 30, Reason.BINARY),
    "other XML": (b'<?xml version="1.0"?><factura/>', Reason.OTHER_XML),
    "cut off": (DOCX[: len(DOCX) // 2], Reason.BROKEN),
    "without its text": (zipped({"[Content_Types].xml": "wordprocessingml.document.main"}), Reason.BROKEN),
    "XML that is none": (replaced(DOCX, "word/document.xml", "<w:document><w:body>"), Reason.BROKEN),
    "an entry that is spoiled": (spoiled(DOCX), Reason.BROKEN),
    "an entry that lies": (lying(DOCX), Reason.BROKEN),
    "RTF that is none": (b"{\\rtf1 {{{", Reason.BROKEN),
    "RTF without words": (b"{\\rtf1 }", Reason.NO_WORDS),
    "no words": (make_docx(par("")), Reason.NO_WORDS),
    "a page without words": (b"<html><body><script>x</script></body></html>", Reason.NO_WORDS),
    "too large": (b"a" * 200_001, Reason.TOO_LARGE),
    "too much text": (b"hola " * 5_000, Reason.TEXT_TOO_LARGE),
    "a bomb": (replaced(DOCX, "word/document.xml", HUGE), Reason.BOMB),
    "a bomb beside the text": (replaced(DOCX, "word/media/a.png", bytes(1_500_000)), Reason.BOMB),
    "a billion laughs": (replaced(DOCX, "word/document.xml", LAUGHS), Reason.UNSAFE_XML),
    "an entity from outside": (
        replaced(DOCX, "word/document.xml", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'),
        Reason.UNSAFE_XML,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), FILES.values(), ids=FILES)
def test_it_is_refused_with_its_reason(content, reason):
    with pytest.raises(Refused) as refusal:
        read_bytes(content, SMALL)
    assert refusal.value.reason is reason


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (DOCX, Kind.DOCX),
        (make_odt("<text:p>Uno.</text:p>"), Kind.ODT),
        (rb"{\rtf1 Uno.}", Kind.RTF),
        (b"<html><body><p>Uno.</p></body></html>", Kind.HTML),
        (b"Uno.", Kind.TEXT),
        ("Uno.".encode("utf-16"), Kind.TEXT),
    ],
)
def test_it_is_read_whatever_its_name(tmp_path, content, kind):
    path = tmp_path / "ley.pdf"
    path.write_bytes(content)
    source = read_file(path)
    assert (source.kind, source.text.strip()) == (
        kind,
        "Uno." if kind is not Kind.DOCX else "Artículo 1.- Uno.",
    )


AKN = b"""<?xml version="1.0"?><akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<act name="ley"><body><article eId="art_1"><num>Art. 1.</num><content><p>Uno.</p></content>
</article></body></act></akomaNtoso>"""


def test_akoma_ntoso_is_known_by_its_root():
    assert kind_of(AKN, SMALL) is Kind.AKOMA_NTOSO


def test_akoma_ntoso_becomes_markdown_or_is_refused():
    assert "Uno." in read_bytes(AKN).text
    with pytest.raises(Refused) as refusal:
        read_bytes(AKN[:150])
    assert refusal.value.reason is Reason.BROKEN


def test_a_conversion_ends_when_its_time_does():
    with pytest.raises(Refused) as refusal:
        read_bytes(DOCX, Limits(seconds=0))
    assert refusal.value.reason is Reason.TOO_SLOW


def test_a_conversion_has_only_so_much_memory():
    with pytest.raises(Refused) as refusal:
        read_bytes(DOCX, Limits(memory=100_000_000))
    assert refusal.value.reason is Reason.TOO_SLOW


def test_what_is_not_what_its_format_says_is_broken():
    with pytest.raises(Refused) as refusal:
        read_bytes(make_docx(par("x", num=1, level="uno"), numbering=numbering(lvl(0, "%1"))))
    assert refusal.value.reason is Reason.BROKEN


def test_any_bytes_are_read_or_refused():
    for at in range(0, len(DOCX), 97):
        broken = DOCX[:at] + b"\xff" + DOCX[at + 1 :]
        try:
            read_bytes(broken, SMALL)
        except Refused:
            continue
