"""HTML built from elements that escape what they hold, and Markdown made harmless.

`tag("p", "a < b", class_="note")` is `<p class="note">a &lt; b</p>`: text is escaped unless it is
`Html` already, so that nothing a person wrote can become markup by being forgotten.
"""

from collections.abc import Iterable
from html import escape

import nh3
from markdown_it import MarkdownIt


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


EMPTY = Html("")
VOID = frozenset({"br", "hr", "meta", "link"})


def join(*children: "Child") -> Html:
    """Put children one after the other: text escaped, None left out, iterables in order."""
    return Html("".join(_written(child) for child in children))


def tag(name: str, /, *children: "Child", **attributes: str | int | None) -> Html:
    """Return the element `name` around its children.

    An attribute that Python reserves takes a final underscore (`class_`); other underscores become
    hyphens; one that is None is left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def _written(child: "Child") -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return escape(child, quote=False)
    return "".join(_written(grandchild) for grandchild in child)


Child = Html | str | None | Iterable["Child"]


def paragraphs(text: str, *, class_: str | None = None) -> Html:
    """Return plain text as paragraphs, its line breaks kept, its words untouched."""
    blocks = [block.strip("\n") for block in text.replace("\r\n", "\n").split("\n\n")]
    return join(tag("p", _lines(block), class_=class_) for block in blocks if block.strip())


def _lines(block: str) -> Iterable[Child]:
    for number, line in enumerate(block.split("\n")):
        if number:
            yield tag("br")
        yield line


# An article is text with lists, emphasis and tables. Its own headings would break into those of
# the document, and nothing is fetched for it.
_ARTICLE = MarkdownIt("commonmark", {"html": False}).enable("table")
_ARTICLE.disable(["heading", "lheading", "image", "html_block", "html_inline"])
_CHAPTERED = MarkdownIt("commonmark", {"html": False}).enable("table")
_CHAPTERED.disable(["image", "html_block", "html_inline"])

_INLINE = {"a", "br", "code", "del", "em", "s", "strong", "sub", "sup"}
_BLOCKS = {"blockquote", "hr", "li", "ol", "p", "pre", "ul"}
_TABLE = {"table", "tbody", "td", "th", "thead", "tr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}


def markdown(text: str) -> Html:
    """Return an article's Markdown as HTML without headings, images or foreign markup."""
    return _clean(_ARTICLE.render(text), _INLINE | _BLOCKS | _TABLE)


def markdown_with_headings(text: str, *, top: int) -> Html:
    """Return Markdown as HTML, its outermost heading made `<h{top}>` and none left out below."""
    tokens = _CHAPTERED.parse(text)
    used = sorted({token.tag for token in tokens if token.type == "heading_open"})
    level = {name: f"h{min(top + depth, 6)}" for depth, name in enumerate(used)}
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = level[token.tag]
    html = _CHAPTERED.renderer.render(tokens, _CHAPTERED.options, {})
    return _clean(html, _INLINE | _BLOCKS | _TABLE | _HEADINGS)


def _clean(html: str, tags: set[str]) -> Html:
    return Html(
        nh3.clean(html, tags=tags, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"})
    )
