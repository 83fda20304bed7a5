import uuid
from types import SimpleNamespace

import pytest
from django.db import transaction

from abramos.celery import app
from comments.files.waiting import keep_file
from drafts.clock import now_of
from publications.make_edition import make_edition
from publications.publish import request_edition
from publications.snapshot import canonical, read
from tests.comments.files import upload
from tests.factories import (
    close_window,
    make_author,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_member,
    make_methodology,
    make_policy,
)

SECOND_TEXT = """# Política de prueba

#### Artículo 1. Objeto

La presente política fija las reglas y los plazos para publicar datos abiertos.

#### Artículo 2. Licencias

Los datos se publican con una licencia libre.
"""


@pytest.fixture(autouse=True)
def own_queue():
    """Jobs go to a queue of this test's own, so that nobody else's worker takes them."""
    before, name = app.conf.task_default_queue, f"test-{uuid.uuid4().hex}"
    app.conf.task_default_queue = name
    app.__dict__.pop("amqp", None)  # which remembers the queues
    yield name
    with app.connection_for_write() as connection:
        connection.default_channel.queue_delete(name)
    app.conf.task_default_queue = before
    app.__dict__.pop("amqp", None)


def ready_policy(*, comments=3, part_comment=False, **fields):
    """Return a demonstration policy that can be published: its window closed, all answered. With
    `part_comment` the last comment is on a division, an objection with a file."""
    policy = make_policy(is_demonstration=True, institution="Secretaría de Prueba", **fields)
    make_methodology(policy)
    window = make_consultation(make_draft(policy))
    articles = list(window.draft.articles.order_by("position"))
    by = make_member(policy)
    part, key = window.draft.divisions.order_by("position").last(), uuid.uuid4()
    said = [
        make_comment(
            window,
            article=None if number == 2 else articles[number % len(articles)],
            author=make_author("Ana Pérez" if number == 0 else ""),
            text=f"Opinión {number}: falta un plazo para publicar <los datos> & sus actas.",
            quote="reglas para publicar" if number == 0 else "",
            proposed_wording="en treinta días hábiles" if number == 0 else "",
        )
        for number in range(comments)
    ]
    if part_comment:
        said.append(
            make_comment(
                window,
                article=None,
                division=part,
                text="Sobre todo el título: falta un capítulo.",
                kind="objection",
                submission_key=key,
                files=[keep_file(key, upload())],
            )
        )
    close_window(window)
    later = make_draft(policy, text=SECOND_TEXT)
    for number, comment in enumerate(said):
        make_decision(
            comment,
            by=by,
            code="accepted" if number == 0 else "not_accepted",
            reason=f"Razón número {number}: así lo dispone la ley de la materia.",
            reflected_in=[later.articles.order_by("position").first()] if number == 0 else [],
        )
    return SimpleNamespace(policy=policy, window=window, comments=said, by=by, later=later)


@pytest.fixture(scope="module")
def snapshot(django_db_setup, django_db_blocker):
    """The canonical JSON of one small snapshot, for the tests of the documents."""
    with django_db_blocker.unblock(), transaction.atomic():
        policy = ready_policy(comments=5, part_comment=True).policy
        text = canonical(read(policy, 1, now_of(policy)))
        transaction.set_rollback(True)
    return text


@pytest.fixture
def published(committed):
    """A policy whose first edition is published."""
    ready = ready_policy()
    ready.edition = make_edition(request_edition(ready.policy, by=ready.by).pk)
    return ready
