"""Formats: the bytes of a file become the text that `drafts.reading.read_text` splits.

What a file is, is told by its content. Plain text and Markdown are read as they stand; documents of
word processors and web pages become Markdown, by pandoc, after what pandoc leaves out has been
written into them. What must not or cannot be opened is `Refused`, with its reason.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from drafts.reading.formats.kinds import Kind, kind_of
from drafts.reading.formats.limits import Limits
from drafts.reading.formats.plain_text import decode
from drafts.reading.formats.refusals import Reason, Refused
from drafts.reading.tree import UnreadableText, Warning

__all__ = ["Kind", "Limits", "Reason", "Refused", "Source", "read_bytes", "read_file"]

_WORD = re.compile(r"\w")
_FOUND = {
    "changes": "Tracked changes were accepted: the text is read as it would be with all of them.",
    "comments": "The comments in the margins were left out.",
    "images": "Images were left out.",
}


@dataclass(frozen=True)
class Source:
    """A text as it came out of a file of some kind: Markdown, or plain."""

    text: str
    kind: Kind
    warnings: tuple[Warning, ...] = ()


def read_file(path: str | Path, limits: Limits | None = None) -> Source:
    """Return the text in the file at `path`; see `read_bytes`. Raises `OSError` as well."""
    limits = limits or Limits()
    path = Path(path)
    if path.stat().st_size > limits.file:
        raise Refused(Reason.TOO_LARGE)
    return read_bytes(path.read_bytes(), limits)


def read_bytes(content: bytes, limits: Limits | None = None) -> Source:
    """Return the text in `content`, whatever its format. Raises `Refused`."""
    limits = limits or Limits()
    if len(content) > limits.file:
        raise Refused(Reason.TOO_LARGE)
    kind = kind_of(content, limits)
    if kind is Kind.TEXT:
        text, warnings = decode(content)
    elif kind is Kind.AKOMA_NTOSO:
        text, warnings = _from_akoma_ntoso(content)
    else:
        text, warnings = _converted(content, kind, limits)
    if not _WORD.search(text):
        raise Refused(Reason.EMPTY if kind is Kind.TEXT else Reason.NO_WORDS)
    if len(text.encode()) > limits.text:
        raise Refused(Reason.TEXT_TOO_LARGE)
    return Source(text, kind, warnings)


def _from_akoma_ntoso(content: bytes) -> tuple[str, tuple[Warning, ...]]:
    # Slow to import, and rarely needed.
    from drafts.reading.akoma_ntoso import as_markdown

    try:
        return as_markdown(content)
    except UnreadableText as error:
        raise Refused(Reason.BROKEN) from error


def _converted(content: bytes, kind: Kind, limits: Limits) -> tuple[str, tuple[Warning, ...]]:
    # Their libraries are slow to import, and plain text needs none of them.
    from drafts.reading.formats import docx, html, odt, pandoc, rtf
    from drafts.reading.formats.archive import Archive

    warnings: tuple[Warning, ...] = ()
    found: Counter[str]
    try:
        if kind is Kind.DOCX:
            ready, found = docx.prepare(Archive(content, limits))
        elif kind is Kind.ODT:
            ready, found = odt.prepare(Archive(content, limits))
        elif kind is Kind.RTF:
            ready, found = rtf.prepare(content)
        else:
            ready, found, warnings = html.prepare(content)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        # Well-formed, and not what its format says: a level “x”, a list without an id.
        raise Refused(Reason.BROKEN) from error
    text = pandoc.to_markdown(ready, kind.value, limits)
    told = [Warning(1, code, message) for code, message in _FOUND.items() if found[code]]
    return text.strip() + "\n", (*warnings, *told)
