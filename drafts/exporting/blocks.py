"""An article's Markdown as elements of Akoma Ntoso."""

import re
from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker
from markdown_it.tree import SyntaxTreeNode

from drafts.exporting.parser import parse

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
E = ElementMaker(namespace=AKN)

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INLINE = {"strong": ("b", {}), "em": ("i", {}), "s": ("span", {"class": "strike"})}


def legal(text: str) -> str:
    """Return `text` without the characters that XML has no way to write."""
    return _ILLEGAL.sub("", text)


def lines(name: str, text: str) -> etree._Element:
    """Return an element with plain words, its line breaks as `eol`."""
    element = E(name)
    first, *rest = legal(text).split("\n")
    element.text = first
    for line in rest:
        element.append(_tailed(E.eol(), line))
    return element


def blocks(text: str) -> list[etree._Element]:
    """Return the blocks that `text`, Markdown, is made of."""
    parsed = parse(legal(text))
    made = _blocks(SyntaxTreeNode(parsed.tokens).children)
    for element in made:
        for note in element.iter(f"{{{AKN}}}authorialNote"):
            note.extend(
                _blocks(SyntaxTreeNode(parse(parsed.notes[note.get("marker")]).tokens).children)
            )
    return made


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> list[etree._Element]:
    return [_block(node) for node in nodes]


def _block(node: SyntaxTreeNode) -> etree._Element:
    match node.type:
        case "bullet_list":
            return E.ul(*map(_item, node.children))
        case "ordered_list":
            first = int(node.attrs.get("start", 1))
            items = list(map(_item, node.children))
            for number, item in enumerate(items, first):
                item.set("value", str(number))
            return E.ol(*items)
        case "blockquote":
            return _filled("blockContainer", node, {"class": "quote"})
        case "table":
            return E.table(*(_row(row) for part in node.children for row in part.children))
        case "fence":
            code = lines("p", node.content.removesuffix("\n"))
            code.set("class", "code")
            return code
        case "hr":
            return E.p({"class": "rule"})
        case "heading":
            return E.p({"class": "heading"}, _inline("b", node))
        case _paragraph:
            return _inline("p", node)


def _item(node: SyntaxTreeNode) -> etree._Element:
    """Return an item: with bare words where the list is written without empty lines."""
    item = E.li()
    for child in node.children:
        if child.type == "paragraph" and child.hidden:
            _fill(item, child.children[0])
        else:
            item.append(_block(child))
    return item


def _filled(
    name: str, node: SyntaxTreeNode, attributes: dict[str, str] | None = None
) -> etree._Element:
    """Return an element with the node's blocks; an empty paragraph where it has none."""
    return E(name, attributes or {}, *(_blocks(node.children) or [E.p()]))


def _row(node: SyntaxTreeNode) -> etree._Element:
    return E.tr(*(E(cell.type, _inline("p", cell)) for cell in node.children))


def _inline(name: str, node: SyntaxTreeNode) -> etree._Element:
    element = E(name)
    for child in node.children:
        if child.type == "inline":
            _fill(element, child)
    return element


def _fill(element: etree._Element, node: SyntaxTreeNode) -> None:
    for child in node.children:
        if child.type == "text":
            _say(element, child.content)
        elif child.type == "softbreak":
            _say(element, "\n")
        elif child.type == "hardbreak":
            element.append(E.eol())
        elif child.type == "code_inline":
            element.append(E.span(child.content, {"class": "code"}))
        elif child.type == "note":
            element.append(E.authorialNote(marker=child.content, placement="bottom"))
        elif child.type == "link":
            element.append(E.a(href=str(child.attrs["href"])))
            _fill(element[-1], child)
        else:
            name, attributes = _INLINE[child.type]
            element.append(E(name, attributes))
            _fill(element[-1], child)


def _say(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _tailed(element: etree._Element, words: str) -> etree._Element:
    element.tail = words
    return element
