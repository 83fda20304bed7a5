"""Finding an article by its title, so that "el artículo 12" is about what article 12 says."""

import re
from collections.abc import Iterable
from typing import Protocol


class Article(Protocol):
    """What is asked of an article: its number as written, its title and its body."""

    @property
    def number(self) -> str | None: ...

    @property
    def title(self) -> str: ...

    @property
    def text(self) -> str: ...


def by_title(articles: Iterable[Article]) -> dict[str, Article]:
    """Return the numbered articles by their title; what has a name and no number is left out."""
    return {one.title.rstrip("."): one for one in articles if (one.number or "").isdigit()}


def refer(text: str, here: dict[str, Article], following: dict[str, Article] | None = None) -> str:
    """Write the numbers: `{Objeto}` is that article of `here`, `{+Objeto}` of `following`."""

    def number(found: re.Match[str]) -> str:
        draft = following if found[1] else here
        return f"artículo {(draft or {})[found[2]].number}"

    return re.sub(r"\{(\+?)([^}]+)\}", number, text)
