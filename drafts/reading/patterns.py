"""What a line may be the heading of. A line is judged alone here; its neighbours come later."""

import re
from dataclasses import dataclass, field

from drafts.reading.lines import Line
from drafts.reading.numbers import (
    NUMBER,
    ORDINAL,
    ROMAN,
    Number,
    fold,
    near_ordinal,
    read_number,
)

DASH = r"[-‐‑‒–—−]"
# What may stand between a number and the words after it: ".", ".-", " —", ":", ")".
SIGN = rf"(?P<sign>\s*(?:[.:;)]\s*{DASH}+|{DASH}+\.?|[.:)])|)\s*"
# Words that a line cut in the middle of a sentence ends with.
HANGING = {
    "de", "del", "el", "la", "los", "las", "al", "a", "en", "y", "o", "u", "e", "que", "por", "con",
    "según", "este", "presente", "dicho", "citado", "artículo", "artículos", "art.", "arts.", "su",
}  # fmt: skip
QUOTES = "«“\"'‘"

_ARTICLE = re.compile(
    rf"(?P<name>(?:art[íi]culos?|arts?\.)\s*(?:transitori[oa]s?\s+)?(?P<number>{NUMBER})"
    rf"(?P<transitory>\s+transitori[oa]s?)?){SIGN}(?P<rest>.*)$",
    re.IGNORECASE,
)
_NUMBERLESS = re.compile(
    rf"(?P<name>art[íi]culo\s+(?P<number>transitorio|final|adicional)){SIGN}(?P<rest>.*)$",
    re.IGNORECASE,
)
_MISSPELT = re.compile(
    rf"(?P<name>art[íi]culo\s+(?P<number>[^\W\d]+)){SIGN}(?P<rest>)$", re.IGNORECASE
)
_DIVISION = re.compile(
    r"(?P<name>(?P<word>libro|parte|subt[íi]tulo|t[íi]tulo|cap[íi]tulo|subsecci[óo]n|secci[óo]n|p[áa]rrafo|§)"
    rf"(?:\s+|(?<=§))(?:n[uú]mero\s+)?(?P<number>{ORDINAL}(?!\w)|\d{{1,3}}(?:\.?\s?[ºª°]|[oa]\b)?|{ROMAN}(?!\w)|[A-Z]\b"
    rf"|preliminar|final|general|especial)(?:\s+(?:bis|ter|qu[áa]ter|quinquies)\b)?){SIGN}(?P<rest>.*)$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"(?P<number>{ORDINAL})\s+(?P<word>libro|parte|secci[óo]n)\s*[.:]?$", re.IGNORECASE
)
_PROVISION = re.compile(
    r"(?P<name>disposici(?:[óo]n|ones)\s+(?P<sort>adicional(?:es)?|transitorias?|derogatorias?"
    r"|final(?:es)?|complementarias?)"
    rf"(?:\s+(?:transitoria|derogatoria|final))?(?:\s+(?P<number>{NUMBER}))?){SIGN}(?P<rest>.*)$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?P<name>(?P<number>{ORDINAL}(?!\w)(?:\s+(?:bis|ter)\b)?)){SIGN}(?P<rest>.*)$", re.IGNORECASE
)
_ANNEX = re.compile(
    rf"(?P<name>(?:anexo|ap[ée]ndice)(?:\s+(?:n[.ºo°]*\s*)?(?P<number>{ROMAN}(?!\w)|\d{{1,3}}(?:\.\d+)*|[A-Z]\b|{ORDINAL}(?!\w)))?)"
    rf"{SIGN}(?P<rest>.*)$",
    re.IGNORECASE,
)
_TRANSITORY_GROUP = re.compile(
    r"(?:(?:articulos|disposiciones|regimen|normas|articulado)\s+)?transitori[oa]s?(?:\s+(?P<rest>.*))?$"
)
_PROVISION_GROUP = re.compile(
    r"(?:disposiciones|disposicion)\s+"
    r"(?:adicional(?:es)?|final(?:es)?|derogatorias?|transitorias?|complementarias?|especiales|varias)"
    r"(?:(?:,|\s+y)\s*(?:adicionales|finales|derogatorias?|transitorias?|complementarias?))*$"
)
_INSTRUMENT = re.compile(
    r"(?:ley|reglamento|estatutos?|texto refundido|codigo|ordenanza|constitucion|lineamientos"
    r"|normas?|reglas)\b"
)
ENACTING = re.compile(
    r"(?:d\s*e\s*c\s*r\s*e\s*t\s*[ao]|resuelven?|disponen?|dispongo|acuerdan?|ordena)\s*[:.]?$"
)
_SINGLE_TRANSITORY = {"transitorio", "transitoria"}

