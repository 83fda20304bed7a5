"""What the database refuses about snapshots, editions and publications, tried with SQL."""

import pytest
from django.db import transaction
from django.db.models.functions import Now

from publications.models import Edition, Publication
from publications.publish import request_edition
from publications.snapshot import take_snapshot
from tests.broken_rules import breaks, sql
from tests.publications.conftest import ready_policy


@pytest.fixture
def published(committed):
    """A published edition without its files, of which the database knows nothing."""
    ready = ready_policy(comments=1)
    ready.edition = request_edition(ready.policy, by=ready.by)
    snapshot = take_snapshot(ready.policy, edition=1)
    with transaction.atomic():
        for kind in Publication.Kind.values:
            Publication.objects.create(
                edition=ready.edition, kind=kind, title="T", sha256="0" * 64, size=1, pages=1
            )
        Edition.objects.filter(pk=ready.edition.pk).update(
            stage=Edition.Stage.PUBLISHED, snapshot=snapshot, published_at=Now()
        )
    ready.edition.refresh_from_db()
    return ready


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE publications_snapshot SET data = data || ' ' WHERE id = %s",
        "UPDATE publications_snapshot SET taken_at = now() WHERE id = %s",
        "DELETE FROM publications_snapshot WHERE id = %s",
    ],
)
def test_a_snapshot_never_changes(published, statement):
    with breaks("snapshot_never_changes"):
        sql(statement, published.edition.snapshot_id)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE publications_edition SET stage = 'failed', published_at = NULL WHERE id = %s",
        "UPDATE publications_edition SET number = 9 WHERE id = %s",
        "DELETE FROM publications_edition WHERE id = %s",
        "UPDATE publications_publication SET sha256 = '' WHERE edition_id = %s",
        "DELETE FROM publications_publication WHERE edition_id = %s",
        """INSERT INTO publications_publication
            (edition_id, kind, title, file, sha256, size, pages)
            VALUES (%s, 'otro', '', '', '', 1, 1)""",
    ],
)
def test_a_published_edition_never_changes(published, statement):
    with breaks("edition_published_is_frozen"):
        sql(statement, published.edition.pk)


def test_a_snapshot_says_when_it_was_taken(committed):
    policy = ready_policy().policy
    with breaks("snapshot_dated_by_its_data"):
        sql(
            "INSERT INTO publications_snapshot (policy_id, taken_at, data, sha256)"
            " VALUES (%s, now(), '{}', encode(sha256('{}'), 'hex'))",
            policy.pk,
        )


def test_an_edition_keeps_its_snapshot(published):
    other = request_edition(published.policy, by=published.by)
    Edition.objects.filter(pk=other.pk).update(snapshot=published.edition.snapshot)
    with breaks("edition_keeps_its_snapshot"):
        sql("UPDATE publications_edition SET snapshot_id = NULL WHERE id = %s", other.pk)


def test_one_edition_at_a_time_is_under_way(committed):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    with breaks("edition_one_under_way"):
        sql(
            "INSERT INTO publications_edition (policy_id, number, requested_by_id, requested_at,"
            " stage, documents_made, heard_at, attempts, failure)"
            " VALUES (%s, 2, %s, now(), 'requested', 0, now(), 0, '')",
            edition.policy_id,
            ready.by.pk,
        )
