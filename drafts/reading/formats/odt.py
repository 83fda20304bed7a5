"""LibreOffice's .odt made ready for pandoc: the numbers of its lists and headings are written in.

OpenDocument 1.3, part 3, 16.30 to 16.34 and 19.880: a list's style says, level by level, how to
count; headings follow the outline style. Tracked changes are accepted.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from drafts.reading.formats import counting
from drafts.reading.formats.archive import Archive, packed
from drafts.reading.formats.safe_xml import drop, parse, unwrap, write

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
# The whole pattern of a number, where prefix and suffix are not enough: LibreOffice 7 and later.
_PATTERN = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_BULLETS = "abramos-bullets"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_WRITTEN: dict[str, Callable[[int], str]] = {
    "1": str,
    "i": lambda value: counting.roman(value).lower(),
    "I": counting.roman,
    "a": counting.letters,
    "A": lambda value: counting.letters(value).upper(),
    "1st": "{}º".format,
    "First": lambda value: counting.ordinal(value).capitalize(),
    "One": lambda value: counting.cardinal(value).capitalize(),
}


@dataclass(frozen=True)
class Level:
    """How one level of a list counts and writes; a bullet has no `written`."""

    written: str
    prefix: str
    suffix: str
    start: int
    shown: int
    pattern: str | None


def prepare(archive: Archive) -> tuple[bytes, Counter[str]]:
    """Return the document as a smaller .odt and how many "changes", "comments" and "images" it
    has."""
    root = parse(archive.read("content.xml"))
    styles = parse(archive.read("styles.xml")) if "styles.xml" in archive.names else None
    found: Counter[str] = Counter()
    found["changes"] = _accept_changes(root)
    found["comments"] = _drop_all(root, f"{_OFFICE}annotation", f"{_OFFICE}annotation-end")
    found["images"] = _open_drawings(root)
    for name in ("section", "index-body", "index-title"):
        for element in list(root.iter(f"{_TEXT}{name}")):
            unwrap(element)
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index"):
        for element in list(root.iter(f"{_TEXT}{name}")):
            _drop_all(element, f"{_TEXT}{name}-source")
            _dot_contents(element)
            unwrap(element)
    numbers = _Numbers(root, styles)
    numbers.write(root)
    _head_titles(root, numbers)
    automatic = root.find(f"{_OFFICE}automatic-styles")
    if automatic is not None:
        automatic.append(_bullets())
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": write(root)}
    if styles is not None:
        parts["styles.xml"] = archive.read("styles.xml")
    return packed(parts), found


def _drop_all(root: etree._Element, *tags: str) -> int:
    elements = list(root.iter(*tags))
    for element in elements:
        drop(element)
    return len(elements)


def _accept_changes(root: etree._Element) -> int:
    # What was deleted stands apart from the text, in the list of changes.
    changes = sum(1 for _ in root.iter(f"{_TEXT}changed-region"))
    marks = [f"{_TEXT}{name}" for name in ("change", "change-start", "change-end")]
    _drop_all(root, f"{_TEXT}tracked-changes", *marks)
    return changes


def _open_drawings(root: etree._Element) -> int:
    pictures = 0
    for frame in list(root.iter(f"{_DRAW}frame")):
        pictures += frame.find(f"{_DRAW}image") is not None
        paragraph = next(frame.iterancestors(f"{_TEXT}p", f"{_TEXT}h"), None)
        for box in list(frame.iter(f"{_DRAW}text-box")):
            for block in reversed(list(box)):
                if paragraph is not None:
                    paragraph.addnext(block)
                else:
                    frame.addnext(block)
        drop(frame)
    return pictures


def _dot_contents(index: etree._Element) -> None:
    for paragraph in index.iter(f"{_TEXT}p"):
        tabs = list(paragraph.iter(f"{_TEXT}tab"))
        if tabs:
            tabs[-1].tail = f" ........ {tabs[-1].tail or ''}"
            drop(tabs[-1])


def _head_titles(root: etree._Element, numbers: "_Numbers") -> None:
    """Make the document's title its first heading, above the others."""
    titles = [
        one
        for one in root.iter(f"{_TEXT}p")
        if "Title" in numbers.chain(one.get(f"{_TEXT}style-name"))
    ]
    if not titles:
        return
    for heading in root.iter(f"{_TEXT}h"):
        level = int(heading.get(f"{_TEXT}outline-level") or 1)
        heading.set(f"{_TEXT}outline-level", str(min(level + 1, 6)))
    for title in titles:
        title.tag = f"{_TEXT}h"
        title.set(f"{_TEXT}outline-level", "1")


def _bullets() -> etree._Element:
    """A list style for the bullets that stood within numbered lists."""
    style = etree.Element(f"{_TEXT}list-style", {f"{_STYLE}name": _BULLETS})
    for level in range(1, 11):
        etree.SubElement(
            style,
            f"{_TEXT}list-level-style-bullet",
            {f"{_TEXT}level": str(level), f"{_TEXT}bullet-char": "•"},
        )
    return style


