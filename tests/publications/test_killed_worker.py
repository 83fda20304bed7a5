"""A worker that is killed in the middle loses nothing: the job is taken up again, and the edition
is published once. Real workers, real Valkey, kill -9."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.db.models.functions import Now

from publications.make_edition import make_edition
from publications.models import Edition, MadeDocument, Publication
from publications.publish import request_edition
from publications.queries import editions_unheard_of
from publications.tasks import resume_editions
from tests.publications.conftest import ready_policy


@pytest.fixture
def start_worker(own_queue, tmp_path):
    """Start real workers on this test's queue and database; those left are killed at its end."""
    database = connection.settings_dict
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**database),
        "REDIS_URL": settings.REDIS_URL,
        "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        "ABRAMOS_LOCAL": "1",
        "DJANGO_SETTINGS_MODULE": "abramos.settings",
    }
    started = []

    def start():
        log = (tmp_path / f"worker-{len(started)}.log").open("w")
        worker = subprocess.Popen(
            [sys.executable, "-m", "celery", "-A", "abramos", "worker", "-c", "1", "-Q", own_queue],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        kill(worker)


def kill(worker):
    """Kill a worker and its child, as a power cut would."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()


def wait_until(condition, *, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError("It did not happen in time.")


def test_killed_in_the_middle_is_published_once(committed, start_worker):
    ready = ready_policy(comments=60)
    first = start_worker()
    edition = request_edition(ready.policy, by=ready.by)
    wait_until(lambda: MadeDocument.objects.filter(edition=edition).exists())
    kill(first)

    edition.refresh_from_db()
    assert edition.stage == Edition.Stage.RENDERING
    assert not Publication.objects.filter(edition=edition).exists()
    made = set(MadeDocument.objects.filter(edition=edition).values_list("kind", "sha256"))
    assert len(made) in (1, 2)

    # Twenty seconds later the clockwork sees that nobody makes it.
    Edition.objects.filter(pk=edition.pk).update(heard_at=Now() - timedelta(seconds=21))
    wait_until(lambda: edition in editions_unheard_of())
    start_worker()
    resume_editions()
    wait_until(lambda: Edition.objects.filter(pk=edition.pk, stage="published").exists())
    edition.refresh_from_db()
    assert edition.attempts == 2
    published = set(edition.publications.values_list("kind", "sha256"))
    assert len(published) == 3
    assert made < published


def test_an_edition_being_made_is_left_alone(committed):
    ready = ready_policy()
    edition = request_edition(ready.policy, by=ready.by)
    Edition.objects.filter(pk=edition.pk).update(heard_at=Now() - timedelta(seconds=60))
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [0x6162, edition.pk])
        assert edition not in editions_unheard_of()
    finally:
        other.close()
    wait_until(lambda: edition in editions_unheard_of(), seconds=5)
    make_edition(edition.pk)
    assert edition not in editions_unheard_of()
