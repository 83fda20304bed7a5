"""Comments written by somebody not signed in, kept in the browser's session until they are."""

KEY = "unsent_comments"
MOST = 5  # the oldest is dropped first


def keep(session, key, words):
    """Keep `words` (what the form needs, as JSON can say it) under the form's submission key."""
    waiting = session.get(KEY, {})
    waiting.pop(str(key), None)
    waiting[str(key)] = words
    session[KEY] = dict(list(waiting.items())[-MOST:])


def kept(session, key):
    """Return the words kept under `key`, None when there are none."""
    return session.get(KEY, {}).get(str(key))


def latest(session):
    """Return the key and the words that were kept last, None when nothing waits."""
    waiting = session.get(KEY)
    return list(waiting.items())[-1] if waiting else None


def forget(session, key):
    """Drop the words kept under `key`."""
    waiting = session.get(KEY, {})
    if waiting.pop(str(key), None) is not None:
        session[KEY] = waiting
