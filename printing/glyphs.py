"""Signs that the documents' font does not have, written so that nothing is lost.

Another font would have to stand in, and which one depends on the machine: the same snapshot would
not give the same bytes, and where there is none the reader sees an empty box.
"""

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont

from printing.places import FONTS

INVISIBLE = {"Cf", "Mn", "Me"}  # joiners and selectors, which mean nothing without their sign


class _Legible(dict[int, str]):
    """A table for `str.translate`, filled as characters are met."""

    def __init__(self, drawn: frozenset[int]):
        super().__init__()
        self.drawn = drawn

    def __missing__(self, code: int) -> str:
        self[code] = self._write(code)
        return self[code]

    def _write(self, code: int) -> str:
        character = chr(code)
        if code in self.drawn or character in "\n\t":
            return character
        return "" if unicodedata.category(character) in INVISIBLE else f"[U+{code:04X}]"


@cache
def _table() -> _Legible:
    faces = (TTFont(path, lazy=True).getBestCmap() for path in sorted(FONTS.glob("*.ttf")))
    return _Legible(frozenset.intersection(*(frozenset(face) for face in faces)))


def legible(text: str) -> str:
    """Return `text` with each sign that the font lacks as its code point: "[U+1F600]"."""
    return text.translate(_table())
