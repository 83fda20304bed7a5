"""The numbers that articles carry in Spanish-language law: 12, 4º bis, Primero, 12-A, 5 a 7."""

import re
import unicodedata
from dataclasses import dataclass, replace
from difflib import get_close_matches

# Most lines need no more; `fold` is asked for each.
_ACCENTS = str.maketrans("áéíóúüñàèìòù", "aeiouunaeiou")
_UNITS = {
    "primer": 1, "segund": 2, "tercer": 3, "cuart": 4, "quint": 5, "sext": 6, "septim": 7,
    "setim": 7, "octav": 8, "noven": 9,
}  # fmt: skip
_TENS = {
    "decim": 10, "vigesim": 20, "trigesim": 30, "cuadragesim": 40, "quincuagesim": 50,
    "sexagesim": 60, "septuagesim": 70, "octogesim": 80, "nonagesim": 90, "centesim": 100,
}  # fmt: skip
_WHOLE = {
    "unico": 1, "unica": 1, "primer": 1, "tercer": 3, "undecimo": 11, "undecima": 11,
    "duodecimo": 12, "duodecima": 12, "once": 11, "doce": 12, "trece": 13, "catorce": 14,
    "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19,
    "veinte": 20,
}  # fmt: skip
_CARDINALS = {
    "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieci": 10, "veinte": 20, "veinti": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
    "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100,
    "doscient": 200, "trescient": 300, "cuatrocient": 400, "quinient": 500, "seiscient": 600,
    "setecient": 700, "ochocient": 800, "novecient": 900,
}  # fmt: skip
_ORDINALS = [
    "unico", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "septimo", "octavo",
    "noveno", "decimo", "undecimo", "duodecimo", "vigesimo", "trigesimo",
]  # fmt: skip
_LATIN = [
    "", "", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
    "undecies", "duodecies", "terdecies", "quaterdecies", "quindecies",
]  # fmt: skip
_ALIASES = {"quinquis": 5, "quintus": 5, "sextus": 6, "septimus": 7, "octavus": 8, "novies": 9}

_UNIT = (
    r"(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[eé]p?tim[oa]"
    r"|octav[oa]|noven[oa])"
)
_TEN = (
    r"(?:d[eé]cim|vig[eé]sim|trig[eé]sim|cuadrag[eé]sim|quincuag[eé]sim|sexag[eé]sim"
    r"|septuag[eé]sim|octog[eé]sim|nonag[eé]sim|cent[eé]sim)[oa]?"
)
ORDINAL = (
    rf"(?:{_TEN}(?:[ -]?{_TEN})?[ -]?{_UNIT}?|{_UNIT}"
    r"|primer|tercer|[uú]nic[oa]|und[eé]cim[oa]|duod[eé]cim[oa]"
    r"|once|doce|trece|catorce|quince|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte)"
)
_BELOW_TEN = r"(?:un[oa]?|d[oó]s|tr[eé]s|cuatro|cinco|s[eé]is|siete|ocho|nueve)"
_BELOW_HUNDRED = (
    rf"(?:(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?:\s+y\s+{_BELOW_TEN})?"
    rf"|(?:dieci|veinti){_BELOW_TEN}|diez|once|doce|trece|catorce|quince|veinte|{_BELOW_TEN})"
)
# "Artículo treinta y dos": older laws count so. Alone on its line such a word is no heading.
CARDINAL = (
    r"(?:(?:ciento|(?:dos|tres|cuatro|quin|seis|sete|ocho|nove)c?ient[oa]s)"
    rf"(?:\s+{_BELOW_HUNDRED})?|cien|{_BELOW_HUNDRED})(?!\w)"
)
_LATIN_WORD = (
    r"(?:bis|ter|qu[aá]ter|quinqu?i?es|quinquies|quinquis|quintus|sexies|sextus|sept[ií]es"
    r"|septimus|oct[ií]es|octavus|non[ií]es|nov[ií]es|dec[ií]es|undec[ií]es|duodec[ií]es"
    r"|terdec[ií]es|quaterdec[ií]es|quindec[ií]es)"
)
# A letter after the number needs a hyphen, or to be alone before the sign that ends the number.
_END = r"(?=\s*(?:[.:)\-–—]|$))"
SUFFIX = (
    rf"(?:\.?\s*-?\s*{_LATIN_WORD}\b(?:\s*-?\s*(?:\d{{1,2}}|[A-Z])\b{_END})?"
    rf"|\.?-[A-ZÑ](?:-?\d{{1,2}})?{_END}|\s[A-ZÑ]{_END})"
)
DIGITS = r"\d{1,5}(?:\.\d{1,3})*(?:\s?\.?\s?[º°ª˚]|(?:er|ro|do|to|mo|vo|no|o|a)(?!\w))?"
# "Artículo 1.902" of a code is one number.
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
ROMAN = r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"

