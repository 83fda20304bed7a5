"""The references inside a text: "artículo 12", "artículos 5 a 7 y 9", "el artículo anterior"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drafts.numbering.owners import IMPLIED, OTHER, OWN, UNSURE, named_before, owner_after
from drafts.reading.numbers import DIGITS, ORDINAL

_LATIN = (
    r"(?:bis|ter|qu[aá]ter|quinqui?es|sexies|sept[ií]es|oct[ií]es|non[ií]es|nov[ií]es|dec[ií]es)"
)
_SUFFIX = (
    rf"(?:\.?\s*-?\s*{_LATIN}\b(?:\s*-?\s*(?:\d{{1,2}}|(?-i:[A-Z]))\b(?!\s*\)))?"
    r"|-(?-i:[A-ZÑ])(?:-?\d{1,2})?\b)"
)
NUM = re.compile(rf"(?:(?:{ORDINAL})(?!\w)|{DIGITS}){_SUFFIX}?(?!\w)", re.IGNORECASE)
_WORDS = {
    "article": r"art[íi]culos?|arts?\.",
    "objective": r"objetivos?",
    "strategy": r"estrategias?",
    "action": r"(?:l[íi]neas?\s+de\s+)?acci[óo]n(?:es)?",
}
_PROVISION = (
    r"disposici(?:[óo]n|ones)\s+(?P<sort>adicional(?:es)?|transitorias?|final(?:es)?"
    r"|derogatorias?|complementarias?)"
)
_TRANSITORY = re.compile(r"\s+transitori[oa]s?\b", re.IGNORECASE)
_VALUE = (
    rf"(?:(?-i:[IVXLC]+)\b|[a-zñ]\)|(?-i:[A-Z])\b|\d+(?:[.º°]|\))?|(?:{ORDINAL})(?!\w)"
    r"|[«“\"][a-z][»”\"])"
)
_QUALIFIER = re.compile(
    rf"\s*,?\s*(?:(?:y|o|en\s+su|en\s+sus)\s+)?(?:fracci[óo]n(?:es)?|incisos?|apartados?|p[áa]rrafos?"
    rf"|numeral(?:es)?|bases?)\s+{_VALUE}(?:(?:\s*,\s*|\s+(?:y|e|o|al?)\s+){_VALUE})*"
    rf"|\s*,?\s*(?:{ORDINAL}|[úu]ltimo|pen[úu]ltimo)(?:\s*(?:,|y)\s*(?:{ORDINAL}|[úu]ltimo))*\s+p[áa]rrafos?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,\s*(?:(?:y|e|o|u)\s+)?|\s+(?:y|e|o|u|ni)\s+", re.IGNORECASE)
_TO = re.compile(r"\s+al?\s+(?:el\s+)?|\s*[–—]\s*|-(?=\d)", re.IGNORECASE)
# How a list may go on that is not followed here: "2/4", "2 y/o 4", "2; 3", "2 y el diverso 4".
_LOOSE = re.compile(
    r"\s*(?:[;/]|,?\s*(?:y/o|y|e|o|u|ni|as[íi]\s+como|al?)\b)[\s,]*"
    r"(?:(?:y/o|y|o|en\s+su\s+caso|el|la|los|las|diversos?|art[íi]culos?)\b[\s,]*)*(?=\d)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:%|d[íi]as?|mes(?:es)?|a[ñn]os?|horas?|semanas?|por\s+ciento|pesos|veces|personas"
    r"|integrantes|municipios|autoridades)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?P<article>(?:el|del|al|este|los|las)\s+)(?P<count>(?:dos|tres|cuatro)\s+)?"
    r"(?P<words>art[íi]culos?\s+(?:inmediato\s+)?"
    r"(?P<way>anterior(?:es)?|precedentes?|siguientes?|posterior(?:es)?|que\s+(?:le\s+)?anteceden?|que\s+sigue))\b",
    re.IGNORECASE,
)
# The stop of "9o.", and not that of the sentence.
_STOP = re.compile(r"\.(?=\s*[a-záéíóúñ,;)\d]|\s+[A-Z]{2})")
_OPENERS = {"«": "»", "“": "”"}


@dataclass(frozen=True)
class Cited:
    """One number of a reference; `to` says that a range runs up to it from the one before."""

    start: int
    end: int
    written: str
    to: bool = False


@dataclass(frozen=True)
class Reference:
    """Articles spoken of in a text: which, in which series of numbers, and whose they are.

    `series` is the kind of unit, or "transitory" and the like. `doubt` says why a person should
    look: "others" (another law is near), "quoted", "list" (a list after a singular). `way` is
    "before" or "after" for "el artículo anterior" and "el siguiente", which carry no number.
    """

    start: int
    end: int
    series: str
    whose: str
    numbers: tuple[Cited, ...] = ()
    doubt: str = ""
    way: str = ""
    plural: bool = False


def references(
    text: str, own_names: Collection[str] = (), words: Collection[str] = ()
) -> Iterator[Reference]:
    """Yield the references of `text`, in order.

    `own_names` are the names of the text itself; `words` what it calls its articles besides
    "artículo".
    """
    head = re.compile(
        r"\b(?:"
        + "|".join(f"(?P<{kind}>{word})" for kind, word in _WORDS.items())
        + f"|(?P<provision>{_PROVISION})"
        + (f"|(?P<own>{'|'.join(map(_plural, words))})" if words else "")
        + r")(?P<transitory>\s+transitori[oa]s?)?\s+"
        + r"(?:del\s+(?=\d)|n[úu]m(?:eros?|s?\.)\s+|n\.?[º°]\s*)?",
        re.IGNORECASE,
    )
    found: list[Reference] = []
    done = 0
    for opening in head.finditer(text):
        if opening.start() < done:
            continue
        for reference in _listed(text, opening, own_names):
            found.append(reference)
            done = reference.end
    for relative in _RELATIVE.finditer(text):
        way = (
            "after" if relative["way"][:1].lower() in "s" or "post" in relative["way"] else "before"
        )
        way = "after" if "sigue" in relative["way"] else way
        plural = bool(relative["count"]) or relative["way"].endswith("es")
        found.append(
            Reference(
                *relative.span("words"), "article", IMPLIED, way=way, plural=plural,
                doubt="quoted" if _is_quoted(text, relative.start()) else "",
            )
        )  # fmt: skip
    yield from sorted(found, key=lambda one: one.start)


def _plural(word: str) -> str:
    return r"\s+".join(
        rf"{re.escape(part)}(?:e?s)?" if len(part) > 2 else part for part in word.split()
    )


def _listed(text: str, opening: re.Match, own_names: Collection[str]) -> Iterator[Reference]:
    """The numbers after "artículos", in as many references as they have owners."""
    series = next(
        kind for kind in ("article", "objective", "strategy", "action", "provision", "own")
        if kind in opening.re.groupindex and opening[kind]
    )  # fmt: skip
    many = opening.group().split()[0].lower().rstrip(".").endswith("s")
    if series == "provision":
        series = "transitory" if opening["sort"].lower().startswith("transi") else "provision"
        many = opening["sort"].lower().endswith("s")
    series = "article" if series == "own" else series
    if opening["transitory"]:
        series = "transitory"
    at, first = opening.end(), True
    sentence = _sentence_start(text, opening.start())
    pending: list[Reference] = []
    while True:
        numbers, end, listed = _numbers(text, at, many, None if first else "digits")
        if not numbers:
            break
        kind = series
        if after := _TRANSITORY.match(text, end):
            kind, end = "transitory", after.end()
        owner = owner_after(text, end, own_names)
        doubt = ""
        if owner.whose == IMPLIED and named_before(text[sentence : opening.start()], own_names):
            doubt = "others"
        if owner.whose == UNSURE:
            doubt = "others"
        if listed:
            doubt = doubt or "list"
        if _is_quoted(text, opening.start()):
            doubt = "quoted"
        pending.append(
            Reference(numbers[0].start, numbers[-1].end, kind, owner.whose, tuple(numbers), doubt)
        )
        if owner.whose == IMPLIED or not many:
            break
        further = re.compile(r"(?:\s*,)?\s+(?:y|e|as[íi]\s+como)\s+(?:(?:el|los)\s+)?(?=\d)").match(
            text, _before_further(text, owner.end)
        )
        if not further:
            break
        at, first = further.end(), False
    # "los artículos 6 de la Constitución y 23": nothing says whose the last one is.
    if len(pending) > 1 and pending[-1].whose == IMPLIED:
        last = pending.pop()
        pending.append(Reference(last.start, last.end, last.series, UNSURE, last.numbers, "others"))
    yield from pending


def _before_further(text: str, end: int) -> int:
    """Where a law's name ends, if it took the "y" that joins another number in."""
    back = re.search(r"\s+(?:y|e)$", text[:end])
    return back.start() if back else end


