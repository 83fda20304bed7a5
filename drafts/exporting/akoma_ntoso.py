"""A draft as Akoma Ntoso 3.0, the OASIS standard for legislative XML.

The draft is a `bill`: the policy is the FRBR work, the draft an expression of it. Each element's
`eId` is its place by kind and number, as the naming convention has it; `wId` is where the article
first appeared ("1__12": article 12 of Draft 1), so that it stays when the numbers move. What the
elements have no way to say (the Markdown of an alignment, a number that no heading shows, what
became of an article) stands in `proprietary`, and only that.
"""

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from drafts.exporting.akoma_meta import meta
from drafts.exporting.blocks import AKN, E, blocks, legal, lines
from drafts.exporting.text import DraftText
from drafts.reading.akoma_ntoso import OURS, Own
from drafts.reading.akoma_text import fingerprint, name_of
from drafts.reading.parts import DivisionPart, Part, UnitPart, number_at, own_slug
from drafts.reading.slugs import words_as_slug

_DIVISIONS = {
    *("book", "part", "title", "subtitle", "chapter", "section", "subsection", "paragraph"),
}
_SHORT = {
    "article": "art", "chapter": "chp", "section": "sec", "subsection": "subsec",
    "paragraph": "para",
}  # fmt: skip
# Elements with words and elements among them: a blank there is a blank of the text.
_MIXED = {"p", "b", "i", "a", "span", "num", "heading", "block", "docTitle"}

O = ElementMaker(namespace=OURS, nsmap={"abramos": OURS})  # noqa: E741


def akoma_ntoso(draft: DraftText) -> bytes:
    """Return the draft as Akoma Ntoso, UTF-8."""
    tree = _Tree(draft)
    document = E.bill(
        meta(draft),
        _preface(draft),
        *([tree.preamble] if tree.preamble is not None else []),
        tree.body,
        name="borrador",
        contains="originalVersion",
    )
    document[0].append(E.proprietary(*_notes(draft, document, tree.elements), source="#abramos"))
    root = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, "abramos": OURS})
    root.append(document)
    _indent(root, "\n")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


class _Tree:
    """The body while it grows; `elements` has one for each part of the draft."""

    def __init__(self, draft: DraftText) -> None:
        self.body = E.body()
        self.preamble: etree._Element | None = None
        self.elements: list[etree._Element] = []
        self._draft = draft
        self._given: Counter[str] = Counter()
        self._above: list[etree._Element] = []
        for place, part in enumerate(draft.parts):
            # Alone, it stays in the body, which may not be empty.
            if not place and part.kind == "preamble" and len(draft.parts) > 1:
                self._begin(part)
            else:
                self._add(part)

    def _begin(self, part: Part) -> None:
        element = E.blockContainer({"class": "preamble", "eId": "preamble__block_1"})
        self._name(element, part)
        self.preamble = E.preamble(element, eId="preamble")

    def _add(self, part: Part) -> None:
        del self._above[part.depth :]
        parent = self._above[-1] if self._above else self.body
        element = _element(part)
        element.set("eId", self._id(element, part, parent))
        self._name(element, part)
        parent.append(element)
        if isinstance(part, DivisionPart):
            self._above.append(element)

    def _name(self, element: etree._Element, part: Part) -> None:
        """Put what the part says into its element."""
        self.elements.append(element)
        element.extend(_naming(part.heading))
        if isinstance(part, DivisionPart):
            return
        number, slug = self._draft.origins.get(part.slug or "", (self._draft.number, part.slug))
        element.set("wId", f"{number}__{slug}")
        said = blocks(part.text)
        if name_of(element) == "blockContainer":
            element.extend(said or [E.p()])
        else:
            element.append(E.content(*said))

    def _id(self, element: etree._Element, part: Part, parent: etree._Element) -> str:
        name = element.get("name") or name_of(element)
        found = number_at(part.heading)
        number = words_as_slug(found["number"]) if found else ""
        if isinstance(part, UnitPart) and part.number:
            number = words_as_slug(part.number)
        own = f"{_SHORT.get(name, name)}_{number or 'nn'}"
        above = parent.get("eId")
        wanted = f"{above}__{own}" if above else own
        self._given[wanted] += 1
        again = self._given[wanted]
        if again > 1 or not number:
            return self._free(f"{wanted}_{again}")
        return wanted

    def _free(self, wanted: str) -> str:
        while self._given[wanted]:
            wanted += "_2"
        self._given[wanted] += 1
        return wanted


