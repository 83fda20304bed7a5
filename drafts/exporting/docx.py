"""A draft as .docx: its text by pandoc, its looks by `drafts.exporting.docx_looks`.

The title is the first heading and each division and article one below what it stands in, so that a
word processor's navigation shows the draft's outline, and so that the file reads back to the same
articles through pandoc. What is not the draft's text (draft, institution, page) stands in the
running head and foot.
"""

import subprocess
import tempfile
from html import escape
from pathlib import Path

from drafts.exporting.docx_looks import dressed
from drafts.exporting.parser import PARSER, parse
from drafts.exporting.text import DraftText
from drafts.reading.formats import pandoc
from drafts.reading.parts import DivisionPart

_LANGUAGES = {"es": "es-MX", "en": "en-US"}
_DEEPEST = 6
SECONDS, MEMORY, LONGEST = 60, 2_000_000_000, 100_000_000  # bytes


class NotMade(Exception):
    """pandoc did not make the file; the message is pandoc's."""


def docx(draft: DraftText) -> bytes:
    """Return the draft as a .docx. Raises `NotMade`."""
    with tempfile.TemporaryDirectory(prefix="abramos-exporting-") as folder:
        source, target = Path(folder) / "draft.html", Path(folder) / "draft.docx"
        source.write_text(html(draft), encoding="utf-8")
        arguments = ["--from=html+epub_html_exts", "--to=docx", f"--output={target}", str(source)]
        try:
            done = pandoc.run(
                arguments, folder=folder, memory=MEMORY, seconds=SECONDS, size=LONGEST
            )
        except subprocess.TimeoutExpired as error:
            raise NotMade(f"pandoc took longer than {SECONDS} seconds") from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise NotMade(said or f"pandoc ended with {done.returncode}")
        made = target.read_bytes()
    return dressed(made, draft, _LANGUAGES.get(draft.language, draft.language))


def html(draft: DraftText) -> str:
    """Return the draft's text as HTML, as pandoc is to read it."""
    said = [_heading(1, draft.title)]
    for part in draft.parts:
        level = min(part.depth + 2, _DEEPEST)
        if isinstance(part, DivisionPart):
            # One that repeats what people comment on has been read already.
            if part.unit is None:
                said.append(_heading(level, part.heading))
        else:
            said.append(_heading(level, part.heading))
            said.append(_text(part.text, part.slug or ""))
    return "<!doctype html><body>" + "\n".join(said) + "</body>"


def _text(text: str, slug: str) -> str:
    """Return an article's text, its notes marked as those of an electronic book are."""
    parsed = parse(text)
    places = {label: f"{slug}-{place}" for place, label in enumerate(parsed.notes)}
    said = [PARSER.renderer.render(parsed.tokens, PARSER.options, {"places": places})]
    for label, words in parsed.notes.items():
        note = PARSER.render(words)
        said.append(f'<aside epub:type="footnote" id="{places[label]}">{note}</aside>')
    return "\n".join(said)


def _refer(self, tokens, index, options, env) -> str:  # type: ignore[no-untyped-def]
    return f'<a epub:type="noteref" href="#{env["places"][tokens[index].content]}">*</a>'


PARSER.add_render_rule("note", _refer)


def _heading(level: int, words: str) -> str:
    if not words.strip():
        return ""
    return f"<h{level}>{escape(words).replace(chr(10), '<br>')}</h{level}>"
