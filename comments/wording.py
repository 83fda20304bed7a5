"""A proposed wording as what it changes: of the article, of the quoted words, or neither."""

from collections import Counter
from dataclasses import dataclass

from drafts.comparing.redlines import ADDED, REMOVED, SAME, Op, redline

# Share of the words that have to stay for a comparison to say more than the wording alone.
OF_ARTICLE, OF_QUOTE = 0.5, 0.3
BESIDE = 80  # characters shown beside a change


@dataclass(frozen=True)
class Changes:
    """What a wording changes. `of` is "article" or "quote"."""

    of: str
    ops: list[Op]

    @property
    def added(self) -> int:
        """How many words come in."""
        return sum(len(op.text.split()) for op in self.ops if op.kind == ADDED)

    @property
    def removed(self) -> int:
        """How many words go out."""
        return sum(len(op.text.split()) for op in self.ops if op.kind == REMOVED)

    @property
    def brief(self) -> list[Op]:
        """The changes with long stretches that stay cut down to what stands beside a change."""
        return [op if op.kind != SAME else Op(SAME, _cut(op.text)) for op in self.ops]


def changes(article: str, quote: str, wording: str) -> Changes | None:
    """Return what `wording` changes of the text that it was written from.

    None when it keeps too little of the article and of the quoted words: then it is a new text, or
    a phrase to be put in somewhere, and is read as it stands.
    """
    if not wording.strip():
        return None
    if kept(article, wording) >= OF_ARTICLE:
        return Changes("article", redline(article.strip(), wording.strip()))
    if kept(quote, wording) >= OF_QUOTE:
        return Changes("quote", redline(quote.strip(), wording.strip()))
    return None


def kept(old: str, new: str) -> float:
    """Return the share of the words of `old` that `new` has too, wherever they stand; 0 to 1."""
    words = Counter(old.lower().split())
    return (words & Counter(new.lower().split())).total() / max(words.total(), 1)


def _cut(text: str) -> str:
    """Return a stretch that stays: whole when short, else its two ends."""
    if len(text) <= 4 * BESIDE:
        return text
    return f"{text[:BESIDE].rsplit(None, 1)[0]} […] {text[-BESIDE:].split(None, 1)[-1]}"
