"""Many at the same moment: folios follow the commits, without a gap or a double."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from comments.models import Comment
from drafts.import_text import import_text
from drafts.publish_draft import publish_draft
from drafts.start_next_draft import start_next_draft
from tests.factories import (
    TEXT,
    make_author,
    make_comment,
    make_consultation,
    make_draft,
    make_user,
)


def test_many_at_once_get_folios_in_order_without_a_gap(committed):
    consultation = make_consultation()
    authors = [make_author() for _ in range(8)]

    def send(author):
        try:
            return [make_comment(consultation, author=author).number for _ in range(5)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        numbers = [number for batch in pool.map(send, authors) for number in batch]

    assert sorted(numbers) == list(range(1, 41))
    instants = list(
        Comment.objects.filter(consultation=consultation)
        .order_by("number")
        .values_list("received_at", flat=True)
    )
    assert instants == sorted(instants)


def test_one_form_sent_many_times_at_once_is_one_comment(committed):
    consultation, author, key = make_consultation(), make_author(), uuid.uuid4()

    def send(_):
        try:
            return make_comment(
                consultation, author=author, text="Una sola vez.", submission_key=key
            ).folio
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        folios = set(pool.map(send, range(16)))

    assert len(folios) == 1
    assert make_comment(consultation, author=author).number == 2


def begin_to_publish(policy):
    publish_draft(make_draft(policy, published=False))


def begin_to_import(policy):
    import_text(policy, TEXT)


def begin_to_copy(policy):
    start_next_draft(policy, by=make_user())


@pytest.mark.parametrize("act", [begin_to_publish, begin_to_import, begin_to_copy])
def test_a_comment_does_not_wait_for_the_next_draft(committed, act):
    consultation, author = make_consultation(), make_author()

    def send():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
            return make_comment(consultation, author=author).number
        finally:
            connections.close_all()

    with transaction.atomic(), ThreadPoolExecutor(1) as pool:
        act(consultation.draft.policy)  # and is not committed yet
        assert pool.submit(send).result() == 1
