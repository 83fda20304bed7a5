"""Which lines stand inside the words of another text, quoted."""

from drafts.reading.lines import Line

_PAIRS = {"«": "»", "“": "”"}
# A longer quotation is the text itself, carried whole by a decree, and hides nothing.
LONGEST = 250


def quoted(lines: list[Line]) -> set[int]:
    """Return the places in `lines` that begin inside a quotation or open one.

    Only signs that tell opening from closing count. A quotation that opens anew in each paragraph
    is one; one that never closes is none.
    """
    inside: set[int] = set()
    for sign, closing in _PAIRS.items():
        opened: list[int] = []
        for at, line in enumerate(lines):
            if not opened and sign not in line.raw:
                continue
            begins = line.plain.startswith(sign)
            if begins and opened:
                # Each paragraph of a long quotation may open it again.
                opened = opened[:1]
            for char in line.raw:
                if char == sign and not (begins and opened):
                    opened.append(at)
                elif char == closing and opened:
                    start = opened.pop()
                    if not opened and at - start <= LONGEST:
                        inside.update(_from(lines, start, at))
                begins = begins and char != sign
            if begins:
                begins = False
    inside.update(at for at, line in enumerate(lines) if line.plain[:1] in "\"'‘")
    return inside


def _from(lines: list[Line], start: int, end: int) -> range:
    # The line on which a quotation opens in its middle is not itself quoted.
    first = start if lines[start].plain[:1] in _PAIRS else start + 1
    return range(first, end + 1)
