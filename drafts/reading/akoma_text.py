"""The text of an Akoma Ntoso element as Markdown."""

import hashlib
import re
from collections.abc import Callable, Iterator

from lxml import etree

# What holds others or `content`, and may carry a number and a heading.
HIERARCHY = {
    "alinea", "article", "book", "chapter", "clause", "division", "hcontainer", "indent", "level",
    "list", "paragraph", "part", "point", "proviso", "rule", "section", "subchapter", "subclause",
    "subdivision", "sublist", "subparagraph", "subpart", "subrule", "subsection", "subtitle",
    "title", "tome", "transitional",
}  # fmt: skip
BLOCKS = HIERARCHY | {
    "block", "blockContainer", "blockList", "caption", "citation", "citations", "container",
    "content", "crossHeading", "div", "embeddedStructure", "foreign", "formula", "intro", "item",
    "li", "listIntroduction", "listWrapUp", "longTitle", "ol", "p", "preamble", "quotedStructure",
    "recital", "recitals", "table", "tblock", "td", "th", "toc", "tr", "ul", "wrapUp",
}  # fmt: skip
# Words among other words: an element that is none of these and no block is told as unknown.
INLINES = {
    "a", "abbr", "affectedDocument", "authorialNote", "b", "change", "concept", "courtType",
    "date", "decoration", "def", "del", "docAuthority", "docCommittee", "docDate",
    "docIntroducer", "docJurisdiction", "docNumber", "docProponent", "docPurpose", "docStage",
    "docStatus", "docTitle", "docType", "docketNumber", "embeddedText", "entity", "eol", "eop",
    "event", "fillIn", "heading", "i", "img", "inline", "ins", "judge", "lawyer", "legislature",
    "location", "marker", "mmod", "mod", "mref", "narrative", "neutralCitation", "noteRef", "num",
    "object", "omissis", "opinion", "organization", "outcome", "party", "person", "placeholder",
    "process", "quantity", "quotedText", "ref", "relatedDocument", "remark", "rmod", "role",
    "rref", "scene", "session", "shortTitle", "signature", "span", "sub", "subheading", "sup",
    "term", "time", "u", "vote",
}  # fmt: skip
_MARKS = {"b": "**", "i": "*"}
_CLASSES = {"strike": "~~", "code": "`"}
_SPECIAL = re.compile(r"[\\`*]|~~|(?<!\w)_|_(?!\w)|\[(?=[^\]\n]*\]\()|<(?=[A-Za-z/!])|&(?=#?\w+;)")
_OPENING = re.compile(r"(?m)^( {0,3})(#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|\|)")
_COUNTING = re.compile(r"(?m)^( {0,3}\d{1,9})([.)])(?=[ \t]|$)")


