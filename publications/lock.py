"""One job per edition at a time, however many workers there are.

The lock is PostgreSQL's and belongs to the worker's session: when the worker dies, it is free.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

SPACE = 0x6162  # the first of the two numbers of our advisory locks; the second is the edition


@contextmanager
def edition_lock(edition_id: int) -> Iterator[bool]:
    """Hold the lock of an edition; yields False, at once, when another session has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SPACE, edition_id])
        (held,) = cursor.fetchone()
    try:
        yield held
    finally:
        if held and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SPACE, edition_id])


def editions_locked() -> set[int]:
    """Return the editions that some job is making now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND classid = %s AND objsubid = 2"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [SPACE],
        )
        return {edition_id for (edition_id,) in cursor.fetchall()}
