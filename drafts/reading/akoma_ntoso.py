"""Reading Akoma Ntoso, the XML of laws (https://docs.oasis-open.org/legaldocml/akn-core/v1.0/).

Our own files (`drafts.exporting.akoma_ntoso`) are read back to the same divisions and units: their
elements say almost all, and what elements have no way to say stands beside, in notes of ours. A
note counts only while the elements still say what it was made for, so that a file that somebody
edited is read for its elements. Other programs' files are read for their articles, or for their
sections where those are what the law is made of.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from drafts.reading.akoma_text import HIERARCHY, Words, fingerprint, name_of
from drafts.reading.own_markdown import write_reading
from drafts.reading.parts import DivisionPart, Part, UnitPart, assembled, number_in
from drafts.reading.tree import LeftOut, Reading, UnreadableText, Warning

OURS = "urn:abramos:akn:1"
LIMIT = 20_000_000  # bytes
UNKNOWN = "unknown_element"

_BODIES = ("body", "mainBody", "portionBody", "judgmentBody", "debateBody", "amendmentBody")
_GROUPS = {
    *("book", "tome", "part", "subpart", "title", "subtitle", "chapter", "subchapter", "division"),
    *("subdivision", "section", "hcontainer", "transitional"),
}
_KINDS = {
    "book": "book", "part": "part", "title": "title", "subtitle": "subtitle", "chapter": "chapter",
    "section": "section", "subsection": "subsection", "paragraph": "paragraph",
    "transitional": "transitory", "article": "article",
}  # fmt: skip
_ROOT = re.compile(rb"<(?:[\w.-]+:)?akomaNtoso[\s>/]")
_NAMING = ("num", "heading", "subheading")
_UNIT_KINDS = {
    *("transitory", "provision", "preamble", "annex", "decree", "objective", "strategy", "action"),
    *("item", "section"),
}


def is_akoma_ntoso(content: bytes) -> bool:
    """Whether the bytes of a file are meant as Akoma Ntoso, well formed or not."""
    # Between the bytes of UTF-16 stand zeros.
    start = content[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and bool(_ROOT.search(start))


def as_markdown(content: bytes) -> tuple[str, tuple[Warning, ...]]:
    """Return the file's text as our own Markdown, which `read_text` reads to the same articles, and
    what to warn of. Raises `UnreadableText` as `read_akoma_ntoso` does."""
    reading = read_akoma_ntoso(content)
    return write_reading(reading), reading.warnings


def read_akoma_ntoso(content: bytes) -> Reading:
    """Return the divisions and units of an Akoma Ntoso file.

    Raises `UnreadableText` where it is not well formed, not Akoma Ntoso, too large, brings its own
    entities or has nothing to comment on.
    """
    root = _parsed(content)
    document = _document(root)
    notes = {note.get("of"): note for note in document.iter(f"{{{OURS}}}part")}
    ours = next(document.iter(f"{{{OURS}}}draft"), None) is not None
    reader = Own(notes) if ours else _Foreign(document)
    parts = list(reader.parts(document))
    if not any(isinstance(part, UnitPart) for part in parts):
        raise UnreadableText("The document has no article: there is nothing to comment on.")
    return assembled(reader.title(document), parts, reader.warnings, tuple(reader.left_out))


def _parsed(content: bytes) -> etree._Element:
    if len(content) > LIMIT:
        raise UnreadableText(f"The file is too large: the limit is {LIMIT // 1_000_000} MB.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableText(f"The file is not well-formed XML: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableText("The file declares entities of its own (DOCTYPE); remove them.")
    if name_of(root) != "akomaNtoso":
        raise UnreadableText("The file is XML, but not Akoma Ntoso.")
    return root


def _document(root: etree._Element) -> etree._Element:
    """Return the first document with a body: that of the file, or of one in its collection."""
    for element in root.iter():
        if any(name_of(child) in _BODIES for child in element):
            return element
    raise UnreadableText("The document has no body: there is nothing to read.")


class _Reader:
    def __init__(self, exact: bool) -> None:
        self.words = Words(exact, self._doubt)
        self.warnings: list[Warning] = []
        self.left_out: list[LeftOut] = []
        self._doubted: set[str] = set()

    def title(self, document: etree._Element) -> str | None:
        """Return the document's title, None where it says none."""
        for element in document.iter():
            if name_of(element) == "docTitle":
                return self.words.plain(element) or None
        return next(
            (one.get("value") for one in document.iter() if name_of(one) == "FRBRalias"), None
        )

    def _doubt(self, element: etree._Element) -> None:
        name = name_of(element)
        if name in self._doubted:
            return
        self._doubted.add(name)
        message = f"<{name}> is not known here; its words were kept as text."
        self.warnings.append(Warning(_line(element), UNKNOWN, message))

    def _heading(self, element: etree._Element) -> str:
        said = (self.words.plain(child) for child in element if name_of(child) in _NAMING)
        return " ".join(words for words in said if words)


