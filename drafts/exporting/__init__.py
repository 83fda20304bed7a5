"""Exporting: a draft as a file that other programs open.

Pure: no database, no Django. `DraftText` says all that a file may tell of a draft, so that the same
draft gives the same bytes. Markdown and Akoma Ntoso are read back (`drafts.reading`) to the same
divisions and articles.
"""

from collections.abc import Callable
from dataclasses import dataclass

from drafts.exporting.akoma_ntoso import akoma_ntoso
from drafts.exporting.docx import NotMade, docx
from drafts.exporting.markdown import markdown
from drafts.exporting.text import DraftText, Earlier, Edge

__all__ = ["FORMATS", "DraftText", "Earlier", "Edge", "Format", "NotMade"]


@dataclass(frozen=True)
class Format:
    """A format: the ending of its files, their type, and how one is made. `version` is raised when
    the same draft gives other bytes."""

    code: str
    suffix: str
    name: str
    content_type: str
    version: int
    make: Callable[[DraftText], bytes]


FORMATS = {
    one.code: one
    for one in (
        Format("md", "md", "Markdown", "text/markdown; charset=utf-8", 1, markdown),
        Format(
            "docx",
            "docx",
            "DOCX",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            1,
            docx,
        ),
        Format("akn", "xml", "Akoma Ntoso (XML)", "application/xml", 1, akoma_ntoso),
    )
}
