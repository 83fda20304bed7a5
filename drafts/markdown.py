"""An article's Markdown as HTML that is safe to show."""

import hashlib
import logging

import nh3
from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe
from redis.exceptions import RedisError

from drafts.commonmark import ATTRIBUTES, TAGS, parser

log = logging.getLogger(__name__)

# Part of the cache's keys: raise it when the HTML for the same text becomes another.
VERSION = 2


def render(text: str) -> SafeString:
    """Return `text`, Markdown, as harmless HTML."""
    html = nh3.clean(parser.render(text), tags=TAGS, attributes=ATTRIBUTES)
    return mark_safe(scrollable(html))


def scrollable(html: str) -> str:
    """Let a table wider than the screen scroll by itself, also from the keyboard."""
    html = html.replace("<table>", '<div class="table-scroll" tabindex="0"><table>')
    return html.replace("</table>", "</table></div>")


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
