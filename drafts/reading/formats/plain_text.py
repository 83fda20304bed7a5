"""Plain text and Markdown: bytes to text."""

import codecs
import re
import unicodedata

from drafts.reading.formats.refusals import Reason, Refused
from drafts.reading.tree import Warning

NOT_UTF8 = "not_utf8"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes) -> tuple[str, tuple[Warning, ...]]:
    """Return the text of `content`, its letters composed, and what to warn of.

    UTF-16 where its mark says so and UTF-8 otherwise; then Windows' Western alphabet, in which
    older Spanish texts are kept, with a warning. Raises `Refused` for what is not text.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return _text(content.decode("utf-16")), ()
        except UnicodeDecodeError as error:
            raise Refused(Reason.BROKEN) from error
    try:
        return _text(content.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            text = content.decode("latin-1")
    message = "The file is not UTF-8; it was read as Windows-1252. Check its accents."
    return _text(text), (Warning(1, NOT_UTF8, message),)


def _text(text: str) -> str:
    # A stray control character is a slip; many, or one NUL, are a program's own file.
    if "\0" in text or len(_CONTROLS.findall(text)) > 2 + len(text) // 1000:
        raise Refused(Reason.BINARY)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))
