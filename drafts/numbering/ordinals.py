"""Spanish ordinals, as a text writes them: "Décimo Primero", "UNDÉCIMA", "decimosegundo"."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from drafts.reading.numbers import fold

_UNITS = (
    "", "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven",
)  # fmt: skip
_TENS = (
    "", "décim", "vigésim", "trigésim", "cuadragésim", "quincuagésim", "sexagésim",
    "septuagésim", "octogésim", "nonagésim",
)  # fmt: skip
LARGEST = 199


@dataclass(frozen=True)
class OrdinalStyle:
    """How a text writes its ordinals: gender, capitals, in one word, and eleven and twelve."""

    feminine: bool = False
    case: str = "Capital"  # UPPER, Title, Capital or lower
    joined: bool = False
    latin: bool = False  # undécimo, duodécimo

    @classmethod
    def of(cls, samples: Iterable[str]) -> "OrdinalStyle":
        """Return the style in which most of `samples` are written."""
        samples = [sample for sample in samples if sample]
        several = [sample for sample in samples if len(sample.split()) > 1]
        cases = Counter(_case(sample) for sample in several or samples)
        folded = [fold(sample) for sample in samples]
        return cls(
            feminine=sum(one.endswith("a") for one in folded) * 2 > len(folded),
            case=max(cases, key=lambda case: cases[case]) if cases else "Capital",
            joined=any(re.fullmatch(r"(decimo|vigesimo)[a-z]{4,}", one) for one in folded),
            latin=any(re.match(r"(un|duo)decim", one) for one in folded),
        )


def _case(sample: str) -> str:
    if sample.isupper():
        return "UPPER"
    if sample.islower():
        return "lower"
    words = sample.split()
    return "Title" if len(words) > 1 and words[1][0].isupper() else "Capital"


def ordinal(value: int, style: OrdinalStyle | None = None) -> str:
    """Return the ordinal of `value`, 1 to 199; digits for any other."""
    style = style or OrdinalStyle()
    if not 1 <= value <= LARGEST:
        return str(value)
    end = "a" if style.feminine else "o"
    if style.latin and value in (11, 12):
        return cased(f"{'undécim' if value == 11 else 'duodécim'}{end}", style.case)
    parts = ["centésim"] if value >= 100 else []
    if value // 10 % 10:
        parts.append(_TENS[value // 10 % 10])
    if value % 10:
        parts.append(_UNITS[value % 10])
    if style.joined and len(parts) > 1:
        # Only the last half of a joined ordinal carries gender, and an accent.
        heads = [fold(part) + "o" for part in parts[:-1]]
        return cased("".join([*heads, parts[-1]]) + end, style.case)
    return cased(" ".join(part + end for part in parts), style.case)


def cased(words: str, case: str) -> str:
    """Return `words` in capitals as `case` says."""
    if case == "UPPER":
        return words.upper()
    if case == "Title":
        return " ".join(word[:1].upper() + word[1:] for word in words.split())
    return words[:1].upper() + words[1:] if case == "Capital" else words
