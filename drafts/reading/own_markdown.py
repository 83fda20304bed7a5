"""Our own Markdown: a draft in a file that any editor opens and that is read back word for word.

Plain Markdown does not say whether "#### Artículo 5" is an article of the draft or a line of one
that quotes another law. So each heading of the draft carries a mark, as pandoc and others write
heading attributes:

    ---
    formato: abramos/1
    ---

    # Política de datos

    ## Título Primero. Disposiciones generales {.division .titulo}

    ### Artículo 1. Objeto {.articulo}

    Esta política…

    #### Artículo 9 {.texto}

`{.division .titulo}` is a division and its kind, `{.articulo}` something that people comment on and
its kind, `{.texto}` a heading that is only part of the text. What the words of a heading do not
give is said beside: `#direccion` its address, `numero="12"`, `nivel="7"` where it stands deeper
than headings go, `unidad="objetivo-1"` the unit that has the division's words. A line break in a
heading is `<br>`. A heading without a mark was added by hand: it is read for what it looks like,
with a warning.
"""

import json
import re
from collections.abc import Iterable, Mapping

from drafts.reading import patterns
from drafts.reading.lines import read_lines
from drafts.reading.parts import (
    DivisionPart,
    Part,
    UnitPart,
    assembled,
    number_in,
    own_number,
    own_slug,
    parts_of,
)
from drafts.reading.tree import LeftOut, Reading, UnreadableText, Warning

FORMAT = "abramos/1"
UNMARKED = "unmarked_heading"

_KINDS = {
    "article": "articulo", "preamble": "preambulo", "transitory": "transitorio",
    "provision": "disposicion", "annex": "anexo", "decree": "decreto", "objective": "objetivo",
    "strategy": "estrategia", "action": "accion", "item": "punto", "section": "seccion",
    "axis": "eje", "book": "libro", "part": "parte", "title": "titulo", "subtitle": "subtitulo",
    "chapter": "capitulo", "subsection": "subseccion", "paragraph": "parrafo",
    "heading": "apartado",
}  # fmt: skip
_NAMES = {name: kind for kind, name in _KINDS.items()}
_DEEPEST = 6

_FIRST = re.compile(r"\ufeff?---[ \t]*\n")
_FACT = re.compile(r"([a-z]+):[ \t]*(.*?)[ \t]*$")
_TOKEN = r"(?:[.#][-\w]+|[a-z]+=\"(?:[^\"\\]|\\.)*\")"
_MARKED = re.compile(rf"(#{{1,6}})[ \t]+(.*?)[ \t]*\{{({_TOKEN}(?: +{_TOKEN})*)\}}[ \t]*$")
_LIKE_A_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_TEXT_MARK = " {.texto}"
_SPECIAL = re.compile(r"[\\`*_{}\[\]<#~]|&(?=#?\w+;)")
_WRITTEN = re.compile(r"<br>|\\([!-/:-@\[-`{-~])")
_UNITS = {"article", "ordinal", "provision", "annex"}


def write_own(title: str | None, parts: Iterable[Part], facts: Mapping[str, str | int] = {}) -> str:
    """Return the Markdown of a draft. `facts` go into its front matter, in their order."""
    head = ["---", f"formato: {FORMAT}"]
    head += [f"{key}: {_value(value)}" for key, value in facts.items()]
    blocks = ["\n".join([*head, "---"])]
    if title:
        blocks.append(f"# {_heading(title)}")
    for part in parts:
        level = part.depth + 2
        marks = _division_marks(part) if isinstance(part, DivisionPart) else _unit_marks(part)
        if level > _DEEPEST:
            marks.append(f'nivel="{level}"')
        words = [_heading(part.heading)] if part.heading else []
        blocks.append(" ".join(["#" * min(level, _DEEPEST), *words, "{" + " ".join(marks) + "}"]))
        if isinstance(part, UnitPart) and part.text:
            blocks.append(_body(part.text))
    return "\n\n".join(blocks) + "\n"


def write_reading(reading: Reading) -> str:
    """Return the Markdown that carries `reading`."""
    return write_own(reading.title, parts_of(reading))


def read_own(text: str) -> Reading | None:
    """Return the reading of `text` where it is our own Markdown, None where it is not.

    Raises `UnreadableText` where there is nothing in it to comment on.
    """
    if not _FIRST.match(text.replace("\r\n", "\n")):
        return None
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), 0)
    facts = (_FACT.match(line) for line in lines[1:end])
    if not any(fact and fact[1] == "formato" and _plain(fact[2]) == FORMAT for fact in facts):
        return None
    left_out = tuple(LeftOut(at + 1, "front matter", lines[at]) for at in range(end + 1))
    title, parts, warnings = _read(lines, end + 1)
    if not any(isinstance(part, UnitPart) for part in parts):
        raise UnreadableText("The text has no article: there is nothing to comment on.")
    return assembled(title, parts, warnings, left_out)