def _numbers(text: str, at: int, many: bool, style: str | None) -> tuple[list[Cited], int, bool]:
    """The numbers from `at` on, where they and what qualifies them end, and whether a singular word
    seems to have several."""
    found: list[Cited] = []
    listed = False
    end = at
    match = NUM.match(text, at)
    to = False
    while match:
        digits = match.group()[0].isdigit()
        if found and (digits != found[0].written[0].isdigit() or _COUNTED.match(text, match.end())):
            break
        if not found and style == "digits" and not digits:
            break
        found.append(Cited(match.start(), match.end(), match.group(), to))
        end = match.end()
        if text[end : end + 1] == "." and match.group()[-1:].lower() in "or":
            end += bool(_STOP.match(text, end))
        while qualifier := _QUALIFIER.match(text, end):
            end = qualifier.end()
        step = _TO.match(text, end)
        to = bool(step)
        if step is None and many:
            step = _AND.match(text, end)
        elif step is None and (both := re.compile(r"\s+(?:y|o)\s+").match(text, end)):
            beside = NUM.match(text, both.end())
            listed = bool(
                beside and beside.group()[0].isdigit() and not _COUNTED.match(text, beside.end())
            )
        match = NUM.match(text, step.end()) if step else None
    if found and (loose := _LOOSE.match(text, end)):
        beside = NUM.match(text, loose.end())
        listed = listed or bool(beside and not _COUNTED.match(text, beside.end()))
    return found, end, listed


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds `start` to `end` begins and ends."""
    stop = re.compile(r"[.;](?=\s+[A-ZÁÉÍÓÚÑ«“¿]|\s*$)|\n").search(text, end)
    return _sentence_start(text, start), stop.end() if stop else len(text)


def _sentence_start(text: str, at: int) -> int:
    begun = 0
    for stop in re.finditer(r"[.;:](?=\s+[A-ZÁÉÍÓÚÑ«“¿])\s+|\n\s*", text[:at]):
        begun = stop.end()
    return begun


def _is_quoted(text: str, at: int) -> bool:
    """Whether the place stands inside a quotation, or in a paragraph set as one."""
    line = text.rfind("\n", 0, at) + 1
    if text[line:].lstrip().startswith(">"):
        return True
    return any(
        text.count(sign, 0, at) > text.count(closing, 0, at) for sign, closing in _OPENERS.items()
    )


__all__ = ["OTHER", "OWN", "UNSURE", "Cited", "Reference", "references", "sentence_around"]
