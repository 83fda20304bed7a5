"""RTF made ready for pandoc. It carries each number beside its paragraph, as it was shown, in a
group that pandoc leaves out: the group's words are put into the paragraph, which is then in no
list."""

import re
from collections import Counter

# The group, and the control words up to the paragraph's first word.
_LISTED = re.compile(
    rb"\{\\(?:\*\\)?(?:listtext|pntext)\b(?P<words>(?:[^{}]|\{[^{}]*\})*)\}"
    rb"(?P<after>(?:\\(?!u-?\d|par\b|tab\b|line\b)[a-zA-Z]+-?\d* ?|[\r\n])*)"
)
# Words within a group: what is left without control words.
_CONTROL = re.compile(rb"\\'[0-9a-fA-F]{2}|\\u-?\d+ ?\??|\\[a-zA-Z]+-?\d* ?|\\[^a-zA-Z]|[{}\r\n]")
_NUMBER = re.compile(rb"[0-9A-Za-z]")
_LIST = re.compile(rb"\\(?:ls|ilvl)\d+ ?")
_RESET = re.compile(rb"\\(?:pard|plain)\b ?")
# pandoc loses the letter after a character that is written "\\u241?".
_STOOD_FOR = re.compile(rb"(\\u-?\d+)\?")
_PICTURE = re.compile(rb"\{\\(?:\*\\shppict|pict)\b")
_REVISED = re.compile(rb"\\(?:revised|deleted)\b")


def prepare(content: bytes) -> tuple[bytes, Counter[str]]:
    """Return the RTF with its numbers as words, and how many "changes" and "images" it has."""
    found: Counter[str] = Counter()
    found["images"] = len(_PICTURE.findall(content))
    found["changes"] = len(_REVISED.findall(content))
    numbered = False

    def words(match: re.Match[bytes]) -> bytes:
        nonlocal numbered
        inside = match["words"]
        numbered = True
        written = b"-"  # a bullet
        if _NUMBER.search(_CONTROL.sub(b"", inside)):
            written = _RESET.sub(b"", inside).replace(b"\\tab", b" ")
        return match["after"] + b"{" + written + b" }"

    content = _STOOD_FOR.sub(rb"\1\\'3f", content)
    lines = []
    for paragraph in re.split(rb"(?<=\\par)(?![a-z])", content):
        numbered = False
        paragraph = _LISTED.sub(words, paragraph)
        lines.append(_LIST.sub(b"", paragraph) if numbered else paragraph)
    return b"".join(lines), found
