"""The public address of a unit within its text."""

import re

from drafts.reading.numbers import fold

_PREFIX = {
    "transitory": "transitorio",
    "annex": "anexo",
    "decree": "decreto",
    "preamble": "preambulo",
}
LONGEST = 60


def words_as_slug(words: str) -> str:
    """Return `words` as an address: lower case, without accents, joined by hyphens."""
    folded = re.sub(r"(?<=\d)[oºª°]\b", "", fold(words).replace("º", "").replace("ª", ""))
    slug = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if len(slug) > LONGEST:
        slug = slug[:LONGEST].rsplit("-", 1)[0].strip("-")
    return slug


def slug_of(kind: str, number: str | None, heading: str) -> str:
    """Return the address that the unit would have if it were alone: "12", "transitorio-primero"."""
    if kind in ("provision", "transitory") and fold(heading).startswith("disposicion"):
        return words_as_slug(re.split(r"[.:—–]", heading)[0])
    prefix = _PREFIX.get(kind, "")
    if kind == "action" and not number:
        return "linea"
    if kind == "section" and not number:
        return words_as_slug(heading) or "seccion"
    return words_as_slug(f"{prefix} {number or ''}") or words_as_slug(heading) or "articulo"


class Slugs:
    """Gives each unit of one text an address that no other has."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, kind: str, number: str | None, heading: str) -> str:
        """Return the unit's address; one already given gets "-2", "-3"…"""
        wanted = slug_of(kind, number, heading)
        slug, times = wanted, 1
        while slug in self._given:
            times += 1
            slug = f"{wanted}-{times}"
        self._given.add(slug)
        return slug
