"""What a comparison takes and what it gives."""

from dataclasses import dataclass
from typing import Protocol

KEPT = "kept"
AMENDED = "amended"
RENUMBERED = "renumbered"
MOVED = "moved"
SPLIT = "split"
MERGED = "merged"
ADDED = "added"
REMOVED = "removed"


class Comparable(Protocol):
    """What a comparison needs of a unit; `drafts.reading.Unit` is one."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def path(self) -> tuple[str, ...]: ...


@dataclass(frozen=True)
class Change:
    """What became of some units: indexes into the old and the new ones, and how they relate.

    `relations` is one of kept, added and removed alone, or one or more of renumbered, moved,
    amended, split and merged. `old` is empty for what was added, `new` for what was removed.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    relations: tuple[str, ...]
