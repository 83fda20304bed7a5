"""Breaking a rule with SQL, as nobody should be able to."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from drafts.rules import broken_rule


@contextmanager
def breaks(rule):
    """Expect the database to refuse what is done inside, by `rule`, at the latest at the commit."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # what came before is settled
        sql("SET CONSTRAINTS ALL DEFERRED")
        yield
        sql("SET CONSTRAINTS ALL IMMEDIATE")
    assert broken_rule(refusal.value) == rule


def sql(statement, *arguments):
    """Run `statement` past the application."""
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        return cursor.fetchall() if cursor.description else None
