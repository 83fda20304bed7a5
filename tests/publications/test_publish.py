"""An edition is published once, whole or not at all."""

import errno
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import IntegrityError, connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from comments.models import Comment
from consultations.models import Channel
from drafts.store_file import store_file
from publications.lock import edition_lock
from publications.make_edition import ATTEMPTS, make_edition
from publications.models import Edition, MadeDocument, Publication
from publications.publish import request_edition
from publications.queries import latest_edition, published_editions
from publications.queries import published as published_documents
from tests.factories import make_comment
from tests.publications.conftest import ready_policy


def test_three_documents_appear(published):
    (edition,) = published_editions(published.policy)
    assert edition.number == 1
    assert edition.published_at is not None
    documents = list(edition.publications.all())
    assert [document.kind for document in documents] == Publication.Kind.values
    for document in documents:
        with document.file.open() as file:
            content = file.read()
        assert content.startswith(b"%PDF-1.7")
        assert len(content) == document.size
        assert document.file.name == f"publications/{document.sha256}.pdf"
    assert not MadeDocument.objects.filter(edition=edition).exists()


def test_asked_twice_is_one_edition(committed):
    ready = ready_policy()
    first = request_edition(ready.policy, by=ready.by)
    assert request_edition(ready.policy, by=ready.by) == first
    assert ready.policy.editions.count() == 1


def test_made_twice_is_published_once(published):
    before = Edition.objects.get(pk=published.edition.pk)
    make_edition(before.pk)
    assert Edition.objects.get(pk=before.pk).published_at == before.published_at
    assert before.publications.count() == 3


def test_two_workers_do_not_make_the_same_edition(committed):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    other = connection.copy()
    try:
        with other.cursor() as cursor:  # another worker's session has the lock
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [0x6162, edition.pk])
        assert make_edition(edition.pk).stage == Edition.Stage.REQUESTED
        with other.cursor() as cursor:  # closing gives it back only after a while
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [0x6162, edition.pk])
    finally:
        other.close()
    assert make_edition(edition.pk).stage == Edition.Stage.PUBLISHED


def test_the_lock_is_given_back(committed):
    with edition_lock(987_654) as first:
        pass
    with edition_lock(987_654) as second:
        pass
    assert first is True
    assert second is True


def test_a_later_edition_follows(published):
    second = make_edition(request_edition(published.policy, by=published.by).pk)
    assert [edition.number for edition in published_editions(published.policy)] == [2, 1]
    assert latest_edition(published.policy) == second


class FullStorage(FileSystemStorage):
    """A disk on which the second document no longer fits."""

    saved = 0

    def _save(self, name, content):
        type(self).saved += 1
        if type(self).saved > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super()._save(name, content)


def test_full_disk_publishes_nothing_and_says_so(committed, settings):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    FullStorage.saved = 0
    storages = settings.STORAGES
    settings.STORAGES = {
        **storages,
        "default": {"BACKEND": f"{__name__}.FullStorage"},
    }
    edition = make_edition(edition.pk)
    assert edition.stage == Edition.Stage.RENDERING  # it will be tried again
    assert edition.failure != ""
    for _ in range(ATTEMPTS - 1):
        edition = make_edition(edition.pk)
    assert edition.stage == Edition.Stage.FAILED
    assert edition.documents_made == 1
    assert not published_editions(ready.policy).exists()
    assert not published_documents(ready.policy.slug).exists()

    settings.STORAGES = storages
    again = make_edition(request_edition(ready.policy, by=ready.by).pk)
    assert (again.number, again.stage, again.failure) == (1, Edition.Stage.PUBLISHED, "")


def test_what_was_finished_is_not_made_again(committed, settings):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    FullStorage.saved = 0
    storages = settings.STORAGES
    settings.STORAGES = {**storages, "default": {"BACKEND": f"{__name__}.FullStorage"}}
    make_edition(edition.pk)
    settings.STORAGES = storages
    (made,) = MadeDocument.objects.filter(edition=edition)
    written = default_storage.get_modified_time(made.file.name)
    edition = make_edition(edition.pk)
    assert (edition.stage, edition.attempts) == (Edition.Stage.PUBLISHED, 2)
    assert edition.publications.get(kind=made.kind).sha256 == made.sha256
    assert default_storage.get_modified_time(made.file.name) == written


def test_half_written_file_is_written_anew(published):
    """A worker that dies while writing leaves the name of the hash with something else in it."""
    document = published.edition.publications.first()
    path = Path(default_storage.path(document.file.name))
    whole = path.read_bytes()
    path.write_bytes(whole[:1000])
    assert store_file(whole, folder="publications", suffix="pdf") == document.file.name
    assert path.read_bytes() == whole


def test_comment_that_came_after_the_request_stops_it(committed):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    make_comment(ready.window, channel=Channel.EMAIL)  # a letter that had not been entered
    edition = make_edition(edition.pk)
    assert edition.stage == Edition.Stage.FAILED
    assert edition.snapshot is None
    assert "1" in edition.failure


def test_a_job_that_keeps_dying_is_given_up(committed):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    Edition.objects.filter(pk=edition.pk).update(attempts=ATTEMPTS)
    edition = make_edition(edition.pk)
    assert edition.stage == Edition.Stage.FAILED
    assert edition.failure != ""


def test_what_is_made_and_not_published_is_nobodys(committed):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    Publication.objects.create(
        edition=edition, kind="register", title="T", file="f", sha256="0" * 64, size=1, pages=1
    )
    assert not published_editions(ready.policy).exists()
    assert not published_documents(ready.policy.slug).exists()


def test_edition_with_two_documents_is_refused_by_the_database(committed):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    for kind in ("methodology", "register"):
        Publication.objects.create(
            edition=edition, kind=kind, title="T", file="f", sha256="0" * 64, size=1, pages=1
        )
    with pytest.raises(IntegrityError, match="three documents"):
        Edition.objects.filter(pk=edition.pk).update(stage="published", published_at=Now())


def test_the_public_list_takes_two_queries(published):
    make_edition(request_edition(published.policy, by=published.by).pk)
    with CaptureQueriesContext(connection) as queries:
        for edition in published_editions(published.policy):
            str((edition.snapshot, edition.policy))
            list(edition.publications.all())
    assert len(queries) == 2


def test_policy_without_comments_is_published_too(committed):
    ready = ready_policy(comments=0)
    assert not Comment.objects.filter(policy=ready.policy).exists()
    assert make_edition(request_edition(ready.policy, by=ready.by).pk).stage == "published"