class Own(_Reader):
    """Reads our own files. Without `notes`, what their elements alone give."""

    def __init__(self, notes: dict[str | None, etree._Element]) -> None:
        super().__init__(exact=True)
        self._notes = notes

    def parts(self, document: etree._Element) -> Iterator[Part]:
        """Yield the parts in reading order."""
        for element in document:
            if name_of(element) == "preamble":
                holder = element[0] if len(element) == 1 else element
                yield self._unit("preamble", holder, [one for one in holder if _is_said(one)], 0)
            elif name_of(element) == "body":
                yield from self._within(element, 0, False)

    def _within(self, parent: etree._Element, depth: int, transitory: bool) -> Iterator[Part]:
        for element in parent:
            name = name_of(element)
            if name not in HIERARCHY:
                continue
            kind = _KINDS.get(name) or element.get("name") or "heading"
            content = next((one for one in element if name_of(one) == "content"), None)
            if content is not None:
                usual = "transitory" if transitory and name == "article" else kind
                yield self._unit(usual, element, list(content), depth)
                continue
            part = DivisionPart(kind, self._heading(element), depth, line=_line(element))
            note = self._notes.get(element.get("eId"))
            if note is not None:
                part = replace(
                    part,
                    kind=note.get("kind", kind),
                    heading=_still(note.get("heading"), part.heading),
                    unit=note.get("unit"),
                )
            yield part
            yield from self._within(element, depth + 1, name == "transitional")

    def _unit(
        self, kind: str, element: etree._Element, said: list[etree._Element], depth: int
    ) -> UnitPart:
        heading = self._heading(element)
        part = UnitPart(
            kind, number_in(heading), heading, self.words.text(said), depth, line=_line(element)
        )
        note = self._notes.get(element.get("eId"))
        if note is None:
            return part
        number = note.get("number")
        return replace(
            part,
            kind=note.get("kind", kind),
            heading=_still(note.get("heading"), heading),
            number=part.number if number is None else number or None,
            slug=note.get("address"),
            text=note.text or "" if note.get("fingerprint") == fingerprint(said) else part.text,
        )


def _still(noted: str | None, shown: str) -> str:
    """Return the heading as noted while its words are still those shown."""
    return noted if noted is not None and noted.split() == shown.split() else shown


def _is_said(element: etree._Element) -> bool:
    return name_of(element) not in ("", *_NAMING)


class _Foreign(_Reader):
    """Reads other programs' files."""

    def __init__(self, document: etree._Element) -> None:
        super().__init__(exact=False)
        names = {name_of(element) for element in document.iter()}
        self._basic = next((name for name in ("article", "section") if name in names), None)

    def parts(self, document: etree._Element) -> Iterator[Part]:
        """Yield the parts in reading order."""
        for element in document:
            name = name_of(element)
            if name == "preamble":
                yield from self._loose([element], 0, "preamble")
            elif name in _BODIES:
                yield from self._within(element, 0)
            elif name == "attachments":
                yield from map(self._attachment, element)
            elif name in ("preface", "conclusions", "coverPage"):
                self._leave_out(element)

    def _within(self, parent: etree._Element, depth: int) -> Iterator[Part]:
        loose: list[etree._Element] = []
        before = "preamble"
        inside = depth  # a cross heading groups the units after it, up to the next division
        for element in parent:
            name = name_of(element)
            if not name or name in _NAMING:
                continue
            if not (name in HIERARCHY or name == "crossHeading" or self._holds_units(element)):
                loose.append(element)
                continue
            yield from self._loose(loose, inside, before)
            loose, before = [], "section"
            if name == "crossHeading":
                heading = self.words.plain(element)
                yield DivisionPart("heading", heading, depth, line=_line(element))
                inside = depth + 1
            elif name not in HIERARCHY:
                yield from self._within(element, inside)
            elif self._is_division(element):
                kind = _KINDS.get(name) or "heading"
                yield DivisionPart(kind, self._heading(element), depth, line=_line(element))
                yield from self._within(element, depth + 1)
                inside = depth
            else:
                yield self._unit(element, inside)
        yield from self._loose(loose, inside, "section")

    def _holds_units(self, element: etree._Element) -> bool:
        return any(name_of(one) in HIERARCHY for one in element.iterdescendants())

    def _is_division(self, element: etree._Element) -> bool:
        name = name_of(element)
        if name == self._basic:
            # A section that has sections of its own.
            return any(name_of(child) == name for child in element)
        if any(name_of(one) == self._basic for one in element.iterdescendants()):
            return True
        return name in _GROUPS and not any(name_of(child) == "content" for child in element)

    def _unit(self, element: etree._Element, depth: int) -> UnitPart:
        name, heading = name_of(element), self._heading(element)
        first = next((one for one in element if name_of(one) == "num"), None)
        shown = self.words.plain(first) if first is not None else ""
        number = number_in(shown) or shown.strip(" .:—–-()") or None
        above = {name_of(one) for one in element.iterancestors()}
        kind = element.get("name", "")
        if name == "article" or (name == self._basic and number):
            kind = "transitory" if "transitional" in above else "article"
        elif name == "transitional":
            kind = "transitory"
        elif kind not in _UNIT_KINDS:
            kind = "item" if number else "section"
        text = self.words.text([one for one in element if _is_said(one)])
        return UnitPart(kind, number, heading, text, depth, line=_line(element))

    def _loose(self, elements: list[etree._Element], depth: int, kind: str) -> Iterator[Part]:
        """Yield the unit of words that stand outside any, nothing where there are none."""
        if not elements:
            return
        named = elements[0] if len(elements) == 1 else None
        heading = "" if named is None else self._heading(named)
        said = elements if not heading else [one for one in elements[0] if _is_said(one)]
        text = self.words.text(said)
        if text or heading:
            yield UnitPart(kind, None, heading, text, depth, line=_line(elements[0]))

    def _attachment(self, element: etree._Element) -> UnitPart:
        heading = self._heading(element)
        bodies = [one for one in element.iter() if name_of(one) in _BODIES]
        if not heading:
            heading = next(
                (self.words.plain(one) for one in element.iter() if name_of(one) == "docTitle"), ""
            )
        text = self.words.text([child for body in bodies for child in body])
        return UnitPart("annex", number_in(heading), heading, text, 0, line=_line(element))

    def _leave_out(self, element: etree._Element) -> None:
        words = re.sub(r"\s+", " ", " ".join(element.itertext())).strip()
        if words:
            self.left_out.append(LeftOut(_line(element), name_of(element), words))


def _line(element: etree._Element) -> int:
    return element.sourceline or 1
