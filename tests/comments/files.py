"""Small files that are what they say, and some that are not."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(13)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(16)
PROGRAM = b"MZ\x90\x00" + bytes(60)


def zipped(**members):
    """A ZIP of members; two underscores stand for a slash, `TYPES` for the list of types."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members.items():
            name = name.replace("TYPES", "[Content_Types].xml").replace("__", "/")
            archive.writestr(name.replace("_xml", ".xml").replace("_bin", ".bin"), data)
    return content.getvalue()


DOCX = zipped(TYPES="<Types/>", word__document_xml="<w:document/>")
DOCM = zipped(TYPES="<Types/>", word__document_xml="<w:document/>", word__vbaProject_bin="x")
ODT = zipped(mimetype="application/vnd.oasis.opendocument.text", content_xml="<office/>")
ODS = zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", content_xml="<office/>")


def upload(name="informe.pdf", content=PDF, content_type="application/octet-stream"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type)