RANKS = {
    "book": 1, "part": 2, "title": 3, "subtitle": 4, "chapter": 5, "section": 6, "subsection": 7,
    "paragraph": 8,
}  # fmt: skip
_KINDS = {
    "libro": "book", "parte": "part", "titulo": "title", "subtitulo": "subtitle",
    "capitulo": "chapter", "seccion": "section", "subseccion": "subsection", "parrafo": "paragraph",
    "§": "paragraph",
}  # fmt: skip


@dataclass
class Mark:
    """A line that may open a unit or a division.

    `at` is the line's place in the list of lines; `role` is "article", "ordinal", "provision",
    "division", "transitories", "provisions", "annex" or "instrument". `name` are the words up to
    the number and its sign, `rest` those after it. `introduced` says that the line above ends with
    a colon, as before words that are quoted. `outer` says that it is an article of the act that
    carries the text, or another text, inside one of its own. `joined` is the heading whole where
    it is broken over two lines ("ARTÍCULO", then "5º.- Se crea"), of which `last` is the second.
    """

    at: int
    role: str
    kind: str
    name: str
    rest: str = ""
    number: Number | None = None
    written: str | None = None
    sign: str = ""
    rank: int = 0
    style: tuple = field(default=())
    weight: float = 1.0
    introduced: bool = False
    outer: bool = False
    joined: Line | None = None
    last: int = -1

    def __post_init__(self) -> None:
        self.last = max(self.at, self.last)

    @property
    def counts(self) -> Number:
        """The number, for marks that are known to have one."""
        if self.number is None:
            raise ValueError(f"{self.name!r} has no number")
        return self.number


def upper(text: str) -> bool:
    """Whether `text` is written in capitals."""
    return text.upper() == text and text.lower() != text


def _lower_start(rest: str) -> bool:
    return rest[:1].islower() or rest[:1] in ",;"


def article(line: Line, at: int) -> Mark | None:
    """Return the article that the line may open, or None."""
    plain = line.plain.lstrip(QUOTES)
    if plain[:1] not in "Aa":
        return None
    found = _ARTICLE.match(plain) or _misspelt(plain)
    if not found:
        lone = _NUMBERLESS.match(plain)
        if lone and plain[0] == "A" and (lone["sign"] or not lone["rest"]):
            word = lone["number"]
            kind = "transitory" if fold(word) == "transitorio" else "article"
            name = (lone["name"] + lone["sign"]).rstrip()
            return Mark(at, "article", kind, name, lone["rest"], written=word, sign=lone["sign"])
        return None
    if plain[0] != "A":
        return None
    sign, rest = found["sign"], found["rest"]
    weight = 1.0
    if rest and not sign.strip():
        # "Artículo 12 de la Ley", "Artículo 12, fracción II": another text speaks of an article.
        if not (rest[0].isupper() or rest[0] in "(" + QUOTES) or rest.startswith(
            ("Constitucional",)
        ):
            return None
        weight = 0.9 if line.depth or line.bold else 0.6
    elif rest and _lower_start(rest):
        weight = 0.5
    number = read_number(found["number"]) or near_ordinal(found["number"])
    if number is None:
        return None
    kind = (
        "transitory"
        if found.groupdict().get("transitory") or "transitori" in fold(found["name"])
        else "article"
    )
    style = (line.depth, bool(line.bold), found["name"][:4].isupper(), number.words)
    name = (found["name"] + sign).rstrip()
    return Mark(
        at, "article", kind, name, rest, number, number.written, sign, style=style, weight=weight
    )


def _misspelt(plain: str) -> re.Match | None:
    """The heading of an article whose ordinal lacks or changes a letter: "Artículo únco"."""
    found = _MISSPELT.match(plain)
    return found if found and near_ordinal(found["number"]) else None


def division(line: Line, at: int) -> Mark | None:
    """Return the title, chapter or section that the line may open, or None."""
    plain = line.plain
    if not (plain[:1].isupper() or plain[:1] == "§") or len(plain) > 400:
        return None
    turned = _TURNED.match(plain)
    if turned:
        kind = _KINDS[fold(turned["word"])]
        return Mark(at, "division", kind, plain, written=turned["number"], rank=RANKS[kind])
    found = _DIVISION.match(plain)
    if not found:
        return None
    rest, sign = found["rest"], found["sign"].strip()
    if rest and not sign and not (rest[0].isupper() or rest[0] in "(" + QUOTES):
        return None
    words = rest.split()
    # "### Capítulo Segundo —que establece los derechos— y del" is a sentence, cut and marked.
    marked = line.depth or line.bold
    if rest and _lower_start(rest) and not (marked and words[-1].lower() not in HANGING):
        return None
    if not line.depth and (len(words) > 30 or rest.endswith((",", ";"))):
        return None
    kind = _KINDS[fold(found["word"])]
    if kind == "paragraph" and not line.depth and len(words) > 15:
        return None
    return Mark(
        at, "division", kind, plain, found["rest"], written=found["number"], rank=RANKS[kind]
    )


