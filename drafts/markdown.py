"""An article's Markdown as HTML that is safe to show."""

import hashlib
import logging

import nh3
from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

# Part of the cache's keys: raise it when the HTML for the same text becomes another.
VERSION = 1
TAGS = {
    *("p", "br", "em", "strong", "s", "a", "ol", "ul", "li", "blockquote", "code", "pre", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}

# Laws indent their text and underline with dashes without meaning code or a heading. Images are
# left out: a page asks nothing of other sites.
_parser = (
    MarkdownIt("commonmark", {"html": False, "linkify": True})
    .enable(["table", "strikethrough", "linkify"])
    .disable(["code", "lheading", "image"])
)


def _open_heading(self, tokens, index, options, env):
    return "<p><strong>"


def _close_heading(self, tokens, index, options, env):
    return "</strong></p>\n"


# The page owns the order of headings; one inside an article's text is a line in bold.
_parser.add_render_rule("heading_open", _open_heading)
_parser.add_render_rule("heading_close", _close_heading)


def render(text: str) -> SafeString:
    """Return `text`, Markdown, as harmless HTML."""
    html = nh3.clean(_parser.render(text), tags=TAGS, attributes=ATTRIBUTES)
    # A table wider than the screen scrolls by itself, also from the keyboard.
    html = html.replace("<table>", '<div class="table-scroll" tabindex="0"><table>')
    return mark_safe(html.replace("</table>", "</table></div>"))


def render_all(articles):
    """Give each of `articles` its `html`, asking the cache once; without one it is made anew."""
    keys = {article.pk: _key(article.text) for article in articles}
    known = _cached(set(keys.values()))
    made = {}
    for article in articles:
        key = keys[article.pk]
        if key not in known:
            known[key] = made[key] = render(article.text)
        article.html = mark_safe(known[key])
    _keep(made)
    return articles


def _key(text):
    return f"markdown:{VERSION}:{hashlib.sha256(text.encode()).hexdigest()}"


def _cached(keys):
    try:
        return cache.get_many(keys)
    except (RedisError, OSError):
        log.warning("The cache does not answer; articles are rendered anew.")
        return {}


def _keep(made):
    try:
        if made:
            cache.set_many({key: str(html) for key, html in made.items()}, timeout=7 * 24 * 3600)
    except (RedisError, OSError):
        log.warning("The cache does not answer; nothing was kept.")
