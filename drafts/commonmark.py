"""Markdown as articles are written in it; whatever reads an article parses it with this."""

from markdown_it import MarkdownIt

# What an article's HTML may hold.
TAGS = {
    *("p", "br", "em", "strong", "s", "a", "ol", "ul", "li", "blockquote", "code", "pre", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}

# Laws indent their text and underline with dashes without meaning code or a heading. Images are
# left out: a page asks nothing of other sites.
parser = (
    MarkdownIt("commonmark", {"html": False, "linkify": True})
    .enable(["table", "strikethrough", "linkify"])
    .disable(["code", "lheading", "image"])
)


def _open_heading(self, tokens, index, options, env):
    return "<p><strong>"


def _close_heading(self, tokens, index, options, env):
    return "</strong></p>\n"


# The page owns the order of headings; one inside an article's text is a line in bold.
parser.add_render_rule("heading_open", _open_heading)
parser.add_render_rule("heading_close", _close_heading)
