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
    an article's address the draft and the address under which it first appeared. A draft that is
    not published, or that belongs to a demonstration, says so in every format."""

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
    is_demonstration: bool = False
    language: str = "es"
    country: str = "mx"

    @property
    def name(self) -> str:
        """The draft's number in words."""
        return f"Borrador {self.number}"

    @property
    def standing(self) -> tuple[str, ...]:
        """What a reader must know before trusting the text, in words."""
        told = []
        if self.published_on is None:
            told.append("Borrador de trabajo, sin publicar")
        if self.is_demonstration:
            told.append("Datos de demostración")
        return tuple(told)