def _read(lines: list[str], start: int) -> tuple[str | None, list[Part], list[Warning]]:
    title: str | None = None
    parts: list[Part] = []
    warnings: list[Warning] = []
    opener: Part | None = None
    group = ""  # the kind of the division above
    body: list[str] = []

    def close() -> None:
        text = _stripped(body)
        if isinstance(opener, UnitPart):
            parts.append(UnitPart(**{**vars(opener), "text": text}))
        elif opener is not None:
            parts.append(opener)
        if text and not isinstance(opener, UnitPart):
            depth = opener.depth + 1 if opener else 0
            parts.append(UnitPart("preamble", None, "", text, depth, line=at))
        body.clear()

    at = start
    for at, line in enumerate(lines[start:], start + 1):
        opened = None
        if _LIKE_A_HEADING.match(line):
            if line.endswith(_TEXT_MARK):
                line = line.removesuffix(_TEXT_MARK)
            elif found := _MARKED.match(line):
                opened = _marked(found, at)
            elif opener is None and title is None and line.startswith("# "):
                title = _words(line[2:].strip())
                continue
            else:
                opened = _unmarked(line, at, group)
                message = "This heading carries no mark; it was read for what it looks like."
                warnings += [Warning(at, UNMARKED, message)] if opened else []
        if opened is None:
            body.append(line)
        else:
            close()
            opener = opened
            group = opened.kind if isinstance(opened, DivisionPart) else group
    close()
    return title, parts, warnings


def _marked(found: re.Match[str], at: int) -> Part:
    hashes, heading, tokens = found.groups()
    classes: list[str] = []
    slug = None
    values: dict[str, str] = {}
    for token in re.findall(_TOKEN, tokens):
        if token[0] == ".":
            classes.append(token[1:])
        elif token[0] == "#":
            slug = token[1:]
        else:
            key, _, value = token.partition("=")
            values[key] = re.sub(r"\\(.)", r"\1", value[1:-1])
    level = values.get("nivel", "")
    depth = max(0, (int(level) if level.isdecimal() else len(hashes)) - 2)
    heading = _words(heading)
    kinds = [name for name in classes if name != "division"]
    if "division" in classes:
        kind = _kind(kinds, "heading")
        return DivisionPart(kind, heading, depth, values.get("unidad"), at)
    number = values["numero"] or None if "numero" in values else number_in(heading)
    return UnitPart(_kind(kinds, "article"), number, heading, "", depth, slug, at)


def _kind(names: list[str], usual: str) -> str:
    return _NAMES.get(names[0], names[0]) if names else usual


def _unmarked(line: str, at: int, group: str) -> Part | None:
    """Return what a heading without a mark opens under a division of the kind `group`; None where
    it has no words."""
    [read] = read_lines(line)
    if read.blank:
        return None
    depth = max(0, read.depth - 2)
    mark = (
        patterns.group(read, 0)
        or patterns.article(read, 0)
        or patterns.provision(read, 0)
        or patterns.division(read, 0)
        or patterns.annex(read, 0)
        or patterns.ordinal(read, 0)
    )
    if mark is None:
        return DivisionPart("heading", read.plain, depth, line=at)
    kind = {"transitories": "transitory", "provisions": "provision"}.get(mark.kind, mark.kind)
    if mark.role not in _UNITS:
        return DivisionPart(kind, read.plain, depth, line=at)
    if group == "transitory" and mark.role in ("article", "ordinal"):
        kind = group
    return UnitPart(kind, mark.written, read.plain, "", depth, line=at)


def _division_marks(part: DivisionPart) -> list[str]:
    marks = [".division", "." + _KINDS.get(part.kind, part.kind)]
    return [*marks, f'unidad="{part.unit}"'] if part.unit else marks


def _unit_marks(part: UnitPart) -> list[str]:
    slug, number = own_slug(part), own_number(part)
    marks = ["#" + slug] if slug else []
    marks.append("." + _KINDS.get(part.kind, part.kind))
    if number is not None:
        marks.append('numero="' + re.sub(r'(["\\])', r"\\\1", number) + '"')
    return marks


def _heading(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words).replace("\n", "<br>")


def _words(heading: str) -> str:
    return _WRITTEN.sub(lambda found: found[1] or "\n", heading)


def _body(text: str) -> str:
    return "\n".join(
        line + _TEXT_MARK if _LIKE_A_HEADING.match(line) else line for line in text.split("\n")
    )


def _stripped(lines: list[str]) -> str:
    """Join the lines without the blank ones at both ends."""
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return "\n".join(lines[first:last])


def _value(value: str | int) -> str:
    """Return `value` as YAML: numbers as they are, words between quotes."""
    return str(value) if isinstance(value, int) else json.dumps(value, ensure_ascii=False)


def _plain(value: str) -> str:
    return value.strip("\"'")