def provision(line: Line, at: int) -> Mark | None:
    """Return the additional, transitory, repealing or final provision that the line may open."""
    plain = line.plain
    if plain[:1] != "D":
        return None
    found = _PROVISION.match(plain)
    if not found:
        return None
    rest, sign = found["rest"], found["sign"].strip()
    if rest and (not sign or _lower_start(rest)) and not (rest[0].isupper() and line.depth):
        return None
    if not found["number"] and not (sign or line.depth or line.wholly_bold):
        return None
    number = read_number(found["number"]) if found["number"] else None
    kind = "transitory" if fold(found["sort"]).startswith("transitoria") else "provision"
    name = (found["name"] + found["sign"]).rstrip()
    style = (line.depth, bool(line.bold), found["name"][:4].isupper(), True)
    written = number.written if number else None
    return Mark(at, "provision", kind, name, rest, number, written, found["sign"], style=style)


def ordinal(line: Line, at: int) -> Mark | None:
    """Return the unit named by an ordinal alone ("Primero.-") that the line may open, or None."""
    plain = line.plain
    if not plain[:1].isupper():
        return None
    found = _ORDINAL.match(plain)
    if not found or (found["rest"] and not found["sign"].strip()):
        return None
    number = read_number(found["number"])
    if number is None:
        return None
    style = (line.depth, bool(line.bold), found["number"].isupper(), "ordinal")
    name = (found["name"] + found["sign"]).rstrip()
    return Mark(
        at,
        "ordinal",
        "provision",
        name,
        found["rest"],
        number,
        number.written,
        found["sign"],
        style=style,
    )


def group(line: Line, at: int) -> Mark | None:
    """Return the heading of transitory or other provisions that the line may be, or None."""
    plain = line.plain
    if not plain[:1].isupper() or len(plain) > 160:
        return None
    folded = fold(plain).strip(" .:-—–")
    if re.fullmatch(r"(?:\w )+\w", folded):
        folded = folded.replace(" ", "")
    if _PROVISION_GROUP.fullmatch(folded):
        role = "transitories" if "transitori" in folded else "provisions"
        if folded.startswith("disposicion ") and role == "provisions":
            return None
        return Mark(at, role, role, plain, rank=1)
    found = _TRANSITORY_GROUP.match(folded)
    if not found:
        return None
    if folded in _SINGLE_TRANSITORY or folded.split()[0].endswith("s") or "transitorios" in folded:
        rest = found["rest"] or ""
        if rest and not (upper(plain) or line.depth or re.match(r"(?:de|del|al|a)\b", rest)):
            return None
        longest = 30 if upper(plain) or line.depth else 14
        if len(rest.split()) > longest or plain.endswith((",", ";")):
            return None
        return Mark(at, "transitories", "transitories", plain, rank=1)
    return None


def bare(mark: Mark) -> bool:
    """Whether a heading of transitory provisions says no more than that."""
    folded = fold(mark.name).strip(" .:-—–").replace(" ", "")
    return folded in {
        "transitorio", "transitoria", "transitorios", "transitorias", "articulostransitorios",
        "disposicionestransitorias",
    }  # fmt: skip


def titles_transitories(mark: Mark) -> bool:
    """Whether a title or chapter is that of the transitories: "TÍTULO XVI Disposiciones…"."""
    named = _TRANSITORY_GROUP.match(fold(mark.rest).strip(" .:-—–"))
    return mark.role == "division" and named is not None


def annex(line: Line, at: int) -> Mark | None:
    """Return the annex that the line may open, or None."""
    plain = line.plain
    if plain[:1] != "A" or len(plain) > 300:
        return None
    found = _ANNEX.match(plain)
    if not found or (found["name"][1:2].isupper() and plain[:5].upper() != plain[:5]):
        return None
    rest, sign = found["rest"], found["sign"].strip()
    if (
        rest
        and not sign
        and not (rest[0].isupper() and (line.depth or upper(plain) or line.wholly_bold))
    ):
        return None
    if rest and (_lower_start(rest) or (len(rest.split()) > 25 and not line.depth)):
        return None
    return Mark(at, "annex", "annex", plain, written=found["number"], rank=1)


def instrument(line: Line, at: int) -> Mark | None:
    """Return the heading of the law or regulation itself, after the decree that carries it."""
    plain = line.plain
    if not (line.depth or upper(plain)) or not _INSTRUMENT.match(fold(plain)):
        return None
    if len(plain.split()) < 2 or (plain.endswith((",", ";", ".")) and not line.depth):
        return None
    return Mark(at, "instrument", "heading", plain, rank=0)
