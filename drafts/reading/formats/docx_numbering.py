"""The numbers that Word counts for paragraphs and headings, resolved as Word shows them.

ECMA-376, part 1, 17.9: a paragraph names an instance of a list (`numId`) and a level, itself or
through its style; the instance names the abstract list whose levels say how to count and write.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from drafts.reading.formats import counting

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9

_WRITTEN: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": "{:02}".format,
    "upperRoman": counting.roman,
    "lowerRoman": lambda value: counting.roman(value).lower(),
    "upperLetter": lambda value: counting.letters(value).upper(),
    "lowerLetter": counting.letters,
    "ordinal": "{}º".format,
    "ordinalText": lambda value: counting.ordinal(value).capitalize(),
    "cardinalText": lambda value: counting.cardinal(value).capitalize(),
    "none": lambda value: "",
}


@dataclass(frozen=True)
class Level:
    """How one level of a list counts and writes."""

    start: int = 1
    written: str = "decimal"
    text: str = ""
    after: str = " "
    legal: bool = False
    restarts_after: int | None = None  # None: after any level above; 0: never
    bold: bool = False
    capitals: bool = False
    style: str | None = None


@dataclass(frozen=True)
class Label:
    """A number as it is written, with what stands between it and the words; or a bullet, by its
    level and list."""

    text: str
    bold: bool = False
    bullet: tuple[str, str] | None = None


@dataclass
class _Instance:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


def value(element: etree._Element | None, path: str) -> str | None:
    """Return the `w:val` of the child at `path`."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(f"{W}val")


def is_on(element: etree._Element | None, path: str) -> bool:
    """Whether a switch such as `w:b` is there and not off."""
    found = None if element is None else element.find(path)
    return found is not None and found.get(f"{W}val") not in ("0", "false", "off")


class Styles:
    """What the styles say of numbering."""

    def __init__(self, root: etree._Element | None):
        self._styles = {} if root is None else {one.get(f"{W}styleId"): one for one in root}
        self.usual = next(
            (
                name
                for name, one in self._styles.items()
                if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true")
            ),
            None,
        )

    def name(self, style: str | None) -> str:
        """Return the style's own name, in English for those that Word brings along."""
        return (value(self._styles.get(style), f"{W}name") or "").lower()

    def numbering(self, style: str | None) -> tuple[str | None, str | None, list[str]]:
        """Return list and level of a style or of those it is based on, and all their names."""
        chain: list[str] = []
        list_, level = None, None
        while style and style not in chain and style in self._styles:
            chain.append(style)
            found = self._styles[style].find(f"{W}pPr/{W}numPr")
            if list_ is None:
                list_ = value(found, f"{W}numId")
            if level is None:
                level = value(found, f"{W}ilvl")
            style = value(self._styles[style], f"{W}basedOn")
        return list_, level, chain


class Numbering:
    """Counts the numbered paragraphs of a document, in its order."""

    def __init__(self, root: etree._Element | None, styles: Styles):
        self._styles = styles
        self._instances: dict[str, _Instance] = {}
        self._counted: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        abstract = {one.get(f"{W}abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
        linked = {
            value(one, f"{W}styleLink"): key
            for key, one in abstract.items()
            if value(one, f"{W}styleLink")
        }
        levels = {
            key: {int(one.get(f"{W}ilvl")): _level(one) for one in element.iter(f"{W}lvl")}
            for key, element in abstract.items()
        }
        for num in root.iter(f"{W}num"):
            key = value(num, f"{W}abstractNumId") or ""
            if key not in abstract:
                continue
            # A list kept in a style is defined where the style is.
            key = linked.get(value(abstract[key], f"{W}numStyleLink"), key)
            own, starts = dict(levels[key]), {}
            for override in num.iter(f"{W}lvlOverride"):
                at = int(override.get(f"{W}ilvl"))
                if override.find(f"{W}lvl") is not None:
                    own[at] = _level(override.find(f"{W}lvl"))
                start = value(override, f"{W}startOverride")
                if start is not None:
                    starts[at] = int(start)
            self._instances[num.get(f"{W}numId")] = _Instance(key, own, starts)

    def label(self, properties: etree._Element | None) -> Label | None:
        """Count the paragraph with these `w:pPr` and return its number; None where it has none."""
        place = self._place(properties)
        if place is None:
            return None
        key, at = place
        instance = self._instances[key]
        level = instance.levels[at]
        if level.written == "bullet":
            return Label("", bullet=(str(at), key))
        counted = self._count(instance, at)
        text = re.sub(
            r"%([1-9])",
            lambda found: self._one(instance, counted, level, int(found[1])),
            level.text,
        )
        if level.capitals:
            text = text.upper()
        return Label(text + level.after if text else "", level.bold)

    def _place(self, properties: etree._Element | None) -> tuple[str, int] | None:
        style = value(properties, f"{W}pStyle") or self._styles.usual
        styled, styled_level, chain = self._styles.numbering(style)
        own = value(properties, f"{W}numPr/{W}numId")
        at = value(properties, f"{W}numPr/{W}ilvl")
        key = own or styled or ""
        instance = self._instances.get(key)
        if instance is None:
            return None
        if at is None and own is None:
            linked = (k for k, level in instance.levels.items() if level.style in chain)
            at = str(next(linked, styled_level or 0))
        place = int(at or 0)
        return (key, place) if place in instance.levels else None

    def _count(self, instance: _Instance, at: int) -> list[int | None]:
        counted = self._counted.setdefault(instance.abstract, [None] * LEVELS)
        last = counted[at]
        if at in instance.starts and at not in instance.begun:
            counted[at] = instance.starts[at]
        elif last is None:
            counted[at] = instance.starts.get(at, instance.levels[at].start)
        else:
            counted[at] = last + 1
        instance.begun.add(at)
        for below in range(at + 1, LEVELS):
            after = instance.levels[below].restarts_after if below in instance.levels else None
            if after is None or at < after:
                counted[below] = None
        return counted

    def _one(self, instance: _Instance, counted: list[int | None], level: Level, nth: int) -> str:
        of = instance.levels.get(nth - 1, Level())
        number = counted[nth - 1]
        written = "decimal" if level.legal else of.written
        return _WRITTEN.get(written, str)(of.start if number is None else number)


def _level(element: etree._Element) -> Level:
    restart = value(element, f"{W}lvlRestart")
    suffix = value(element, f"{W}suff") or "tab"
    look = element.find(f"{W}rPr")
    return Level(
        start=int(value(element, f"{W}start") or 1),
        # A way of counting of later versions stands in an alternative; figures are near enough.
        written=value(element, f"{W}numFmt") or "decimal",
        text=value(element, f"{W}lvlText") or "",
        after="" if suffix == "nothing" else " ",
        legal=is_on(element, f"{W}isLgl"),
        restarts_after=None if restart is None else int(restart),
        bold=is_on(look, f"{W}b"),
        capitals=is_on(look, f"{W}caps"),
        style=value(element, f"{W}pStyle"),
    )
