"""An article's Markdown as the site reads it, with its notes apart, as files show them."""

import re
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from drafts.commonmark import commonmark

_REFERENCE = re.compile(r"\[\^([^\]\s]{1,20})\]")
# "[^1]: words", and the lines under it that are indented.
_DEFINITION = re.compile(
    r"^\[\^(?P<label>[^\]\s]{1,20})\]:[ \t]+(?P<words>\S.*(?:\n(?:[ \t]*\n)*[ \t]{2,}\S.*)*)\n*",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Parsed:
    """An article's text, and its notes by their labels; a token "note" refers to one."""

    tokens: list[Token]
    notes: dict[str, str]


def parse(text: str) -> Parsed:
    """Return what `text`, Markdown, says."""
    notes: dict[str, str] = {}
    if "[^" in text:
        said = {found["label"]: found["words"] for found in _DEFINITION.finditer(text)}
        body = _DEFINITION.sub("", text)
        notes = {label: said[label] for label in _REFERENCE.findall(body) if label in said}
        # What no word refers to stays where it is written.
        text = _DEFINITION.sub(lambda found: "" if found["label"] in notes else found[0], text)
        notes = {label: re.sub(r"\n[ \t]+", "\n", words) for label, words in notes.items()}
    return Parsed(PARSER.parse(text, {"notes": notes}), notes)


def _refer(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not found or found[1] not in state.env.get("notes", ()):
        return False
    if not silent:
        state.push("note", "", 0).content = found[1]
    state.pos = found.end()
    return True


PARSER = commonmark()
PARSER.inline.ruler.before("link", "note", _refer)
