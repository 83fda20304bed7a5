"""The files of published drafts: made once, kept, and given to anybody."""

import hashlib

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drafts import exporting
from drafts.export_draft import drafts_to_export, export_draft
from drafts.models import Draft, DraftFile
from drafts.publish_draft import publish_draft
from drafts.tasks import export_drafts
from tests.broken_rules import breaks, sql
from tests.factories import make_draft, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_draft(make_policy(slug="datos", title="Política de datos"))


def address(name, number=1, policy="datos"):
    return f"/politicas/{policy}/borradores/{number}/descargar/{name}"


def stored(file):
    return file.file.open().read()


def test_it_works(client, draft):
    files = export_draft(draft.pk)
    assert [(file.format, file.filename) for file in files] == [
        ("md", "datos-borrador-1.md"),
        ("docx", "datos-borrador-1.docx"),
        ("akn", "datos-borrador-1.xml"),
    ]
    for file in files:
        response = client.get(address(file.filename))
        content = b"".join(response.streaming_content)
        assert content == stored(file)
        assert hashlib.sha256(content).hexdigest() == file.sha256
        assert len(content) == file.size == int(response["Content-Length"])


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("datos-borrador-1.md", "text/markdown; charset=utf-8"),
        (
            "datos-borrador-1.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("datos-borrador-1.xml", "application/xml"),
    ],
)
def test_a_file_is_saved_and_not_shown(client, draft, name, content_type):
    export_draft(draft.pk)
    response = client.get(address(name))
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "public, max-age=86400"
    again = client.get(address(name), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_the_page_lists_the_files_that_there_are(client, draft):
    page = client.get("/en/politicas/datos/borradores/1/").content.decode()
    assert "Download:" not in page
    export_draft(draft.pk)
    page = client.get("/en/politicas/datos/borradores/1/").content.decode()
    assert [f'href="/en{address(file.filename)}"' in page for file in draft.files.all()] == [
        True
    ] * 3


def test_made_twice_is_once(draft):
    before = [(file.pk, file.sha256) for file in export_draft(draft.pk)]
    assert [(file.pk, file.sha256) for file in export_draft(draft.pk)] == before


def test_publishing_asks_for_the_files(draft, django_capture_on_commit_callbacks, monkeypatch):
    working = make_draft(draft.policy, published=False)
    asked = []
    monkeypatch.setattr(
        "drafts.tasks.export_draft.apply_async", lambda args, retry: asked.append(args)
    )
    with django_capture_on_commit_callbacks(execute=True):
        publish_draft(working)
        assert asked == []
    assert asked == [[working.pk]]


def test_what_is_missing_is_found_and_made(draft, capsys):
    other = make_draft(make_policy())
    make_draft(draft.policy, published=False)
    export_draft(draft.pk)
    assert list(drafts_to_export()) == [other]
    call_command("make_draft_files")
    assert list(drafts_to_export()) == []
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_a_later_exporter_makes_its_format_anew(draft, monkeypatch):
    before = {file.format: file for file in export_draft(draft.pk)}
    later = exporting.Format("md", "md", "Markdown", "text/markdown", 2, lambda text: b"otro")
    monkeypatch.setitem(exporting.FORMATS, "md", later)
    assert list(drafts_to_export()) == [draft]
    after = {file.format: file for file in export_draft(draft.pk)}
    assert stored(after["md"]) == b"otro"
    assert after["md"].pk == before["md"].pk
    assert after["akn"].sha256 == before["akn"].sha256
    assert list(drafts_to_export()) == []


def test_a_format_that_cannot_be_made_leaves_the_others_alone(draft, monkeypatch):
    def fail(text):
        raise exporting.NotMade("no memory")

    broken = exporting.Format("docx", "docx", "DOCX", "application/x", 1, fail)
    monkeypatch.setitem(exporting.FORMATS, "docx", broken)
    assert [file.format for file in export_draft(draft.pk)] == ["md", "akn"]
    assert list(drafts_to_export()) == [draft]


def test_a_working_draft_has_no_files(client, draft):
    working = make_draft(
        draft.policy, text="# P\n\n#### Artículo 1. Secreto\n\nNo.", published=False
    )
    assert export_draft(working.pk) == []
    assert list(drafts_to_export()) == [draft]
    export_draft(draft.pk)
    for suffix in ("md", "docx", "xml"):
        assert client.get(address(f"datos-borrador-2.{suffix}", number=2)).status_code == 404
    for file in draft.files.all():
        assert b"Secreto" not in stored(file)


@pytest.mark.parametrize(
    "path",
    [
        address("datos-borrador-1.pdf"),
        address("datos-borrador-2.md"),
        address("otra-borrador-1.md"),
        address("datos-borrador-1.md", number=2),
        address("datos-borrador-1.md", policy="otra"),
        address("borrador.md"),
    ],
)
def test_anything_else_is_not_found(client, draft, path):
    export_draft(draft.pk)
    assert client.get(path).status_code == 404


def test_the_job_may_come_for_a_draft_that_is_gone(draft):
    assert export_draft(Draft.objects.latest("pk").pk + 1) == []


def test_the_round_asks_for_each_draft_without_files(draft, monkeypatch):
    asked = []
    monkeypatch.setattr("drafts.tasks.export_draft.delay", asked.append)
    export_drafts()
    assert asked == [draft.pk]


def test_a_page_asks_for_the_files_once(client, draft):
    export_draft(draft.pk)
    client.get("/politicas/datos/borradores/1/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/politicas/datos/borradores/1/")
    assert sum("drafts_draftfile" in query["sql"] for query in captured) == 1


def test_the_database_refuses_a_file_of_a_working_draft(draft):
    working = make_draft(draft.policy, published=False)
    with breaks("draft_file_of_published_draft"):
        DraftFile.objects.create(
            draft=working, format="md", file="x", sha256="0" * 64, size=1, version=1
        )


def test_the_database_refuses_to_change_a_file(draft):
    export_draft(draft.pk)
    for change in (
        "sha256 = repeat('0', 64)",
        "version = version - 1",
        "format = 'x', version = 9",
    ):
        with breaks("draft_file_changes_with_its_exporter"):
            sql(f"UPDATE drafts_draftfile SET {change} WHERE format = 'md'")


def test_the_database_refuses_to_forget_a_file(draft):
    export_draft(draft.pk)
    with breaks("draft_file_is_kept"):
        sql("DELETE FROM drafts_draftfile")
    with breaks("draft_file_is_kept"):
        sql("TRUNCATE drafts_draftfile")


def test_the_database_refuses_what_is_no_hash(draft):
    with breaks("draft_file_sha256_form"):
        DraftFile.objects.create(
            draft=draft, format="md", file="x", sha256="abc", size=1, version=1
        )
