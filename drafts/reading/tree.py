"""What a reading is made of. Everything here is frozen and knows nothing of how it was found."""

from dataclasses import dataclass


class UnreadableText(Exception):
    """The text cannot be split: it is empty, or it is not text. The message says which."""


@dataclass(frozen=True)
class Division:
    """A heading that groups units: a title, a chapter, an axis, an objective.

    `heading` is the heading with the short text that stands under it before its first unit, one
    line each, without Markdown marks. `level` is 1 for the outermost; `parent` is an index into
    `Reading.divisions`. `unit` is an index into `Reading.units` where the heading is itself
    something that people comment on (an objective of a plan): its words are then in both.
    """

    kind: str
    heading: str
    level: int
    parent: int | None
    line: int
    number: str | None = None
    unit: int | None = None


@dataclass(frozen=True)
class Unit:
    """What people comment on: an article, a provision, an objective, a section.

    `kind` is one of article, transitory, provision, preamble, annex, decree (an article of the
    decree that carries the text), objective, strategy, action, item, section. `number` is as
    written ("12", "4 bis", "Primero"), None where there is none. `heading` is the article's name
    ("Artículo 12. Objeto.") and `title` the words after the number ("Objeto"), without Markdown
    marks. `text` is the body, Markdown, without the heading. `opening` is the whole line of the
    source on which the unit opens, without marks: for "Artículo 3. Se crea el Consejo." it is that
    line, while the heading is "Artículo 3." and the text "Se crea el Consejo.". `line` counts
    from 1. `path` are the headings of the divisions above, outermost first, and `division` the
    index of the innermost. `slug` is unique in the text and stands in public addresses.
    """

    kind: str
    number: str | None
    heading: str
    title: str
    text: str
    opening: str
    line: int
    division: int | None
    path: tuple[str, ...]
    slug: str


@dataclass(frozen=True)
class Warning:
    """Something that a person should look at. `code` is stable; `message` is English."""

    line: int
    code: str
    message: str


@dataclass(frozen=True)
class LeftOut:
    """A line that belongs to the file and not to the text: running head, page number, index."""

    line: int
    kind: str
    text: str


@dataclass(frozen=True)
class Reading:
    """A text, read. Divisions and units are in reading order.

    Each word of the source stands once in `title`, in a division's heading, in a unit's heading or
    text, or in `left_out`; only a division that is also a unit repeats its words.
    """

    title: str | None
    divisions: tuple[Division, ...]
    units: tuple[Unit, ...]
    warnings: tuple[Warning, ...]
    left_out: tuple[LeftOut, ...] = ()
