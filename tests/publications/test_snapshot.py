"""A snapshot holds what the documents need, from one instant, and no more."""

import json
from hashlib import sha256

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from publications.models import Snapshot
from publications.readiness import NotReady
from publications.snapshot import canonical, take_snapshot
from tests.comments.files import PDF
from tests.factories import make_decision, make_draft, make_member, make_policy
from tests.publications.conftest import ready_policy


def test_it_says_what_was_said_and_answered(committed):
    ready = ready_policy()
    snapshot = take_snapshot(ready.policy, edition=4)
    data = json.loads(snapshot.data)
    assert data["edition"] == 4
    assert [row["folio"] for row in data["comments"]] == [one.folio for one in ready.comments]
    first, _second, third = data["comments"]
    assert first["author"] == "Ana Pérez"
    assert first["text"] == ready.comments[0].text
    assert first["text_sha256"] == sha256(first["text"].encode()).hexdigest()
    assert first["decision"]["outcome"] == "accepted"
    assert first["decision"]["outcome_name"] == "Procedente"
    assert first["decision"]["reflected_in"] == [
        {"draft": 2, "slug": "1", "number": "1", "heading": "Artículo 1. Objeto"}
    ]
    assert (third["article"], third["division"]) == (None, None)
    assert [draft["number"] for draft in data["drafts"]] == [1]


def test_it_says_nothing_of_the_draft_that_is_being_worked_on(committed):
    ready = ready_policy()
    working = make_draft(ready.policy, published=False).articles.first()
    make_decision(
        ready.comments[0], by=ready.by, reflected_in=[ready.later.articles.first(), working]
    )
    (first, *_) = json.loads(take_snapshot(ready.policy, edition=1).data)["comments"]
    assert [one["draft"] for one in first["decision"]["reflected_in"]] == [2]


def test_it_says_where_what_kind_and_with_which_files(committed):
    ready = ready_policy(part_comment=True)
    data = json.loads(take_snapshot(ready.policy, edition=1).data)
    row = data["comments"][-1]
    assert (row["article"], row["kind"]) == (None, "objection")
    assert row["division"] == ready.comments[-1].division.position
    assert row["attachments"] == [
        {
            "name": "informe.pdf",
            "media_type": "application/pdf",
            "size": len(PDF),
            "sha256": sha256(PDF).hexdigest(),
        }
    ]
    assert data["comments"][0]["attachments"] == []


def test_superseded_answers_are_counted_and_not_told(committed):
    ready = ready_policy()
    make_decision(ready.comments[1], code="accepted", reason="Otra respuesta, que sustituye a esa.")
    row = json.loads(take_snapshot(ready.policy, edition=1).data)["comments"][1]
    assert row["superseded"] == 1
    assert row["decision"]["reason"] == "Otra respuesta, que sustituye a esa."


def test_no_address_and_no_name_of_the_group(committed):
    ready = ready_policy()
    make_decision(
        ready.comments[0], by=make_member(ready.policy, name="Redactora Discreta"), code="accepted"
    )
    data = take_snapshot(ready.policy, edition=1).data
    assert "@" not in data
    assert "Redactora Discreta" not in data


def test_it_is_canonical_and_dated_by_its_data(committed):
    snapshot = take_snapshot(ready_policy().policy, edition=1)
    snapshot.refresh_from_db()
    data = json.loads(snapshot.data)
    assert snapshot.data == canonical(data)
    assert snapshot.sha256 == sha256(snapshot.data.encode()).hexdigest()
    assert snapshot.taken_at.isoformat(timespec="microseconds") == data["taken_at"]


def test_a_policy_that_is_not_ready_is_not_frozen(committed):
    with pytest.raises(NotReady):
        take_snapshot(make_policy(), edition=1)


def test_the_number_of_queries_does_not_grow(committed):
    few, many = ready_policy(comments=2).policy, ready_policy(comments=15).policy
    asked = []
    for policy in (few, many):
        with CaptureQueriesContext(connection) as queries:
            take_snapshot(policy, edition=1)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_database_refuses_a_hash_that_is_not_of_the_data(committed):
    snapshot = take_snapshot(ready_policy().policy, edition=1)
    with pytest.raises(IntegrityError, match="hash"), transaction.atomic():
        Snapshot.objects.create(
            policy=snapshot.policy, taken_at=snapshot.taken_at, data=snapshot.data, sha256="0" * 64
        )
