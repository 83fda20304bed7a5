"""Many at the same moment: folios follow the commits, without a gap or a double."""

import uuid
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from comments.models import Comment
from tests.factories import make_author, make_comment, make_consultation


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
