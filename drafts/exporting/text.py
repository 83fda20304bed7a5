"""What a file may tell of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from drafts.reading.parts import Part


@dataclass(frozen=True)
class Earlier:
    """A draft that came before."""

    number: int
    title: str
    published_on: date


@dataclass(frozen=True)
class Edge:
    """What became of an article (its address in the draft before) in this one; None for none."""

    old: str | None
    new: str | None
    relations: tuple[str, ...]


@dataclass(frozen=True)
class DraftText:
    """A draft whole. `parts` are its divisions and articles in reading order; `begun_on` is the day
    on which it was written in, `earlier` the drafts before it, first to last. `origins` gives for
    an article's address the draft and the address under which it first appeared."""

    policy: str
    slug: str
    institution: str
    number: int
    title: str
    summary: str
    begun_on: date
    published_on: date | None
    parts: tuple[Part, ...]
    earlier: tuple[Earlier, ...] = ()
    lineage: tuple[Edge, ...] = ()
    origins: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    language: str = "es"
    country: str = "mx"