class _Numbers:
    """Counts lists and headings in the order of the document."""

    def __init__(self, root: etree._Element, styles: etree._Element | None):
        trees = [root] if styles is None else [styles, root]
        self._lists: dict[str, dict[int, Level]] = {}
        self._outline: dict[int, Level] = {}
        # Paragraph style: its list style and the style that it is based on.
        self._based: dict[str, tuple[str | None, str | None]] = {}
        for tree in trees:
            for element in tree.iter(f"{_TEXT}list-style"):
                self._lists[element.get(f"{_STYLE}name")] = _levels(element)
            for element in tree.iter(f"{_TEXT}outline-style"):
                self._outline = _levels(element)
            for element in tree.iter(f"{_STYLE}style"):
                self._based[element.get(f"{_STYLE}name")] = (
                    element.get(f"{_STYLE}list-style-name"),
                    element.get(f"{_STYLE}parent-style-name"),
                )
        self._headings: dict[int, int] = {}
        self._ended: dict[str, dict[int, int]] = {}  # by a list's id and by its style's name
        self._numbered: list[etree._Element] = []

    def write(self, root: etree._Element) -> None:
        """Write the numbers into the words, and take numbered lists apart into paragraphs."""
        for element in list(root.iter(f"{_TEXT}list", f"{_TEXT}h")):
            if element.tag == f"{_TEXT}h":
                if not any(True for _ in element.iterancestors(f"{_TEXT}list")):
                    self._heading(element)
            elif not any(True for _ in element.iterancestors(f"{_TEXT}list")):
                self._whole(element)
        for element in self._numbered:
            unwrap(element)

    def _heading(self, heading: etree._Element) -> None:
        if heading.get(f"{_TEXT}is-list-header") == "true":
            return
        at = int(heading.get(f"{_TEXT}outline-level") or 1)
        level = self._outline.get(at)
        if level is None or not (level.written or level.pattern):
            return
        restart = heading.get(f"{_TEXT}start-value")
        _count(self._headings, self._outline, at, restart)
        _begin(heading, _label(self._headings, self._outline, at))

    def _whole(self, outermost: etree._Element) -> None:
        name = outermost.get(f"{_TEXT}style-name") or self._style_within(outermost) or ""
        counted: dict[int, int] = {}
        before = outermost.get(f"{_TEXT}continue-list")
        if before is not None:
            counted = self._ended.get(f"#{before}", {})
        elif outermost.get(f"{_TEXT}continue-numbering") == "true":
            counted = self._ended.get(name, {})
        self._items(outermost, name, 1, counted)
        self._ended[name] = counted
        if outermost.get(_XML_ID):
            self._ended[f"#{outermost.get(_XML_ID)}"] = counted

    def _style_within(self, outermost: etree._Element) -> str | None:
        """The list style that the first paragraph's own style names."""
        first = next(outermost.iter(f"{_TEXT}p", f"{_TEXT}h"), None)
        styles = [] if first is None else self.chain(first.get(f"{_TEXT}style-name"))
        listed = (self._based[style][0] for style in styles if style in self._based)
        return next((name for name in listed if name), None)

    def chain(self, style: str | None) -> list[str]:
        """A paragraph style and those it is based on, nearest first."""
        chain: list[str] = []
        while style and style not in chain:
            chain.append(style)
            style = self._based.get(style, (None, None))[1]
        return chain

    def _items(self, within: etree._Element, name: str, at: int, counted: dict[int, int]) -> None:
        name = within.get(f"{_TEXT}style-name") or name
        levels = self._lists.get(name, {})
        level = levels.get(at)
        numbered = level is not None and bool(level.written or level.pattern)
        if numbered:
            self._numbered.append(within)
        elif at > 1:
            within.set(f"{_TEXT}style-name", _BULLETS)
        for item in within:
            if numbered:
                self._numbered.append(item)
            blocks = list(item)
            spoken = any(block.tag in (f"{_TEXT}p", f"{_TEXT}h") for block in blocks)
            if item.tag == f"{_TEXT}list-item" and spoken:
                _count(counted, levels, at, item.get(f"{_TEXT}start-value"))
            for place, block in enumerate(blocks):
                if block.tag == f"{_TEXT}number":
                    drop(block)  # a number written out for others to read; it is counted here
                elif block.tag == f"{_TEXT}list":
                    self._items(block, name, at + 1, counted)
                elif numbered and place == 0 and item.tag == f"{_TEXT}list-item":
                    _begin(block, _label(counted, levels, at))


def _levels(style: etree._Element) -> dict[int, Level]:
    levels = {}
    for element in style:
        at = element.get(f"{_TEXT}level")
        if at is None:
            continue
        counts = element.tag in (
            f"{_TEXT}list-level-style-number",
            f"{_TEXT}outline-level-style",
        )
        levels[int(at)] = Level(
            written=(element.get(f"{_STYLE}num-format") or "") if counts else "",
            prefix=element.get(f"{_STYLE}num-prefix") or "",
            suffix=element.get(f"{_STYLE}num-suffix") or "",
            start=int(element.get(f"{_TEXT}start-value") or 1),
            shown=int(element.get(f"{_TEXT}display-levels") or 1),
            pattern=element.get(_PATTERN) if counts else None,
        )
    return levels


def _count(counted: dict[int, int], levels: dict[int, Level], at: int, restart: str | None) -> None:
    start = levels[at].start if at in levels else 1
    counted[at] = int(restart) if restart else counted.get(at, start - 1) + 1
    for below in [one for one in counted if one > at]:
        del counted[below]


def _label(counted: dict[int, int], levels: dict[int, Level], at: int) -> str:
    def one(nth: int) -> str:
        level = levels.get(nth)
        if level is None or not level.written:
            return ""
        return _WRITTEN.get(level.written, str)(counted.get(nth, level.start))

    level = levels[at]
    if level.pattern is not None:
        return re.sub(r"%(\d+)%", lambda found: one(int(found[1])), level.pattern)
    numbers = [one(nth) for nth in range(max(1, at - level.shown + 1), at + 1)]
    return level.prefix + ".".join(number for number in numbers if number) + level.suffix


def _begin(block: etree._Element, label: str) -> None:
    """Write `label` before the words of a paragraph or heading."""
    if label.strip():
        block.text = f"{label.rstrip()} {(block.text or '').lstrip()}"
