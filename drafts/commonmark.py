"""Markdown as articles are written in it; whatever reads an article parses it with this."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

# What an article's HTML may hold.
TAGS = {
    *("p", "br", "em", "strong", "s", "a", "ol", "ul", "li", "blockquote", "code", "pre", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td", "sup"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}

# "[^1]" in a sentence, and "[^1]:" where the note itself begins.
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\](:(?=\s))?")


def commonmark(**options: bool) -> MarkdownIt:
    """Return a parser of CommonMark with tables and without HTML.

    Laws indent their text and underline with dashes without meaning code or a heading, and what
    looks like a link's address apart ("[^1]: Ibidem.") is a note. Images are left out: a page asks
    nothing of other sites.
    """
    return (
        MarkdownIt("commonmark", {"html": False, **options})
        .enable(["table", "strikethrough"])
        .disable(["code", "lheading", "image", "reference"])
    )


def _mark_note(state: StateInline, silent: bool) -> bool:
    found = _NOTE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("note", "sup", 0).content = found[1]
    # A colon in the middle of a sentence is the sentence's own.
    state.pos = found.end() if state.pos == 0 else found.end(1) + 1
    return True


def _note(self, tokens, index, options, env):
    return f"<sup>{self.text(tokens, index, options, env)}</sup>"


def _open_heading(self, tokens, index, options, env):
    return "<p><strong>"


def _close_heading(self, tokens, index, options, env):
    return "</strong></p>\n"


parser = commonmark(linkify=True).enable("linkify")
# A note stays where it is written, its mark raised there and where it is referred to.
parser.inline.ruler.before("link", "note", _mark_note)
parser.add_render_rule("note", _note)
# The page owns the order of headings; one inside an article's text is a line in bold.
parser.add_render_rule("heading_open", _open_heading)
parser.add_render_rule("heading_close", _close_heading)