def _element(part: Part) -> etree._Element:
    if isinstance(part, DivisionPart):
        if part.kind in _DIVISIONS:
            return E(part.kind)
        return E.transitional() if part.kind == "transitory" else E.hcontainer(name=part.kind)
    if part.kind in ("article", "transitory"):
        return E.article()
    return E.section() if part.kind == "section" else E.hcontainer(name=part.kind)


def _naming(heading: str) -> Iterator[etree._Element]:
    """Yield the number, up to the blank after it, and the words that follow."""
    if not heading:
        return
    found = number_at(heading)
    if not found:
        yield lines("heading", heading)
        return
    ends = [at for at in range(found.end("number"), len(heading)) if heading[at] in " \n"]
    cut = ends[0] if ends else len(heading)
    yield lines("num", heading[:cut])
    if heading[cut + 1 :]:
        yield lines("heading", heading[cut + 1 :])


def _preface(draft: DraftText) -> etree._Element:
    said = [E.p(lines("docTitle", draft.title))] if draft.title else []
    facts = E.p(E.docNumber(draft.name))
    if draft.institution:
        facts.append(lines("docProponent", draft.institution))
    if draft.published_on:
        day = draft.published_on.isoformat()
        facts.append(E.docDate(day, date=day))
    facts.extend(E.docStatus(words) for words in draft.standing)
    for one in facts[1:]:
        one.getprevious().tail = " · "
    return E.preface(*said, facts)


def _notes(
    draft: DraftText, document: etree._Element, elements: list[etree._Element]
) -> Iterator[etree._Element]:
    """Yield what the elements do not say: what reading them alone would get otherwise."""
    yield O.draft(policy=draft.slug, number=str(draft.number))
    ids: dict[str, str] = {}
    shown = list(Own({}).parts(document))
    for part, alone, element in zip(draft.parts, shown, elements, strict=True):
        note = O.part(of=element.get("eId"))
        if part.kind != alone.kind:
            note.set("kind", part.kind)
        if part.heading != alone.heading:
            note.set("heading", legal(part.heading))
        if isinstance(part, UnitPart) and isinstance(alone, UnitPart):
            _note_unit(note, part, alone, element)
            ids[part.slug or ""] = element.get("eId")
        elif isinstance(part, DivisionPart) and part.unit:
            note.set("unit", part.unit)
        if len(note.attrib) > 1:
            yield note
    for edge in draft.lineage:
        told = {"relations": " ".join(edge.relations)}
        if edge.old:
            told["old"] = edge.old
        if edge.new in ids:
            told["new"] = "#" + ids[edge.new]
        yield O.lineage(told)


def _note_unit(
    note: etree._Element, part: UnitPart, alone: UnitPart, element: etree._Element
) -> None:
    if part.number != alone.number:
        note.set("number", part.number or "")
    if slug := own_slug(part):
        note.set("address", slug)
    if part.text != alone.text:
        content = next((one for one in element if name_of(one) == "content"), None)
        said = [one for one in element if name_of(one) not in ("num", "heading")]
        note.set("fingerprint", fingerprint(list(content) if content is not None else said))
        note.text = legal(part.text)


def _indent(element: etree._Element, margin: str) -> None:
    """Put each element that holds only elements on lines of its own."""
    if not len(element) or name_of(element) in _MIXED or _is_bare(element):
        return
    element.text = margin + "  "
    for child in element:
        _indent(child, margin + "  ")
        child.tail = margin + "  "
    element[-1].tail = margin


def _is_bare(element: etree._Element) -> bool:
    """Whether an item of a list holds words that stand in no paragraph."""
    return name_of(element) == "li" and (bool(element.text) or name_of(element[0]) != "p")
