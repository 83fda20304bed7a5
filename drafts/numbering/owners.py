"""Whose article is spoken of: the text's own, or another law's.

What follows a number decides ("artículo 6 de la Ley General de Archivos"), else what the sentence
says before it. Where neither says it clearly, a person looks.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from drafts.reading.numbers import ORDINAL, fold

OWN, IMPLIED, OTHER, UNSURE = "own", "implied", "other", "unsure"

INSTRUMENTS = (
    "ley|leyes|codigo|constitucion|reglamento|convencion|convenio|tratado|pacto|declaracion"
    "|decreto|acuerdo|norma|normas|estatuto|estatutos|lineamientos|protocolo|carta|directiva"
    "|ordenanza|plan|programa|manual|politica|bases|reglas|ordenamiento|instrumento|estrategia"
    "|resolucion|circular|bando"
)
_GAP = r"\s*[,(]?\s*"
_FURTHER = r"(?:y\s+dem[aá]s\s+(?:\w+\s+){0,3})?"
_OWN = re.compile(
    rf"{_GAP}{_FURTHER}(?:de\s+(?:la|el|los|las)?\s*(?:presentes?|est[aeo]s?)|del\s+presente)\b(?:\s+\w+)?"
)
_SAID = re.compile(
    rf"{_GAP}{_FURTHER}(?:de\s+|del\s+)(?:la\s+|el\s+|los\s+|las\s+)?"
    r"(?:dich[oa]s?|citad[oa]s?|referid[oa]s?|mencionad[oa]s?|mism[oa]s?|propi[oa]s?|ese|esa"
    r"|aquel|aquella|aludid[oa]s?)\b"
)
_CONSTITUTIONAL = re.compile(r"\s*,?\s*constitucional(?:es)?\b")
_PART = re.compile(
    rf"{_GAP}(?:del|de\s+la|de\s+los|de\s+las)\s+(?:titulo|capitulo|seccion|libro|apartado|anexo)\s+"
    rf"(?:(?:{fold(ORDINAL)})(?!\w)|[ivxlc]+\b|\d+|[a-z]\b)"
)
_INSTRUMENT = re.compile(
    rf"{_GAP}{_FURTHER}(?:de\s+|del\s+)(?:la\s+|el\s+|los\s+|las\s+)?(?P<noun>{INSTRUMENTS})\b"
)
_ACRONYM = re.compile(r"\s*,?\s*(?:de\s+la|del|de\s+los|de\s+las|de)\s+[A-ZÁÉÍÓÚÑ]{2,}\b")
_NAMED = re.compile(rf"\b(?:{INSTRUMENTS})\b")
# The words that a law's name is made of: those with a capital, and those that join them.
_NAME = re.compile(
    r"(?:\s+(?:[A-ZÁÉÍÓÚÑ][\w-]*|de|del|la|las|el|los|en|para|por|sobre|a|al|con|que|se|y|e))*"
)


@dataclass(frozen=True)
class Owner:
    """Whose article, and where in the text the words end that say so."""

    whose: str
    end: int


def owner_after(text: str, at: int, own_names: Collection[str]) -> Owner:
    """Say whose the article is by the words of `text` from `at` on, right behind its number."""
    rest = fold_same_length(text[at : at + 240])
    part = _PART.match(rest)
    skipped = part.end() if part else 0
    if _CONSTITUTIONAL.match(rest, skipped):
        return Owner(OTHER, at + skipped)
    if own := _OWN.match(rest, skipped):
        return Owner(OWN, at + own.end())
    if said := _SAID.match(rest, skipped):
        return Owner(UNSURE, at + said.end())
    if found := _INSTRUMENT.match(rest, skipped):
        start = found.start("noun")
        for name in own_names:
            if rest.startswith(fold_same_length(name), start):
                return Owner(OWN, at + start + len(name))
        nouns = {fold_same_length(name).split()[0] for name in own_names if name.split()}
        named = _NAME.match(text, at + found.end())
        end = named.end() if named else at + found.end()
        bare = not re.search(r"[A-ZÁÉÍÓÚÑ]", text[at + found.end() : end])
        if bare:
            end = at + found.end()
            return Owner(OWN if found["noun"] in nouns else OTHER, end)
        return Owner(OTHER, end)
    if acronym := _ACRONYM.match(text[at : at + 60], skipped):
        return Owner(OTHER, at + acronym.end())
    return Owner(OWN if part else IMPLIED, at + skipped)


def named_before(before: str, own_names: Collection[str]) -> bool:
    """Whether the sentence before a reference names another law, or says "its" article."""
    folded = fold_same_length(before)
    if re.search(r"\bsus?\s*$", folded):
        return True
    nouns = {fold_same_length(name).split()[0] for name in own_names if name.split()}
    for found in _NAMED.finditer(folded):
        word = before[found.start() : found.end()]
        own = bool(re.search(r"\b(?:presente|est[ae])\s+$", folded[: found.start()]))
        own = own or (found.group() in nouns and _is_own(folded[found.start() :], own_names))
        if word[:1].isupper() and not own:
            return True
    return False


def _is_own(rest: str, own_names: Collection[str]) -> bool:
    if any(rest.startswith(fold_same_length(name)) for name in own_names):
        return True
    # "la Política" alone is this one; "la Política Nacional de Salud" is not.
    return not re.match(
        r"\w+\s+(?:nacional|general|federal|estatal|organica|de|del|sobre|para)\b", rest
    )


class _Folds(dict[int, str]):
    """Each letter folded, worked out once; one that would become several stays."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


_FOLDS = _Folds()


def fold_same_length(text: str) -> str:
    """Fold `text` letter by letter, so that places in it stay places."""
    return text.translate(_FOLDS)
