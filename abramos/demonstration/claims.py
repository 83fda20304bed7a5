"""Reading what people say in the demonstration: topics, and the claims made about each.

The files under `texts/voces` are written to be read by people. A topic is the title of an article
and the number of comments on it; a claim opens with its outcome and the articles of the next draft
that took it up; below stand the ways to say it (-), to support it (+), to ask for it (?), the
wording proposed (>), the words of the article it quotes (q) and the reasons of the answer (!).
"""

from dataclasses import dataclass
from pathlib import Path

VOICES = Path(__file__).parent / "texts" / "voces"

OUTCOMES = {
    "a": "accepted",
    "p": "partially_accepted",
    "n": "not_accepted",
    "c": "already_covered",
    "o": "out_of_scope",
    "i": "other_instrument",
}
MARKS = {"-": "say", "+": "why", "?": "ask", ">": "wording", "q": "quote", "!": "reason"}
GENERAL = "General"


@dataclass(frozen=True)
class Claim:
    """One thing that people hold about an article, with what was answered to it."""

    key: str
    outcome: str
    into: tuple[str, ...]
    say: tuple[str, ...]
    why: tuple[str, ...]
    ask: tuple[str, ...]
    wording: str | None
    quote: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """The title of an article, the number of comments on it and the claims they make."""

    title: str
    count: int
    claims: tuple[Claim, ...]


def read_topics(*names: str) -> tuple[Topic, ...]:
    """Return the topics of the files `names`, in order."""
    return tuple(topic for name in names for topic in _topics(name))


def _topics(name: str) -> list[Topic]:
    text = (VOICES / f"{name}.txt").read_text(encoding="utf-8")
    topics = []
    for block in text.split("## ")[1:]:
        head, *claims = block.split("\n= ")
        title, count = head.strip().split(" | ")
        read = tuple(_claim(f"{name}/{title}/{at}", claim) for at, claim in enumerate(claims, 1))
        topics.append(Topic(title, int(count), read))
    return topics


def _claim(key: str, text: str) -> Claim:
    head, *lines = text.strip().split("\n")
    letter, _, into = head.partition(" | ")
    found: dict[str, list[str]] = {name: [] for name in MARKS.values()}
    for line in lines:
        found[MARKS[line[0]]].append(line[2:].strip())
    return Claim(
        key,
        OUTCOMES[letter],
        tuple(into.split("; ")) if into else (),
        tuple(found["say"]),
        tuple(found["why"]),
        tuple(found["ask"]),
        next(iter(found["wording"]), None),
        next(iter(found["quote"]), None),
        tuple(found["reason"]),
    )
