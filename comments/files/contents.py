"""What a file is, by its content and never by its name."""

import zipfile
from typing import BinaryIO

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
ENDINGS = {
    "application/pdf": ("pdf",),
    DOCX: ("docx",),
    ODT: ("odt",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
}


def media_type(file: BinaryIO) -> str | None:
    """Return the media type of what `file` holds, None when it is not one that is taken.

    Only the beginning and, of a ZIP, the list of its members are read; nothing is unpacked but the
    few bytes in which an OpenDocument says what it is. A document with macros is not taken.
    """
    file.seek(0)
    head = file.read(16)
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head.endswith(b"IHDR"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(file)
    return None


def _of_zip(file: BinaryIO) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if {"[Content_Types].xml", "word/document.xml"} <= names:
                return None if "word/vbaProject.bin" in names else DOCX
            if {"mimetype", "content.xml"} <= names:
                with archive.open("mimetype") as kind:
                    said = kind.read(len(ODT) + 1)
                macros = any(name.startswith(("Basic/", "Scripts/")) for name in names)
                return ODT if said == ODT.encode() and not macros else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        # Broken, encrypted, or packed in a way that cannot be looked into.
        return None
    return None
