"""What a file is, told by its content; its name may lie."""

import re
from enum import StrEnum

from drafts.reading.formats.archive import Archive
from drafts.reading.formats.limits import Limits
from drafts.reading.formats.refusals import Reason, Refused


class Kind(StrEnum):
    """What is read."""

    TEXT = "text"  # plain or Markdown
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    AKOMA_NTOSO = "akoma_ntoso"


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"8BPS")
_PACKED = (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_MARK = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_BLOCK = re.compile(rb"<(?:p|div|h[1-6]|table|ul|ol|dl|section|article|main|meta)\b", re.IGNORECASE)
_CLOSED = re.compile(rb"</(?:p|div|h[1-6]|table|li|section|article|main)>", re.IGNORECASE)
_MARKDOWN = re.compile(rb"^#{1,6}\s", re.MULTILINE)
_ROOT = re.compile(rb"<(?:\w+:)?akomaNtoso\b")

_TYPES = "[Content_Types].xml"
_MANIFEST = "META-INF/manifest.xml"


def kind_of(content: bytes, limits: Limits) -> Kind:
    """Return what `content` is; raises `Refused` for what is not read."""
    if not content:
        raise Refused(Reason.EMPTY)
    if b"%PDF-" in content[:1024]:
        raise Refused(Reason.PDF)
    if content.startswith(_ZIP):
        return _zipped(Archive(content, limits))
    if content.startswith(_OLE):
        raise Refused(_compound(content))
    if _is_image(content):
        raise Refused(Reason.IMAGE)
    if content.startswith(_PACKED) or content[257:262] == b"ustar":
        raise Refused(Reason.ARCHIVE)
    if content.lstrip()[:5] == b"{\\rtf":
        return Kind.RTF
    return _marked_up(content)


def _is_image(content: bytes) -> bool:
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return True
    if content.startswith(b"BM"):
        # Two letters are few: a bitmap also declares its size.
        return int.from_bytes(content[2:6], "little") == len(content)
    return content.startswith(_IMAGES) or content[4:8] == b"ftyp"


def _compound(content: bytes) -> Reason:
    """What a file of Office before 2007 is; a newer one with a password comes in the same box."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        return Reason.ENCRYPTED
    return Reason.OLD_WORD if holds("WordDocument") else Reason.OLD_OFFICE


def _zipped(archive: Archive) -> Kind:
    if "mimetype" in archive.names or _MANIFEST in archive.names:
        return _open_document(archive)
    if _TYPES not in archive.names:
        raise Refused(Reason.ARCHIVE)
    types = archive.read(_TYPES)
    if b"macroEnabled" in types or any(one.endswith("vbaProject.bin") for one in archive.names):
        raise Refused(Reason.MACROS)
    if b"wordprocessingml.document.main" in types or b"wordprocessingml.template.main" in types:
        return Kind.DOCX
    raise Refused(Reason.OTHER_DOCUMENT)


def _open_document(archive: Archive) -> Kind:
    manifest = archive.read(_MANIFEST) if _MANIFEST in archive.names else b""
    if b"encryption-data" in manifest or "encrypted-package" in archive.names:
        raise Refused(Reason.ENCRYPTED)
    declared = archive.read("mimetype") if "mimetype" in archive.names else manifest
    if b"opendocument.text" not in declared:
        raise Refused(Reason.OTHER_DOCUMENT if b"application/" in declared else Reason.ARCHIVE)
    if "content.xml" not in archive.names:
        raise Refused(Reason.BROKEN)
    return Kind.ODT


def _marked_up(content: bytes) -> Kind:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode()
    found = _MARK.match(content)
    start = found.end() if found else 0
    head = content[start : start + 4096]
    if _PAGE.match(head):
        return Kind.HTML
    if _BLOCK.match(head) and len(_CLOSED.findall(content)) >= 3 and not _MARKDOWN.search(content):
        return Kind.HTML
    if _ROOT.search(head):
        return Kind.AKOMA_NTOSO
    if b"<?xml" in content[:start] or head.startswith(b"<!DOCTYPE"):
        raise Refused(Reason.OTHER_XML)
    return Kind.TEXT