def name_of(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class Words:
    """Turns elements into Markdown. `exact` keeps the line breaks inside paragraphs, which in other
    programs' files mean nothing; `doubt` is told of each element that is not known."""

    def __init__(self, exact: bool, doubt: Callable[[etree._Element], None]) -> None:
        self._exact = exact
        self._doubt = doubt
        self._notes: dict[str, str] = {}

    def text(self, elements: list[etree._Element]) -> str:
        """Return the elements' text whole: their notes stand at its end."""
        self._notes = {}
        said = self.blocks(elements)
        notes = [f"[^{marker}]: {words}" for marker, words in self._notes.items()]
        return "\n\n".join(filter(None, [said, *notes]))

    def blocks(self, elements: list[etree._Element]) -> str:
        """Return the elements' text, an empty line between blocks."""
        return "\n\n".join(text for one in elements if (text := self.block(one)))

    def block(self, element: etree._Element) -> str:
        """Return one block's text."""
        name = name_of(element)
        match name:
            case "p" | "block":
                return self._paragraph(element)
            case "ul" | "ol":
                return self._list(element, name)
            case "blockList":
                return self._listed(element)
            case "table":
                return self._table(element)
            case "blockContainer" if element.get("class") == "quote":
                return _indented(self.blocks(list(element)), "> ", "> ").replace("> \n", ">\n")
            case "":
                return ""
        if name not in BLOCKS and name not in INLINES:
            self._doubt(element)
        if any(name_of(child) in BLOCKS for child in element):
            return self._listed(element)
        return self._paragraph(element)

    def plain(self, element: etree._Element) -> str:
        """Return an element's words without marks: a heading, a number."""
        words = "".join("\n" if word is None else word for word in self._spoken(element))
        if self._exact:
            return words
        return "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()

    def _spoken(self, element: etree._Element) -> Iterator[str | None]:
        """Yield the words of an element, None for a line break; notes are left out."""
        yield self._run(element.text)
        for child in element:
            if name_of(child) == "eol":
                yield None
            elif name_of(child) not in ("authorialNote", ""):
                yield from self._spoken(child)
            yield self._run(child.tail)

    def _run(self, words: str | None) -> str:
        return (words or "") if self._exact else re.sub(r"\s+", " ", words or "")

    def _paragraph(self, element: etree._Element) -> str:
        if element.get("class") == "rule":
            return "---"
        if element.get("class") == "code":
            return f"```\n{self.plain(element)}\n```"
        return self._literal(self._inline(element))

    def _literal(self, words: str) -> str:
        """Return a paragraph's Markdown, which opens no list, quotation or heading."""
        words = words.strip(" \n")
        words = _COUNTING.sub(r"\1\\\2", _OPENING.sub(r"\1\\\2", words))
        return words if self._exact else "\n".join(line.strip() for line in words.split("\n"))

    def _inline(self, element: etree._Element) -> str:
        said = [_escaped(self._run(element.text))]
        for child in element:
            said.append(self._one(child))
            said.append(_escaped(self._run(child.tail)))
        return "".join(said)

    def _one(self, element: etree._Element) -> str:
        name = name_of(element)
        if name == "eol":
            return "\\\n"
        if name == "span" and element.get("class") == "code":
            return f"`{self.plain(element)}`"
        if name == "authorialNote":
            return self._note(element)
        if name not in INLINES and name not in BLOCKS and name:
            self._doubt(element)
        words = self._inline(element) if name else ""
        if name == "a" and element.get("href"):
            return f"[{words}]({element.get('href')})"
        mark = _MARKS.get(name, "") or _CLASSES.get(element.get("class", ""), "")
        return f"{mark}{words}{mark}" if words.strip() else words

    def _note(self, element: etree._Element) -> str:
        """Keep a note for the end of the text and return the mark that refers to it."""
        marker = re.sub(r"[\s\]\[]", "", element.get("marker", ""))
        while not marker or marker in self._notes:
            marker = str(int(marker) + 1) if marker.isdecimal() else str(len(self._notes) + 1)
        self._notes[marker] = ""
        words = self.blocks(list(element)) or self.plain(element)
        self._notes[marker] = words.replace("\n", "\n    ").replace("\n    \n", "\n\n")
        return f"[^{marker}]"

    def _list(self, element: etree._Element, name: str) -> str:
        """Return a list; one whose items hold paragraphs has empty lines between them."""
        items = [item for item in element if name_of(item)]
        loose = any(name_of(child) == "p" for item in items for child in item)
        said: list[str] = []
        for item in items:
            sign = f"{item.get('value') or len(said) + 1}. " if name == "ol" else "- "
            text = ("\n\n" if loose else "\n").join(self._mixed(item))
            said.append(_indented(text, sign, " " * len(sign)).rstrip(" "))
        return ("\n\n" if loose else "\n").join(said)

    def _mixed(self, element: etree._Element) -> Iterator[str]:
        """Yield the blocks of an element that may have bare words between them."""
        run = [_escaped(self._run(element.text))]
        for child in element:
            if name_of(child) in BLOCKS:
                if words := self._literal("".join(run)):
                    yield words
                run = []
                if text := self.block(child):
                    yield text
            else:
                run.append(self._one(child))
            run.append(_escaped(self._run(child.tail)))
        if words := self._literal("".join(run)):
            yield words

    def _listed(self, element: etree._Element) -> str:
        """Return a container: its number and heading on the line of its first words."""
        opening = " ".join(
            self.plain(child) for child in element if name_of(child) in ("num", "heading")
        )
        rest = [child for child in element if name_of(child) not in ("num", "heading", "")]
        text = "\n\n".join(
            [
                *filter(None, [_escaped(" ".join((element.text or "").split()))]),
                *filter(None, map(self.block, rest)),
            ]
        )
        return f"{_escaped(opening)} {text}".strip() if opening else text

    def _table(self, table: etree._Element) -> str:
        rows = [
            [self._cell(cell) for cell in row if name_of(cell) in ("td", "th")]
            for row in table
            if name_of(row) == "tr"
        ]
        if not rows:
            return ""
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
        said = ["| " + " | ".join(row) + " |" for row in rows]
        said.insert(1, "|" + " --- |" * width)
        caption = [self._paragraph(child) for child in table if name_of(child) == "caption"]
        return "\n\n".join([*caption, "\n".join(said)])

    def _cell(self, cell: etree._Element) -> str:
        said = self._mixed(cell)
        return re.sub(r"\\?\s*\n\s*", " ", " ".join(said)).replace("|", "\\|")


def fingerprint(elements: list[etree._Element]) -> str:
    """Return a hash of what elements say and how, whatever the blanks between them."""
    told = hashlib.sha256()
    for element in elements:
        for node in element.iter():
            attributes = sorted(node.attrib.items())
            said = (name_of(node), attributes, _spoken(node.text), _spoken(node.tail))
            told.update(repr(said).encode())
    return told.hexdigest()[:32]


def _spoken(words: str | None) -> str:
    return words if words and words.strip() else ""


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)


def _indented(text: str, first: str, rest: str) -> str:
    head, *lines = text.split("\n")
    return "\n".join([first + head, *(rest + line if line else line for line in lines)])
