"""The marks of a plan: axes, objectives, strategies and lines of action with decimal numbers.

And those of a text in numbered sections: "1. OBJETO", "2.1 Las dependencias publican…".
"""

import re
from dataclasses import replace

from drafts.reading.lines import Line
from drafts.reading.numbers import NUMBER, ROMAN, fold, read_number
from drafts.reading.patterns import DASH, SIGN, Mark
from drafts.reading.series import consecutive

_WORDS = {
    "eje": ("axis", 1), "pilar": ("axis", 1), "programa": ("axis", 1), "tema": ("axis", 2),
    "objetivo": ("objective", 2), "meta": ("objective", 3), "estrategia": ("strategy", 3),
    "linea": ("action", 4), "accion": ("action", 4), "medida": ("action", 4),
    "actividad": ("action", 4), "prioridad": ("objective", 2), "proyecto": ("action", 4),
}  # fmt: skip
_NAMED = re.compile(
    r"(?P<name>(?P<word>ejes?|pilar|programa|tema|objetivo|meta|estrategia|l[íi]nea|acci[óo]n|medida|actividad"
    r"|prioridad|proyecto)(?P<sort>\s+(?:de\s+acci[óo]n|general|generales|transversal|rector|rectora"
    r"|estrat[ée]gic[oa]|espec[íi]fic[oa]|prioritari[oa]|puntual|particular|sectorial|nacional))*"
    rf"\s+(?:n[uú]m(?:ero|\.)\s+)?(?-i:[A-Z]{{1,4}}[ .-])?"
    rf"(?P<number>\d+(?:\.\d+)*|{ROMAN}(?!\w)|{NUMBER})){SIGN}(?P<rest>.*)$",
    re.IGNORECASE,
)
_DECIMAL = re.compile(
    rf"(?P<name>(?:[A-Z]{{1,4}}[ .-])?(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{1,6}}))"
    rf"(?:[.:)]?(?:\s*{DASH}+)?\s+|\.)(?P<rest>\S.*)$"
)
_TITLE = re.compile(rf"(?P<number>\d{{1,2}})(?:\.(?:\s*{DASH})?|\s*{DASH})\s+(?P<rest>\S.*)$")
# Words that a section's title has at most.
TITLE_WORDS = 12
_BELOW = {"objective": "strategy", "strategy": "action"}
_LEVELS = {1: "axis", 2: "objective", 3: "strategy", 4: "action"}


def find(lines: list[Line], out: dict[int, str]) -> list[Mark]:
    """Return the marks of a plan: at least three decimal numbers or named objectives, or none."""
    spoken = [at for at in range(len(lines)) if at not in out and not lines[at].blank]
    named = [mark for at in spoken if (mark := _named(lines[at], at))]
    taken = {mark.at for mark in named}
    decimal = [mark for at in spoken if at not in taken and (mark := _decimal(lines[at], at))]
    units = [mark for mark in [*named, *decimal] if mark.role == "unit"]
    if len(units) < 3:
        return []
    if not named:
        return _sections(lines, spoken, decimal)
    marks = sorted([*named, *decimal], key=lambda mark: mark.at)
    return _with_lists(lines, out, _in_turn(marks))


def _sections(lines: list[Line], spoken: list[int], decimal: list[Mark]) -> list[Mark]:
    """The marks of numbered sections, with the titles over them; none where headings mark them."""
    if any(lines[mark.at].depth for mark in decimal) and not _listed(lines, decimal):
        return []
    titles = consecutive([mark for at in spoken if (mark := _titled(lines, at))])
    marks = sorted([*decimal, *titles], key=lambda mark: mark.at)
    return [replace(mark, kind="section") for mark in _in_turn(marks)]


def _listed(lines: list[Line], decimal: list[Mark]) -> bool:
    """Whether the numbers go on below the headings, in items: "### 1.1 …", then "- 1.1.1 …"."""
    items = [mark for mark in decimal if not lines[mark.at].depth]
    headed = {mark.counts.value for mark in decimal if lines[mark.at].depth}
    return len(items) > len(headed) and all(mark.counts.value[:-1] in headed for mark in items)


def _titled(lines: list[Line], at: int) -> Mark | None:
    """The title of a section that the line may be: a short line, set apart, after a number."""
    found = _TITLE.match(lines[at].plain)
    apart = at == 0 or lines[at - 1].blank
    if not found or not apart or not found["rest"][0].isupper():
        return None
    rest = found["rest"]
    if len(rest.split()) > TITLE_WORDS or rest.endswith((",", ";", ":")):
        return None
    number = read_number(found["number"])
    return Mark(at, "unit", "section", lines[at].plain, "", number, found["number"], rank=1)


def _with_lists(lines: list[Line], out: dict[int, str], marks: list[Mark]) -> list[Mark]:
    """Add the lines of action that are items of a list without numbers under their strategy."""
    whole: list[Mark] = []
    for mark, end in zip(marks, [*(one.at for one in marks[1:]), len(lines)], strict=True):
        whole.append(mark)
        under = [at for at in range(mark.at + 1, end) if at not in out and not lines[at].blank]
        if mark.kind == "strategy" and under and all(lines[at].item for at in under):
            rank = mark.rank + 1
            whole += [Mark(at, "unit", "action", "", lines[at].plain, rank=rank) for at in under]
    return whole


def _named(line: Line, at: int) -> Mark | None:
    plain = line.plain
    if not plain[:1].isupper():
        return None
    found = _NAMED.match(plain)
    if not found:
        return None
    rest, sign = found["rest"], found["sign"].strip()
    if rest and not sign and not (rest[0].isupper() or rest[0] in '¿«“"('):
        return None
    number = read_number(found["number"])
    if number is None:
        return None
    kind, rank = _WORDS[
        fold(found["word"]).rstrip("s") if fold(found["word"]) == "ejes" else fold(found["word"])
    ]
    parts = len(number.value)
    if kind == "axis" and parts == 1:
        return Mark(at, "division", kind, plain, number=number, written=found["number"], rank=1)
    rank = max(rank, parts)
    name = (found["name"] + found["sign"]).rstrip()
    return Mark(at, "unit", kind, name, rest, number, found["number"], found["sign"], rank)


def _decimal(line: Line, at: int) -> Mark | None:
    found = _DECIMAL.match(line.plain)
    if not found or not (found["rest"][0].isupper() or found["rest"][0] in '¿«“"('):
        return None
    number = read_number(found["number"])
    if number is None:
        return None
    parts = len(number.value)
    kind = _LEVELS.get(parts, "action")
    return Mark(at, "unit", kind, found["name"], found["rest"], number, found["number"], "", parts)


def _in_turn(marks: list[Mark]) -> list[Mark]:
    """Drop decimal numbers that cannot be headings, and set each mark below its own parent.

    A number that begins with the parent's ("1.2.3" under "Estrategia 1.2") stands one rank under
    it, whatever either is called.
    """
    axes = [mark.counts.value[0] for mark in marks if mark.role == "division"]
    kept: list[Mark] = []
    ranks: dict[tuple[int, ...], Mark] = {}
    for mark in marks:
        value = mark.counts.value
        if mark.role == "division":
            ranks = {}
        elif axes and len(value) > 1 and value[0] > max(axes) + 20:
            continue
        parent = ranks.get(value[:-1])
        if mark.role == "unit" and parent:
            mark.rank = max(mark.rank, parent.rank + 1)
            if mark.name == mark.written:
                mark.kind = _BELOW.get(parent.kind, "action")
        ranks[value] = mark
        kept.append(mark)
    return kept
