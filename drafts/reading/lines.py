"""The lines of a text, each with its Markdown marks told apart from its words."""

import re
from dataclasses import dataclass
from functools import cached_property

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_ANCHOR = re.compile(r"\s*\{#[^}]*\}\s*$")
_LEAD = re.compile(r"^[\s>]*(?:[-*+•·]\s+)?[\s>]*")
_ITEM = re.compile(r"^[\s>]*[-*+•·]\s+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_BOLD = re.compile(r"^(\*\*|__)(.+?)\1")
_BETWEEN = re.compile(r"(?<=\w)\*+(?=\w)")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w")


def without_marks(text: str) -> str:
    """Return `text`, one line, without Markdown emphasis and escapes, its spaces made single."""
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "*" in text:
        text = _BETWEEN.sub(" ", text).replace("*", "")
    if "__" in text:
        text = text.replace("__", "")
    return _SPACES.sub(" ", text).strip()


@dataclass(frozen=True)
class Line:
    """A line of the source. `number` counts from 1; `depth` is 1 to 6 for `#` headings, else 0."""

    number: int
    raw: str
    content: str
    depth: int
    item: bool

    @cached_property
    def plain(self) -> str:
        """The words without marks."""
        return without_marks(self.content)

    @cached_property
    def blank(self) -> bool:
        """Whether the line has no word: empty, or a rule."""
        return not _WORD.search(self.raw)

    @cached_property
    def bold(self) -> str:
        """The words in bold that the line begins with, without marks; empty for none."""
        found = _BOLD.match(self.content)
        return without_marks(found.group(2)) if found else ""

    @property
    def wholly_bold(self) -> bool:
        """Whether the whole line is in bold."""
        return bool(self.bold) and self.bold == self.plain

    def after(self, length: int) -> str:
        """Return the Markdown that follows the first `length` characters of `plain`."""
        # Walk the two together: marks and doubled spaces stand in the content only.
        at = 0
        content, plain = self.content, self.plain
        for char in plain[:length]:
            if char == " ":
                while at < len(content) and (content[at].isspace() or content[at] in "*_\\"):
                    at += 1
            else:
                at = content.index(char, at) + 1
        rest = content[at:]
        if rest.count("**") % 2:
            # The cut fell inside bold words; its mark goes with what was cut, or opens again.
            rest = rest.replace("**", "", 1) if rest.lstrip().startswith("**") else "**" + rest
        return rest.strip()


def read_lines(text: str) -> list[Line]:
    """Return the lines of `text`."""
    lines = []
    for number, raw in enumerate(text.split("\n"), 1):
        raw = raw.rstrip("\r").replace("\f", " ")
        heading = _HEADING.match(raw) if raw.lstrip()[:1] == "#" else None
        if heading:
            lines.append(
                Line(number, raw, _ANCHOR.sub("", heading.group(2)), len(heading.group(1)), False)
            )
        else:
            item = bool(_ITEM.match(raw))
            lines.append(Line(number, raw, _LEAD.sub("", raw, count=1), 0, item))
    return lines


def below(lines: list[Line], out: dict[int, str], at: int) -> int:
    """Return the place of the next line with words after `at`; the text's length for none.

    Lines in `out` are no text.
    """
    at += 1
    while at < len(lines) and (lines[at].blank or at in out):
        at += 1
    return at
