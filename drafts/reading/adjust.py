"""Corrections that a person makes to a reading before it is saved.

Each is a small operation over the pieces, named by their place at that moment; a list of them,
applied in order, is all that has to be kept, and dropping the last one undoes it. Apart from
`Rename`, none loses a word or says one twice.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from drafts.reading.lines import read_lines
from drafts.reading.operations import (
    AsHeading,
    AsUnit,
    Join,
    LeaveOut,
    Lower,
    Operation,
    PutBack,
    Raise,
    Rename,
    Split,
)
from drafts.reading.pieces import Layout, Piece
from drafts.reading.reader import read_text
from drafts.reading.tree import LeftOut, UnreadableText

BY_HAND = "by hand"
DEEPEST = 6
_WORD = re.compile(r"\w+")


class Impossible(Exception):
    """The operation does not fit the pieces as they are."""


def adjust(layout: Layout, operations: Iterable[Operation], source: str = "") -> Layout:
    """Return `layout` with `operations` applied in order; `source` is the text it was read from.

    Raises `Impossible`.
    """
    lines = source.split("\n") if source else []
    for operation in operations:
        if isinstance(operation, PutBack):
            layout = _put_back(layout, operation, lines)
        elif isinstance(operation, LeaveOut):
            layout = _leave_out(layout, operation)
        else:
            pieces = list(layout.pieces)
            if not 0 <= operation.at < len(pieces):
                raise Impossible("There is nothing at that place.")
            _DOES[type(operation)](pieces, operation)
            layout = replace(layout, pieces=tuple(pieces))
        _require(any(piece.is_unit for piece in layout.pieces), "Something has to be left.")
    return layout


# What is possible ---------------------------------------------------------------------------------


def can_join(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece is a unit with a unit right before it."""
    return at > 0 and pieces[at].is_unit and pieces[at - 1].is_unit