_ONE = re.compile(
    rf"(?P<word>{ORDINAL}(?!\w)|{CARDINAL})|(?P<digits>{DIGITS})|(?P<roman>{ROMAN})(?!\w)",
    re.IGNORECASE,
)
_NUMBER = rf"(?:(?:{ORDINAL})(?!\w)|{CARDINAL}|{DIGITS}){SUFFIX}?"
NUMBER = rf"{_NUMBER}(?:\s+(?:a|al|y|e)\s+(?:el\s+)?(?:art[ií]culo\s+)?{_NUMBER})?"
_LONE = re.compile(_NUMBER, re.IGNORECASE)
_RANGE = re.compile(
    rf"({_NUMBER})\s+(?:a|al|y|e)\s+(?:el\s+)?(?:art[ií]culo\s+)?({_NUMBER})$", re.IGNORECASE
)


@dataclass(frozen=True)
class Number:
    """A number as written, the place it takes in its series, and the last place of a range."""

    written: str
    value: tuple[int, ...]
    suffix: tuple[int | str, ...]
    last: int
    words: bool

    @property
    def key(self) -> tuple:
        """Two numbers with one key are the same number."""
        return self.value, self.suffix


def fold(text: str) -> str:
    """Return `text` in lower case and without accents."""
    folded = text.lower().translate(_ACCENTS)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def ordinal_value(words: str) -> int:
    """Return the value of a Spanish ordinal in words ("décimo segundo" is 12), 0 for none."""
    folded = fold(words).strip()
    if folded in _WHOLE:
        return _WHOLE[folded]
    total, rest = 0, re.sub(r"[\s-]+", "", folded)
    while rest:
        for stem, value in (*_TENS.items(), *_UNITS.items()):
            if rest.startswith(stem):
                total += value
                rest = rest[len(stem) :]
                # "decimoctavo" keeps one "o" for both its halves.
                if rest[:1] in ("o", "a") and not rest.startswith("octav"):
                    rest = rest[1:]
                break
        else:
            return 0
    return total


def cardinal_value(words: str) -> int:
    """Return the value of a Spanish cardinal in words ("treinta y dos" is 32), 0 for none."""
    total, rest = 0, re.sub(r"\s+(?:y\s+)?", "", fold(words))
    names = sorted(_CARDINALS, key=len, reverse=True)
    while rest:
        name = next((name for name in names if rest.startswith(name)), None)
        if name is None:
            return 0
        total += _CARDINALS[name]
        rest = rest[len(name) :]
        if name == "un" or name.endswith("ient"):
            rest = re.sub(r"^(?:[oa]s?)", "", rest)
    return total


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral."""
    places = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    values = [places[char] for char in numeral.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < next_ else one for one, next_ in pairs)


def _suffix_key(suffix: str) -> tuple[int | str, ...]:
    parts: list[int | str] = []
    for part in re.findall(r"[a-zñ]+|\d+", fold(suffix)):
        if part in _LATIN:
            parts.append(f"{_LATIN.index(part):02}")
        elif part in _ALIASES:
            parts.append(f"{_ALIASES[part]:02}")
        else:
            parts.append(part)
    return tuple(parts)


def read_number(written: str) -> Number | None:
    """Return the number that `written` is, or None where it is none."""
    written = written.strip()
    # "Treinta y dos" is one number, not thirty and two.
    span = None if _LONE.fullmatch(written) else _RANGE.match(written)
    first = span.group(1) if span else written
    found = _ONE.match(first)
    if not found:
        return None
    value: tuple[int, ...]
    if found.group("word"):
        word = found.group("word")
        value = (ordinal_value(word) or cardinal_value(word),)
    elif found.group("digits"):
        digits = _THOUSANDS.sub("", found.group("digits"))
        value = tuple(int(part) for part in re.findall(r"\d+", digits))
    else:
        value = (roman_value(found.group("roman")),)
    if not any(value):
        return None
    end = read_number(span.group(2)) if span else None
    last = end.value[0] if end else value[0]
    clean = re.sub(r"\s+", " ", re.sub(r"(?<=\d)\s?\.?\s?[º°ª˚]", "º", written)).strip()
    clean = re.sub(r"(?<=[\dº])\.(?=\s)", "", clean)
    return Number(clean, value, _suffix_key(first[found.end() :]), last, bool(found.group("word")))


def near_ordinal(word: str) -> Number | None:
    """Return the ordinal that `word` misspells ("únco"), or None where it is near to none."""
    near = get_close_matches(fold(word), _ORDINALS, 1, 0.83)
    if not near:
        return None
    number = read_number(near[0])
    return replace(number, written=word) if number else None
