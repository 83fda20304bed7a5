"""The corrections that a person can make to a reading, as they are kept."""

from dataclasses import asdict, dataclass
from typing import Any, get_args


@dataclass(frozen=True)
class Join:
    """The unit becomes the end of the one before."""

    at: int


@dataclass(frozen=True)
class Split:
    """The unit's text from its line `line` on, counted from 0, becomes a unit of its own."""

    at: int
    line: int


@dataclass(frozen=True)
class Raise:
    """The division goes up a level, with what is in it."""

    at: int


@dataclass(frozen=True)
class Lower:
    """The division goes down a level, into the one before it, with what is in it."""

    at: int


@dataclass(frozen=True)
class AsHeading:
    """The unit becomes a division; its text, where it has one, the first unit in it."""

    at: int


@dataclass(frozen=True)
class AsUnit:
    """The division becomes a unit; what was in it goes up a level."""

    at: int


@dataclass(frozen=True)
class Rename:
    """Another heading and number. Words cut from the heading's end go to the text's beginning, and
    the other way round."""

    at: int
    heading: str
    number: str = ""


@dataclass(frozen=True)
class LeaveOut:
    """The piece, or the paragraph of its text that holds `line`, is not part of the text."""

    at: int
    line: int | None = None


@dataclass(frozen=True)
class PutBack:
    """`count` of the lines left out, from the one at `at` on, are text after all."""

    at: int
    count: int = 1


Operation = Join | Split | Raise | Lower | AsHeading | AsUnit | Rename | LeaveOut | PutBack


def as_json(operation: Operation) -> dict[str, Any]:
    """Return `operation` as it is kept."""
    return {"do": type(operation).__name__, **asdict(operation)}


def from_json(kept: dict[str, Any]) -> Operation:
    """Return the operation that was kept as `kept`."""
    kinds = {kind.__name__: kind for kind in get_args(Operation)}
    return kinds[kept["do"]](**{name: value for name, value in kept.items() if name != "do"})
