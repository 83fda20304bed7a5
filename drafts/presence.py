"""Who has an article open for editing. A courtesy: it keeps nobody out, nothing depends on it."""

import logging
import time

from django.core.cache import cache
from redis.exceptions import RedisError

from accounts.models import User
from drafts.models import Article

log = logging.getLogger(__name__)

SEEN_FOR = 90  # seconds; the page tells every thirty that it is still open


def enter(article: Article, user: User) -> list[str]:
    """Tell that `user` has `article` open, and return the names of the others who have.

    Two who come in the same instant may miss each other until they tell again. Where the cache does
    not answer, nobody is seen.
    """
    try:
        here = _here(article)
        here[user.pk] = (str(user), time.time())
        cache.set(_key(article), here, timeout=SEEN_FOR)
    except (RedisError, OSError):
        log.warning("The cache does not answer; who has an article open is not shown.")
        return []
    return sorted(name for pk, (name, _) in here.items() if pk != user.pk)


def leave(article: Article, user: User) -> None:
    """Tell that `user` has closed `article`."""
    try:
        here = _here(article)
        if here.pop(user.pk, None):
            cache.set(_key(article), here, timeout=SEEN_FOR)
    except (RedisError, OSError):
        log.warning("The cache does not answer; who has an article open is not shown.")


def _here(article):
    """Return {user id: (name, when last seen)} of those seen not long ago."""
    since = time.time() - SEEN_FOR
    known = cache.get(_key(article)) or {}
    return {pk: (name, at) for pk, (name, at) in known.items() if at > since}


def _key(article):
    return f"editing:{article.pk}"
