"""What the references of a text become when its articles get other numbers."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafts.numbering.citing import OTHER, Cited, Reference, references, sentence_around
from drafts.numbering.ordinals import OrdinalStyle, ordinal
from drafts.numbering.series import PLAN, Numbered, Series, series_of
from drafts.reading.numbers import fold, read_number

_DIGITS = re.compile(
    r"(?P<base>\d+(?:\.\d+)*)(?P<sign>\s?\.?\s?[º°ª˚]|[a-z]{1,2}(?![a-z]))?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ABBREVIATED = re.compile(r"\.(?=\s*[a-záéíóúñ,;)\d])")


class Why(StrEnum):
    """Why a person should look at a reference."""

    OTHERS = "others"  # another law is named nearby
    QUOTED = "quoted"
    LIST = "list"  # several numbers after a singular word
    NOBODY = "nobody"  # no article has this number
    SEVERAL = "several"  # more than one has it
    APART = "apart"  # the members of a range do not stand together any more
    RELATIVE = "relative"  # "the article before" is another one now
    OTHER_LAW = "other_law"  # left alone


@dataclass(frozen=True)
class Rewriting:
    """A stretch of the text of the unit at `unit`, and what it becomes; None where nobody can say.

    A sure one is meant to be applied; any other for the reason `why`, if a person says so. `before`
    and `after` are the rest of its sentence.
    """

    unit: int
    start: int
    end: int
    words: str
    becomes: str | None
    why: Why | None
    before: str
    after: str

    @property
    def sure(self) -> bool:
        return self.why is None and self.becomes is not None


def rewrite(
    units: Sequence[Numbered],
    numbers: Sequence[str],
    *,
    own_names: Collection[str] = (),
    words: Collection[str] = (),
) -> list[Rewriting]:
    """Return what every reference in the texts of `units` becomes when they get `numbers`, and what
    to look at; references that stay as they are, and are sure, are left out.

    `own_names` and `words` as `drafts.numbering.citing.references` takes them.
    """
    book = _Book(units, numbers)
    found = []
    for at, unit in enumerate(units):
        for reference in references(unit.text, own_names, words):
            told = book.tell(at, reference)
            if told is None:
                continue
            start, end, becomes, why = told
            left, right = sentence_around(unit.text, start, end)
            found.append(
                Rewriting(
                    at,
                    start,
                    end,
                    unit.text[start:end],
                    becomes,
                    why,
                    unit.text[left:start],
                    unit.text[end:right],
                )
            )
    return found


def apply(text: str, rewritings: Iterable[Rewriting]) -> str:
    """Return `text` with each of its `rewritings`, which do not overlap, done."""
    for one in sorted(rewritings, key=lambda one: one.start, reverse=True):
        if one.becomes is not None:
            text = text[: one.start] + one.becomes + text[one.end :]
    return text


Told = tuple[int, int, str | None, Why | None]


class _Book:
    """Finds articles by the numbers that they had."""

    def __init__(self, units: Sequence[Numbered], numbers: Sequence[str]):
        self.units, self.new = units, numbers
        self.keys = series_of(units)
        self.series: dict[Series, list[int]] = defaultdict(list)
        self.by_number: dict[Series, dict[tuple, list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for at, key in enumerate(self.keys):
            number = read_number(units[at].number)
            if key is not None and number is not None:
                self.series[key].append(at)
                self.by_number[key][number.key].append(at)

    def tell(self, at: int, reference: Reference) -> Told | None:
        """What the reference in the unit `at` becomes; None where there is nothing to say."""
        if reference.way:
            return self._relative(at, reference)
        start, end = reference.start, reference.end
        if reference.whose == OTHER:
            return start, end, None, Why.OTHER_LAW
        why = Why(reference.doubt) if reference.doubt else None
        if reference.series in PLAN and not any(key[0] == "plan" for key in self.series):
            return None
        keys, ambiguous = self._candidates(at, reference)
        if ambiguous:
            why = why or Why.SEVERAL
        if not keys:
            return start, end, None, Why.NOBODY
        text, at = self.units[at].text, start
        pieces = []
        numbers = list(reference.numbers)
        while numbers:
            cited = numbers.pop(0)
            pieces.append(text[at : cited.start])
            if numbers and numbers[0].to:
                apart = self._apart(keys[0], cited, numbers[0])
                if apart:
                    why = why or Why.APART
                    pieces.append(apart)
                    at = numbers.pop(0).end
                    continue
            named = self._named(keys[0], cited)
            if len(named) != 1:
                return start, end, None, Why.SEVERAL if named else why or Why.NOBODY
            new, taken_in = as_written(cited.written, self.new[named[0]], text[cited.end :])
            pieces.append(new)
            at = cited.end + taken_in
        end = max(end, at)
        became = "".join(pieces) + text[at:end]
        if became == text[start:end] and why is not Why.APART:
            return None
        return start, end, became, why

    def _named(self, series: Series, cited: Cited) -> list[int]:
        number = read_number(cited.written)
        return self.by_number[series].get(number.key, []) if number else []

    def _candidates(self, at: int, reference: Reference) -> tuple[list[Series], bool]:
        """The series that the reference may be to, the likeliest first, and whether others are as
        likely."""
        worded = not reference.numbers[0].written[0].isdigit()
        here = self.keys[at]
        named = [key for key in self.series if self._named(key, reference.numbers[0])]
        if reference.series in PLAN:
            found = [key for key in named if key[0] == "plan"]
        elif reference.series == "article":
            kinds = {"article", "decree", "plan"} | (
                {"provision", "transitory"} if worded else set()
            )
            found = [key for key in named if key[0] in kinds]
            if not worded:
                found = [key for key in found if key[0] != "plan"] or found
        else:
            kinds = {reference.series}
            found = [key for key in named if key[0] in kinds or reference.series == _said_by(key)]
        if not found:
            return [], False
        found.sort(key=lambda key: key != here)
        strange = reference.series == "article" and found[0][0] in ("provision", "transitory")
        return found, found[0] != here and (len(found) > 1 or strange)

    def _apart(self, series: Series, first: Cited, last: Cited) -> str | None:
        """A list of the members of a range where they do not stand together, else None."""
        one, two = read_number(first.written), read_number(last.written)
        if one is None or two is None:
            return None
        members = [
            at
            for at in self.series[series]
            if (number := read_number(self.units[at].number)) and one.key <= number.key <= two.key
        ]
        places = [self.series[series].index(at) for at in members]
        ends = (
            self._named(series, first) == members[:1] and self._named(series, last) == members[-1:]
        )
        if ends and places == list(range(places[0], places[0] + len(places))):
            return None
        new = [self.new[at] for at in members]
        return ", ".join(new[:-1]) + f" y {new[-1]}" if len(new) > 1 else "".join(new)

    def _relative(self, at: int, reference: Reference) -> Told | None:
        """ "El artículo anterior" means the one whose number came before when it was written."""
        key = self.keys[at]
        own = read_number(self.units[at].number)
        if key is None or own is None:
            return reference.start, reference.end, None, Why.RELATIVE
        series = self.series[key]
        place = series.index(at) + (1 if reference.way == "after" else -1)
        now = series[place] if 0 <= place < len(series) else None
        written = [one for one in series if not self.units[one].fresh and one != at]
        numbers = {one: read_number(self.units[one].number) for one in written}
        beside = [
            (number.key, one)
            for one, number in numbers.items()
            if number
            and (number.key > own.key if reference.way == "after" else number.key < own.key)
        ]
        meant = None
        if beside:
            meant = (min(beside) if reference.way == "after" else max(beside))[1]
        if self.units[at].fresh:
            return reference.start, reference.end, None, Why.RELATIVE
        why = Why(reference.doubt) if reference.doubt else Why.RELATIVE
        if now is not None and now == meant:
            return None
        if meant is None or reference.plural:
            return reference.start, reference.end, None, why
        word = self.units[at].text[reference.start : reference.end].split()[0]
        return reference.start, reference.end, f"{word} {self.new[meant]}", why


def _said_by(key: Series) -> str:
    """How the headings of a series name it, in the words that references use."""
    return (
        "transitory" if "transitori" in key[2] else "provision" if "disposicion" in key[2] else ""
    )


def as_written(old: str, new: str, following: str) -> tuple[str, int]:
    """Return the number `new` as a running text writes it where it said `old`, and how many of the
    characters `following` it takes in: the stop of "9o." is part of the number.
    """
    one, two = _DIGITS.fullmatch(old), _DIGITS.fullmatch(new)
    if two and not one and (number := read_number(new)):
        new = ordinal(number.value[0], OrdinalStyle.of([old])) + two["rest"]
    if not one or not two:
        if old.islower():
            return new.lower(), 0
        return (new.upper(), 0) if old.isupper() and len(old) > 1 else (new, 0)
    sign, was = two["sign"] or "", one["sign"] or ""
    # A text that says "artículo 9" of what its heading calls "Artículo 9o." goes on like that.
    small = int(one["base"].split(".")[0]) < 10
    if small and not was:
        sign = ""
    rest = one["rest"] if fold(one["rest"]).split() == fold(two["rest"]).split() else two["rest"]
    extra = 1 if was.isalpha() and not one["rest"] and _ABBREVIATED.match(following) else 0
    stop = "." if sign.isalpha() and not rest and (extra or not following.startswith(".")) else ""
    return f"{two['base']}{sign}{rest}{stop}", extra
