"""The numbers of a text's articles, each series by its own pattern."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

from drafts.numbering.ordinals import OrdinalStyle, ordinal
from drafts.reading.numbers import NUMBER, Number, fold, read_number

PLAN = ("objective", "strategy", "action", "item")
# Their numbers begin anew in each division: transitory articles under each decree.
RESTARTING = ("transitory", "provision", "decree", "section")
LATIN = (
    "bis", "ter", "quáter", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
)  # fmt: skip
_PARTS = re.compile(
    r"(?P<base>\d+(?:\.\d+)*)(?P<sign>\s?\.?\s?[º°ª˚]|[a-z]{1,2}(?![a-z]))?(?P<rest>.*)"
)
_LAST_WORD = re.compile(r"(?P<before>.*?)(?P<space>[\s.-]*)(?P<word>[^\W\d]+|\d+)$")

# What is numbered together: the kind, which of its series, and the words before the numbers.
Series = tuple[str, Hashable, str]


@dataclass(frozen=True)
class Numbered:
    """An article, as numbering takes it. `group` tells its division from others; a `fresh` one was
    put there since the text was last numbered."""

    kind: str
    number: str
    heading: str
    text: str
    group: Hashable = None
    fresh: bool = False


def series_of(units: Sequence[Numbered]) -> list[Series | None]:
    """Return the series in which each unit is numbered, None for one without a number."""
    keys: list[Series | None] = []
    runs = plans = 0
    seen: set[int] = set()
    planned: set[tuple[int, ...]] = set()
    numbers = [read_number(unit.number) for unit in units]
    for at, (unit, number) in enumerate(zip(units, numbers, strict=True)):
        if number is None or unit.kind in ("annex", "preamble"):
            keys.append(None)
        elif unit.kind in PLAN:
            # A number one level down that was there already: another plan begins, in an annex.
            if number.value in planned and number.value[-1] == 1:
                plans, planned = plans + 1, set()
            planned.add(number.value)
            keys.append(("plan", plans, ""))
        elif unit.kind in RESTARTING:
            keys.append(
                (unit.kind, unit.group, fold(unit.heading.partition(unit.number)[0]).strip())
            )
        else:
            first = number.value == (1,) and not number.suffix
            if first and 1 in seen and _counts_on(units, numbers, at):
                runs, seen = runs + 1, set()
            seen.add(number.value[0])
            keys.append((unit.kind, runs, ""))
    return keys


def _counts_on(units: Sequence[Numbered], numbers: Sequence[Number | None], at: int) -> bool:
    """Whether the next of the kind is number two: a series begins, as in an annex."""
    for unit, number in zip(units[at + 1 :], numbers[at + 1 :], strict=True):
        if unit.kind == units[at].kind and number is not None:
            return number.value[0] == 2
    return False


def renumber(units: Sequence[Numbered], *, start: int = 0, keep_bis: bool = True) -> list[str]:
    """Return the number of each unit when those from the place `start` on are numbered anew.

    Those before keep theirs and are counted on from. Without `keep_bis`, "4 bis" becomes a number
    like any other. A unit without a number stays without.
    """
    new = [unit.number for unit in units]
    places: dict[Series, list[int]] = defaultdict(list)
    for at, key in enumerate(series_of(units)):
        if key is not None:
            places[key].append(at)
    for series in places.values():
        numbers = {at: read_number(units[at].number) for at in series}
        deep = sum(len(number.value) > 1 for number in numbers.values() if number)
        if deep * 2 > len(series):
            _by_level(units, series, start, new)
        else:
            _counting(units, series, start, keep_bis, new)
    return new


def _counting(
    units: Sequence[Numbered], series: list[int], start: int, keep_bis: bool, new: list[str]
) -> None:
    write = Writer([units[at].number for at in series])
    count = 0
    taken: set[tuple] = set()
    for at in series:
        number = read_number(units[at].number)
        if number is None:
            continue
        if at < start:
            count = number.last
        elif number.suffix and keep_bis and count:
            if number.value != (count,):
                new[at] = write(count) + _suffix(units[at].number)
            while _key(new[at]) in taken:
                new[at] = _next_suffix(new[at])
        elif len(series) == 1:
            count = number.last  # "Único", or one article of a decree that has others elsewhere
        else:
            count += 1
            span = number.last - number.value[0]
            if number.value != (count,) or number.suffix:
                new[at] = write(count) + (f" a {write(count + span)}" if span else "")
            count += span
        taken.add(_key(new[at]))


def _by_level(units: Sequence[Numbered], series: list[int], start: int, new: list[str]) -> None:
    """Number 1, 1.1, 1.1.1: each counts within the nearest one of the level above."""
    values = {at: tuple(number.value) for at in series if (number := read_number(new[at]))}
    levels = {len(value) for value in values.values()}
    latest: dict[int, tuple[int, ...]] = {}
    counts: Counter[tuple[int, ...]] = Counter()
    for at, value in values.items():
        level = len(value)
        if level - 1 in levels:
            prefix = latest.get(level - 1, value[:-1])
        else:
            beside = Counter(
                other[:-1]
                for place, other in values.items()
                if len(other) == level and units[place].group == units[at].group
            )
            prefix = max(beside, key=lambda one: (beside[one], one == value[:-1]))
        if at < start:
            prefix, counts[value[:-1]] = value[:-1], value[-1]
            latest[level] = value
            continue
        counts[prefix] += 1
        latest[level] = (*prefix, counts[prefix])
        parts = _PARTS.match(units[at].number)
        new[at] = ".".join(map(str, latest[level])) + ((parts["sign"] or "") if parts else "")


class Writer:
    """Writes a number as the numbers of a series are written."""

    def __init__(self, samples: Sequence[str]):
        numbers = [number for number in map(read_number, samples) if number]
        self._words = sum(number.words for number in numbers) * 2 > len(numbers)
        worded = [sample for sample in samples if (number := read_number(sample)) and number.words]
        self._style = OrdinalStyle.of(
            sample for sample in worded if not fold(sample).startswith("unic")
        )
        signs: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        for sample in samples:
            parts = _PARTS.match(sample)
            if parts:
                signs[int(parts["base"].split(".")[0]) < 10][parts["sign"] or ""] += 1
        # "Artículo 9o." and then "Artículo 10.": the sign ends where most texts end it.
        self._signs = {
            small: max(count, key=lambda sign: (count[sign], sign)) if count else ""
            for small, count in signs.items()
        }

    def __call__(self, value: int) -> str:
        return ordinal(value, self._style) if self._words else f"{value}{self._signs[value < 10]}"


def next_number(number: str, taken: Collection[str]) -> str:
    """Return the number of an article put right behind `number`: "5 bis", or "5 ter" after that.

    Empty for none.
    """
    if not number:
        return ""
    keys = {_key(one) for one in taken}
    new = _next_suffix(number)
    while _key(new) in keys:
        new = _next_suffix(new)
    return new


def with_number(heading: str, old: str, new: str) -> str:
    """Return `heading` with the number `new` in the place of `old`, as it is where it has none."""
    wanted = _key(old)
    for found in re.finditer(NUMBER, heading, re.IGNORECASE):
        if _key(found.group()) == wanted:
            return heading[: found.start()] + new + heading[found.end() :]
    if not old or re.search(rf"(?<!\w)(?:{NUMBER})(?!\w)", old, re.IGNORECASE):
        return heading
    # A number of another form, "Único": whole, and no part of a longer word.
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, heading, count=1)


def carries(heading: str, number: str) -> bool:
    """Whether `number` stands in `heading` as a number of its own, not as part of a longer one."""
    return with_number(heading, number, "") != heading


def bare_heading(heading: str, old: str, new: str) -> str:
    """Return how an article like that of `heading` is headed before it has a title of its own."""
    numbered = with_number(heading, old, new)
    at = numbered.find(new)
    if not new or at < 0:
        return ""
    end = at + len(new)
    sign = re.match(r"\s*[.:)]?\s*[-–—]*\.?", numbered[end:])
    return (numbered[:end] + (sign.group() if sign else "")).rstrip()


def _key(number: str) -> tuple:
    read = read_number(number)
    return (read.key, read.last) if read else (number,)


def _suffix(number: str) -> str:
    """The part of "4o Bis" that says which of the fourths it is: " Bis"."""
    parts = _PARTS.match(number)
    if parts:
        return parts["rest"]
    found = re.search(rf"[\s.-]+(?:{'|'.join(LATIN)}|[A-Z])\b.*$", number, re.IGNORECASE)
    return found.group() if found else ""


def _next_suffix(number: str) -> str:
    suffix = _suffix(number)
    found = _LAST_WORD.fullmatch(suffix) if suffix else None
    if not found:
        return f"{number} {'BIS' if number.isupper() else 'bis'}"
    word = found["word"]
    head = number[: len(number) - len(word)]
    if word.isdigit():
        return f"{head}{int(word) + 1}"
    folded = [fold(one) for one in LATIN]
    if fold(word) in folded[:-1]:
        new = LATIN[folded.index(fold(word)) + 1]
        return head + (new.upper() if word.isupper() else new.title() if word[0].isupper() else new)
    if len(word) == 1 and word.lower() != "z":
        return head + chr(ord(word) + 1)
    return f"{number} 1"