def can_raise(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece is a division within another."""
    return pieces[at].opens and pieces[at].depth > 0


def can_lower(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a division of the same level stands before the piece, to go into."""
    if not pieces[at].opens or pieces[at].depth + 1 >= DEEPEST:
        return False
    for piece in reversed(pieces[:at]):
        if piece.depth < pieces[at].depth:
            return False
        if piece.depth == pieces[at].depth and piece.opens:
            return True
    return False


def paragraphs(piece: Piece) -> list[int]:
    """Return the places in the unit's text where it can be cut: its paragraphs' first lines, or,
    in a text without blank lines, each line."""
    spoken = [at for at, line in enumerate(piece.text) if line.strip()]
    starts = [at for at in spoken if at == 0 or not piece.text[at - 1].strip()]
    return starts if len(starts) > 1 else spoken


# What each does -----------------------------------------------------------------------------------


def _require(possible: bool, why: str) -> None:
    if not possible:
        raise Impossible(why)


def _within(pieces: Sequence[Piece], at: int) -> range:
    """The places of what is in the division at `at`."""
    end = at + 1
    while end < len(pieces) and pieces[end].depth > pieces[at].depth:
        end += 1
    return range(at + 1, end)


def _shift(pieces: list[Piece], places: Iterable[int], by: int) -> None:
    for place in places:
        pieces[place] = replace(pieces[place], depth=max(0, pieces[place].depth + by))


def _join(pieces: list[Piece], operation: Join) -> None:
    at = operation.at
    _require(can_join(pieces, at), "Only a unit that follows a unit is joined to it.")
    before, piece = pieces[at - 1], pieces[at]
    if piece.opens:
        _shift(pieces, _within(pieces, at), -1)
    text, numbers = _whole(piece)
    if before.text and text:
        text, numbers = ("", *text), (None, *numbers)
    pieces[at - 1] = replace(before, text=before.text + text, numbers=before.numbers + numbers)
    del pieces[at]


def _whole(piece: Piece) -> tuple[tuple[str, ...], tuple[int | None, ...]]:
    """The piece's heading and text, as the lines of a text."""
    if not piece.heading:
        return piece.text, piece.numbers
    heading = tuple(piece.heading.split("\n"))
    if piece.is_unit and piece.text and piece.opening != piece.heading and piece.opening:
        # They stood on one line: "Artículo 3. Se crea el Consejo."
        first = f"{piece.heading} {piece.text[0]}"
        return (first, *piece.text[1:]), (piece.line, *piece.numbers[1:])
    text = (*heading, "", *piece.text) if piece.text else heading
    return text, ((piece.line,) * len(heading) + ((None, *piece.numbers) if piece.text else ()))


def _split(pieces: list[Piece], operation: Split) -> None:
    at, line = operation.at, operation.line
    piece = pieces[at]
    fits = piece.is_unit and line in paragraphs(piece) and (line > 0 or bool(piece.heading))
    _require(fits, "A unit is split at one of its paragraphs.")
    above, rest = piece.text[:line], piece.text[line:]
    while above and not above[-1].strip():
        above = above[:-1]
    pieces[at] = replace(piece, text=above, numbers=piece.numbers[: len(above)])
    new = Piece(
        piece.kind if piece.kind != "preamble" else "section",
        "",
        piece.depth + piece.opens,
        piece.numbers[line] or piece.line,
        text=rest,
        numbers=piece.numbers[line:],
    )
    pieces.insert(at + 1, _named(new))


def _named(piece: Piece) -> Piece:
    """The piece with the heading that its first line is, where it opens an article."""
    try:
        reading = read_text(piece.body)
    except UnreadableText:  # signs alone, without a word
        return piece
    unit = reading.units[0] if reading.units else None
    if unit is None or unit.line != 1 or unit.kind not in ("article", "transitory", "provision"):
        return piece
    lines = tuple(unit.text.split("\n")) if unit.text else ()
    end = reading.units[1].line - 1 if len(reading.units) > 1 else len(piece.text)
    # The unit's text ends where its last line with words stands; above it the heading was cut off.
    last = max((at + 1 for at in range(end) if piece.text[at].strip()), default=0)
    numbers = piece.numbers[max(last - len(lines), 0) : last]
    numbers = (*(None,) * (len(lines) - len(numbers)), *numbers)
    if end < len(piece.text):
        lines += ("", *piece.text[end:])
        numbers += (None, *piece.numbers[end:])
    said = Counter(_WORD.findall(unit.heading)) + Counter(_WORD.findall("\n".join(lines)))
    if said != Counter(_WORD.findall(piece.body)) or reading.divisions:
        return piece
    return replace(
        piece,
        kind=unit.kind,
        heading=unit.heading,
        number=unit.number,
        title=unit.title,
        opening=unit.opening,
        text=lines,
        numbers=numbers,
    )


def _raise(pieces: list[Piece], operation: Raise) -> None:
    _require(can_raise(pieces, operation.at), "It is at the top already.")
    _shift(pieces, [operation.at, *_within(pieces, operation.at)], -1)


def _lower(pieces: list[Piece], operation: Lower) -> None:
    _require(can_lower(pieces, operation.at), "There is no division before it to go into.")
    _shift(pieces, [operation.at, *_within(pieces, operation.at)], 1)


def _as_heading(pieces: list[Piece], operation: AsHeading) -> None:
    at = operation.at
    piece = pieces[at]
    _require(piece.is_unit and bool(piece.heading or piece.text), "It is a division already.")
    heading, text, numbers = piece.headline or piece.heading, piece.text, piece.numbers
    if piece.headline:
        heading = piece.heading
    if not heading:
        heading = read_lines(text[0])[0].plain
        text, numbers = text[1:], numbers[1:]
        while text and not text[0].strip():
            text, numbers = text[1:], numbers[1:]
    _require(bool(heading), "Its first line has no words to be a heading.")
    if not piece.opens:
        after = at + 1
        while after < len(pieces) and not (
            pieces[after].depth < piece.depth
            or (pieces[after].depth == piece.depth and pieces[after].opens)
        ):
            after += 1
        _shift(pieces, range(at + 1, after), 1)
    kind = piece.kind if piece.opens else "heading"
    pieces[at] = Piece(
        kind, heading, piece.depth, piece.line, piece.number, is_unit=False, opens=True
    )
    if text:
        line = next((one for one in numbers if one), piece.line)
        pieces.insert(
            at + 1, Piece("preamble", "", piece.depth + 1, line, text=text, numbers=numbers)
        )


def _as_unit(pieces: list[Piece], operation: AsUnit) -> None:
    at = operation.at
    piece = pieces[at]
    _require(not piece.is_unit, "It is a unit already.")
    _shift(pieces, _within(pieces, at), -1)
    heading, *rest = piece.heading.split("\n")
    pieces[at] = Piece(
        "section",
        heading,
        piece.depth,
        piece.line,
        piece.number,
        title=_title(heading, piece.number),
        opening=heading,
        text=tuple(rest),
        numbers=(None,) * len(rest),
    )


def _rename(pieces: list[Piece], operation: Rename) -> None:
    piece = pieces[operation.at]
    heading = operation.heading.strip()
    number = operation.number.strip() or None
    fits = bool(heading) or (piece.is_unit and bool(piece.text))
    _require(fits, "What has no text needs a heading.")
    if piece.is_unit:
        piece = _with_text_beside(piece, heading)
    pieces[operation.at] = replace(
        piece,
        heading=heading,
        number=number,
        title=_title(heading, number) if piece.is_unit else "",
        opening=heading,
        headline=heading if piece.is_unit and piece.opens else "",
        slug="",
    )


def _with_text_beside(piece: Piece, heading: str) -> Piece:
    """What a shorter heading leaves begins the text; what a longer one takes is not said twice."""
    old = piece.heading
    if heading and old.startswith(heading) and not old[len(heading) :][:1].isalnum():
        left = old[len(heading) :].strip()
        if left and piece.text:
            text, numbers = (left, "", *piece.text), (piece.line, None, *piece.numbers)
        else:
            text, numbers = ((left,), (piece.line,)) if left else (piece.text, piece.numbers)
        return replace(piece, text=text, numbers=numbers)
    taken = heading[len(old) :].strip()
    if heading.startswith(old) and taken and piece.text and piece.text[0].startswith(taken):
        rest = piece.text[0][len(taken) :].lstrip()
        if not piece.text[0][len(taken) :][:1].isalnum():
            text = (rest, *piece.text[1:]) if rest else piece.text[1:]
            numbers = piece.numbers if rest else piece.numbers[1:]
            while text and not text[0].strip():
                text, numbers = text[1:], numbers[1:]
            return replace(piece, text=text, numbers=numbers)
    return piece


def _title(heading: str, number: str | None) -> str:
    return heading.partition(number)[2].strip(" .:—–-") if number and number in heading else ""


_DOES: dict[type, Callable[[list[Piece], Any], None]] = {
    Join: _join,
    Split: _split,
    Raise: _raise,
    Lower: _lower,
    AsHeading: _as_heading,
    AsUnit: _as_unit,
    Rename: _rename,
}


# Lines left out -----------------------------------------------------------------------------------


def _leave_out(layout: Layout, operation: LeaveOut) -> Layout:
    pieces = list(layout.pieces)
    at, line = operation.at, operation.line
    _require(0 <= at < len(pieces), "There is nothing at that place.")
    piece = pieces[at]
    if line is None:
        if piece.opens:
            _shift(pieces, _within(pieces, at), -1)
        text, numbers = _whole(piece)
        del pieces[at]
    else:
        _require(piece.is_unit and line in paragraphs(piece), "There is no paragraph there.")
        starts = paragraphs(piece)
        end = next((one for one in starts if one > line), len(piece.text))
        text, numbers = piece.text[line:end], piece.numbers[line:end]
        kept, kept_numbers = list(piece.text), list(piece.numbers)
        del kept[line:end], kept_numbers[line:end]
        while kept and not kept[-1].strip():
            kept.pop()
            kept_numbers.pop()
        _require(bool(kept) or bool(piece.heading), "It is all that the unit says.")
        pieces[at] = replace(piece, text=tuple(kept), numbers=tuple(kept_numbers))
    out = [
        LeftOut(number or piece.line, BY_HAND, words.strip())
        for words, number in zip(text, numbers, strict=True)
        if words.strip()
    ]
    left_out = sorted([*layout.left_out, *out], key=lambda one: one.line)
    return Layout(tuple(pieces), tuple(left_out))


def _put_back(layout: Layout, operation: PutBack, lines: list[str]) -> Layout:
    at, end = operation.at, operation.at + operation.count
    fits = 0 <= at < end <= len(layout.left_out)
    _require(fits, "There is no such line among those left out.")
    pieces = list(layout.pieces)
    for line in layout.left_out[at:end]:
        _insert(pieces, line, lines)
    return Layout(tuple(pieces), layout.left_out[:at] + layout.left_out[end:])


def _insert(pieces: list[Piece], line: LeftOut, lines: list[str]) -> None:
    """Put a line into the unit in which it stands in the source, at its place there."""
    at = next((k for k in range(len(pieces) - 1, -1, -1) if pieces[k].line <= line.line), -1)
    if at < 0 or not pieces[at].is_unit:
        depth = pieces[at].depth + 1 if at >= 0 else 0
        new = Piece("preamble", "", depth, line.line, text=(line.text,), numbers=(line.line,))
        pieces.insert(at + 1, new)
        return
    piece = pieces[at]
    place = max(
        (k + 1 for k, number in enumerate(piece.numbers) if number and number <= line.line),
        default=0 if piece.numbers and any(piece.numbers) else len(piece.text),
    )
    text, numbers = list(piece.text), list(piece.numbers)
    apart_before = _is_blank(lines, line.line - 1)
    apart_after = _is_blank(lines, line.line + 1)
    added: list[str] = [line.text]
    if place > 0 and text[place - 1].strip() and apart_before:
        added.insert(0, "")
    if place < len(text) and text[place].strip() and apart_after:
        added.append("")
    text[place:place] = added
    numbers[place:place] = [line.line if words else None for words in added]
    pieces[at] = replace(piece, text=tuple(text), numbers=tuple(numbers))


def _is_blank(lines: list[str], number: int) -> bool:
    """Whether the source's line `number`, counted from 1, is blank, or not there to be asked."""
    return not (0 < number <= len(lines)) or not lines[number - 1].strip()
