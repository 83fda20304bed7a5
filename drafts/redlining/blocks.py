"""An article's Markdown as blocks: what a reader sees as one paragraph, one item or one table.

No mark of Markdown is left in a block: its words are runs of plain text, each with the HTML that
gives it its form.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from html import escape

from markdown_it.token import Token

from drafts.commonmark import parser

PARAGRAPH = "paragraph"
BARE = "bare"  # a paragraph of a tight list, which has no space around it
CODE = "code"
RULE = "rule"
TABLE = "table"

CONTAINERS = {
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "blockquote": "blockquote",
}
FORMS = {"strong": "strong", "em": "em", "s": "s"}


@dataclass(frozen=True)
class Run:
    """Some words and the tags around them, outermost first, as `("strong", 'a href="…"')`."""

    text: str
    tags: tuple[str, ...] = ()

    def html(self) -> str:
        """Return the run as HTML; a line break of the text is one of the page."""
        opened = "".join(f"<{tag}>" for tag in self.tags)
        closed = "".join(f"</{tag.split()[0]}>" for tag in reversed(self.tags))
        return opened + escape(self.text).replace("\n", "<br>") + closed


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Within:
    """A list, an item or a quotation around a block. `key` tells it from the others of the text;
    `value` is the number of an item of an ordered list."""

    tag: str
    key: tuple[int, int]
    value: int | None = None


@dataclass(frozen=True)
class Block:
    """A block with its words, or with its rows of cells where it is a table.

    `article` says which of the articles of its side it stands in, `place` which block of that
    article it is, from 1.
    """

    kind: str
    runs: Runs = ()
    within: tuple[Within, ...] = ()
    rows: tuple[tuple[Runs, ...], ...] = ()
    article: int = 0
    place: int = 0

    @cached_property
    def plain(self) -> str:
        """The words as a reader sees them."""
        if self.kind == TABLE:
            return "\n".join("\t".join(plain(cell) for cell in row) for row in self.rows)
        return plain(self.runs)

    @cached_property
    def bag(self) -> Counter[str]:
        """How often each word that says something stands in the block."""
        return bag_of(self.plain)


def plain(runs: Sequence[Run]) -> str:
    """Return the words of `runs` without their form."""
    return "".join(run.text for run in runs)


def bag_of(text: str) -> Counter[str]:
    """Return how often each word stands in `text`. Short words, which all texts share, count only
    where there are no others."""
    words = re.findall(r"\w+", text.lower())
    return Counter([word for word in words if len(word) > 3 or word.isdigit()] or words)


def read_blocks(text: str, article: int = 0) -> list[Block]:
    """Return the blocks of `text`, Markdown, in order."""
    blocks = _Reading(article).read(parser.parse(text))
    return [replace(block, place=place) for place, block in enumerate(blocks, 1)]


@dataclass
class _Reading:
    article: int
    around: list[Within] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)  # the next of each ordered list around

    def read(self, tokens: list[Token]) -> Iterator[Block]:
        rest = iter(enumerate(tokens))
        for at, token in rest:
            name, _, end = token.type.rpartition("_")
            if name in CONTAINERS:
                self._enter_or_leave(token, name, end, at)
            elif token.type == "table_open":
                yield self._block(TABLE, rows=tuple(_rows(token for _, token in rest)))
            elif token.type == "inline":
                before = tokens[at - 1]
                kind = BARE if before.hidden else PARAGRAPH
                tags = ("strong",) if before.type == "heading_open" else ()
                yield self._block(kind, tuple(_runs(token.children or [], tags)))
            elif token.type in ("fence", "code_block"):
                yield self._block(CODE, (Run(token.content.rstrip("\n")),))
            elif token.type == "hr":
                yield self._block(RULE)

    def _enter_or_leave(self, token: Token, name: str, end: str, at: int) -> None:
        if end == "close":
            left = self.around.pop()
            if left.tag == "ol":
                self.numbers.pop()
            return
        value = None
        if name == "ordered_list":
            self.numbers.append(int(token.attrGet("start") or 1))
        elif name == "list_item" and self.around[-1].tag == "ol":
            value = self.numbers[-1]
            self.numbers[-1] += 1
        self.around.append(Within(CONTAINERS[name], (self.article, at), value))

    def _block(self, kind: str, runs: Runs = (), rows: tuple[tuple[Runs, ...], ...] = ()) -> Block:
        return Block(kind, runs, tuple(self.around), rows, self.article)


def _rows(tokens: Iterator[Token]) -> Iterator[tuple[Runs, ...]]:
    cells: list[Runs] = []
    for token in tokens:
        if token.type == "inline":
            cells.append(tuple(_runs(token.children or [], ())))
        elif token.type == "tr_close":
            yield tuple(cells)
            cells = []
        elif token.type == "table_close":
            return


def _runs(tokens: Sequence[Token], around: tuple[str, ...]) -> Iterator[Run]:
    tags = list(around)
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if token.type == "link_open":
            tags.append(f'a href="{escape(str(token.attrGet("href") or ""))}"')
        elif end == "open" and name in FORMS:
            tags.append(FORMS[name])
        elif end == "close" and (name in FORMS or name == "link"):
            tags.pop()
        elif token.type == "softbreak":
            yield Run(" ", tuple(tags))
        elif token.type == "hardbreak":
            yield Run("\n", tuple(tags))
        elif token.type == "code_inline":
            yield Run(token.content, (*tags, "code"))
        elif token.type == "note":
            yield Run(token.content, (*tags, "sup"))
        elif token.content:
            yield Run(token.content, tuple(tags))
