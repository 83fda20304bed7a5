"""Where quoted words stand in a text."""

from dataclasses import dataclass

from comments.quoting.plain import one_line

AROUND = 32  # code points of prefix and of suffix: enough to tell two places apart


@dataclass(frozen=True)
class Anchor:
    """A stretch of a plain text, in code points, with what stands around it."""

    start: int
    end: int
    prefix: str
    exact: str
    suffix: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """Return the stretch of `text` from `start` up to `end`."""
    return Anchor(
        start,
        end,
        text[max(start - AROUND, 0) : start],
        text[start:end],
        text[end : end + AROUND],
    )


def places(text: str, quote: str) -> list[Anchor]:
    """Return every place where `quote` stands in the plain text, white space apart."""
    words = one_line(quote)
    found: list[Anchor] = []
    start = text.find(words) if words else -1
    while start >= 0:
        found.append(anchor(text, start, start + len(words)))
        start = text.find(words, start + 1)
    return found


def place(text: str, quote: str, start: int | None = None) -> Anchor | None:
    """Return where `quote` stands: at `start` if it does stand there, else where it stands alone.

    None when it stands nowhere, and when it stands in several places and nobody said in which.
    """
    found = places(text, quote)
    said = [one for one in found if one.start == start]
    if said:
        return said[0]
    return found[0] if len(found) == 1 else None
