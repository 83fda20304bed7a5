"""A web page made ready for pandoc: only what is read, nothing that runs or is fetched."""

import re
from collections import Counter

from lxml import etree
from lxml import html as pages

from drafts.reading.formats.plain_text import decode
from drafts.reading.formats.refusals import Reason, Refused
from drafts.reading.tree import Warning

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_NOT_TEXT = (
    *("script", "style", "nav", "aside", "form", "button", "select", "textarea", "input"),
    *("noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video", "audio"),
    *("dialog", "head", "link", "meta", "map"),
)
_NOT_TEXT_ROLES = {"navigation", "banner", "contentinfo", "search", "menu", "menubar", "dialog"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# How much of a page's words its `main` must have to be taken for all of the text.
MOST = 0.5


def prepare(content: bytes) -> tuple[bytes, Counter[str], tuple[Warning, ...]]:
    """Return the text of the page as UTF-8 HTML, how many "images" it has, and what to warn of."""
    text, warnings = _decoded(content)
    parser = pages.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    try:
        root = pages.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise Refused(Reason.NO_WORDS) from error
    found = Counter(images=sum(1 for _ in root.iter("img", "picture")))
    for element in [one for one in root.iter(etree.Element) if _is_furniture(one)]:
        if element.getparent() is not None:
            element.drop_tree()
    body = root.find("body")
    page = root if body is None else body
    for name in ("header", "footer"):
        for element in list(page.iter(name)):
            # Within an article they are the text's own.
            if not any(above.tag in ("article", "main") for above in element.iterancestors()):
                element.drop_tree()
    words = len(page.text_content())
    for name in ("main", "article"):
        within = list(page.iter(name))
        if len(within) == 1 and len(within[0].text_content()) >= MOST * words:
            page = within[0]
            break
    inside = etree.tostring(page, encoding="unicode", method="html", with_tail=False)
    return f'<html><head><meta charset="utf-8"></head>{inside}</html>'.encode(), found, warnings


def _decoded(content: bytes) -> tuple[str, tuple[Warning, ...]]:
    """The page's own word on its alphabet is taken where it holds."""
    declared = _CHARSET.search(content[:4096])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii").lower()
        # Pages that say Latin-1 are read by browsers as Windows' own.
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        try:
            return content.decode(name), ()
        except (LookupError, UnicodeDecodeError):
            return decode(content)
    return decode(content)


def _is_furniture(element: etree._Element) -> bool:
    if element.tag in _NOT_TEXT or element.get("hidden") is not None:
        return True
    if element.get("role") in _NOT_TEXT_ROLES or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))
