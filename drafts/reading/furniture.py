"""What a file carries that is not its text: running heads, page numbers, an index at the start."""

import re
from collections import defaultdict
from collections.abc import Iterator

from drafts.reading.lines import Line
from drafts.reading.numbers import fold
from drafts.reading.patterns import article
from drafts.reading.tree import LeftOut

_PAGE = re.compile(
    r"(?:p[áa]g(?:ina|\.)?\s*)?\d{1,4}\s*(?:de|/)\s*\d{1,4}$|p[áa]g(?:ina|\.)\s*\d{1,4}$"
    r"|[-–—]\s*\d{1,4}\s*[-–—]$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}$")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|(?:…\s?){2,}\s*\d{1,4}\s*$|\t+\d{1,4}\s*$")
_INDEX = re.compile(r"(?:indice(?: general)?|contenidos?|tabla de contenidos?|sumario)$")
_NUMBERED = re.compile(r"[\d.\-ºª°]+")

# How many lines a running head or foot may have.
NEAR = 5


def left_out(lines: list[Line]) -> dict[int, str]:
    """Return the places in `lines` that are not text, each with why.

    Why is "front matter", "page", "head" or "index".
    """
    out = _front_matter(lines)
    out.update(_pages(lines))
    out.update(_index(lines, out))
    spoken = any(not line.blank and at not in out for at, line in enumerate(lines))
    return out if spoken else {}


def _front_matter(lines: list[Line]) -> dict[int, str]:
    """The keys and values between two rules that some Markdown files begin with."""
    if not lines or lines[0].raw.strip() != "---":
        return {}
    for at, line in enumerate(lines[1:], 1):
        if line.raw.strip() in ("---", "..."):
            return {place: "front matter" for place in range(at + 1) if not lines[place].blank}
        if line.blank or not (":" in line.raw or line.raw.lstrip().startswith("-")):
            return {}
    return {}


def _pages(lines: list[Line]) -> dict[int, str]:
    pages = [at for at, line in enumerate(lines) if len(line.raw) < 40 and _PAGE.match(line.plain)]
    if len(pages) < 2:
        pages = _counted_pages(lines)
    if not pages:
        return {}
    out = dict.fromkeys(pages, "page")
    # A running head is a line that stands again and again at one distance from a page number.
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for distance, at in _around(lines, page):
            places[_bare(lines[at]), distance].add(at)
    enough = max(2, min(len(pages), 3), len(pages) // 3)
    heads = {key: ats for key, ats in places.items() if len(ats) >= enough and key[0]}
    for ats in heads.values():
        out.update((at, "head") for at in ats if at not in out)
    # The first page has no number before it.
    names = {name for name, distance in heads if distance > 0}
    for at in range(min(8, len(lines))):
        if at not in out and _bare(lines[at]) in names:
            out[at] = "head"
    return out


def _bare(line: Line) -> str:
    """The line with its figures made alike; empty for one that opens an article."""
    return "" if article(line, 0) else _NUMBERED.sub("#", line.plain)


def _around(lines: list[Line], page: int) -> Iterator[tuple[int, int]]:
    """The lines with words near a page number: how many lines after it, below zero before it."""
    for step in (1, -1):
        at, distance = page + step, 0
        while 0 <= at < len(lines) and abs(distance) < NEAR:
            if not lines[at].blank:
                distance += step
                yield distance, at
            at += step


def _counted_pages(lines: list[Line]) -> list[int]:
    """Lone numbers that count 1, 2, 3… through the text are page numbers."""
    lone = [(at, int(line.plain)) for at, line in enumerate(lines) if _BARE.match(line.plain)]
    run: list[tuple[int, int]] = []
    for at, value in lone:
        if (run and value == run[-1][1] + 1 and at - run[-1][0] >= 15) or (not run and value <= 3):
            run.append((at, value))
    return [at for at, _ in run] if len(run) >= 4 else []


def _index(lines: list[Line], out: dict[int, str]) -> dict[int, str]:
    found = {
        at: "index" for at, line in enumerate(lines) if at not in out and _LEADER.search(line.raw)
    }
    if len(found) < 3:
        found = {}
    for at, line in enumerate(lines[: max(200, len(lines) // 4)]):
        if _INDEX.match(fold(line.plain).strip(" .:")) and at not in out:
            found.update(_listed(lines, at, out))
            break
    return found


def _listed(lines: list[Line], start: int, out: dict[int, str]) -> dict[int, str]:
    """The lines of the index headed at `start`: up to the line that its first entry names again."""
    entries: list[str] = []
    for at in range(start + 1, len(lines)):
        if lines[at].blank or at in out:
            continue
        key = _entry(lines[at])
        if len(entries) >= 2 and any(_names(entry, key) for entry in entries[:2]):
            within = range(start, at)
            return {one: "index" for one in within if one not in out and not lines[one].blank}
        if len(key.split()) > 60 or len(entries) > 1500:
            return {}
        entries.append(key)
    return {}


def _names(entry: str, line: str) -> bool:
    """Whether a line is what an entry names; the heading may run over several lines."""
    return entry == line or (len(line.split()) >= 2 and entry.startswith(line + " "))


def _entry(line: Line) -> str:
    bare = _LEADER.sub("", line.raw)
    words = re.findall(r"\w+", fold(bare))
    if words and words[-1].isdigit() and len(words) > 2:
        words = words[:-1]
    return " ".join(words)


def as_left_out(lines: list[Line], out: dict[int, str]) -> tuple[LeftOut, ...]:
    """Return what was left out, in reading order."""
    return tuple(LeftOut(lines[at].number, out[at], lines[at].raw.strip()) for at in sorted(out))
