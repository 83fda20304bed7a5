"""Importing a draft: looked at first, saved whole or not at all, and nothing typed is lost."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from drafts.models import Article, Draft, Import
from drafts.roles import Role
from tests.drafts.reading.documents import make_docx, par
from tests.factories import TEXT, make_draft, make_member, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client, enter, policy):
    """Send the import form as a drafter of the policy."""
    enter(Role.DRAFTER)

    def send(**data):
        return client.post(
            reverse("admin:drafts_draft_import"), {"policy": policy.pk, **data}, follow=True
        )

    return send


@pytest.fixture
def do(client):
    """Press a button of the preview of the one import that there is."""

    def do(value, *, seen=None, **data):
        kept = Import.objects.get()
        seen = len(kept.operations) if seen is None else seen
        address = reverse("admin:drafts_draft_import_preview", args=[kept.pk])
        return client.post(address, {"do": value, "seen": seen, **data})

    return do


def upload(content, name="borrador.md"):
    return SimpleUploadedFile(name, content)


def errors(response):
    return dict(response.context["form"].errors)


def lines(response):
    return [(row.piece.heading, row.piece.is_unit) for row in response.context["rows"]]


def test_a_pasted_text_is_previewed_and_then_saved(send, do, policy):
    shown = send(text=TEXT, summary="Primera versión.")
    assert shown.status_code == 200
    assert lines(shown) == [
        ("Título Primero. Disposiciones generales", False),
        ("Artículo 1. Objeto", True),
        ("Artículo 2. Licencias", True),
        ("Título Segundo. Gobernanza", False),
        ("Artículo 3. Consejo", True),
    ]
    assert Draft.objects.count() == 0

    saved = do("save")
    draft = Draft.objects.get()
    assert saved.url == reverse("admin:drafts_draft_change", args=[draft.pk])
    assert (draft.policy, draft.number, draft.summary) == (policy, 1, "Primera versión.")
    assert draft.title == "Política de prueba"
    assert [article.division.heading for article in draft.articles.select_related("division")] == [
        "Título Primero. Disposiciones generales",
        "Título Primero. Disposiciones generales",
        "Título Segundo. Gobernanza",
    ]
    assert Import.objects.count() == 0


def test_a_word_document_is_read_whatever_its_name(send, do):
    content = make_docx(par("Ley") + par("Artículo 1.- Uno.") + par("Artículo 2.- Dos."))
    shown = send(file=upload(content, "ley.txt"))
    assert lines(shown) == [("Artículo 1.-", True), ("Artículo 2.-", True)]
    kept = Import.objects.get()
    assert (kept.file_name, kept.kind) == ("ley.txt", "docx")
    do("save")
    assert [article.text for article in Draft.objects.get().articles.all()] == ["Uno.", "Dos."]


def test_the_text_stays_on_the_server_and_can_be_changed_there(client, send, do):
    send(text=TEXT, title="Mi título", summary="Por qué")
    kept = Import.objects.get()
    address = reverse("admin:drafts_draft_import_text", args=[kept.pk])
    form = client.get(address).context["form"]
    assert [form[name].value() for name in ("text", "title", "summary")] == [
        TEXT,
        "Mi título",
        "Por qué",
    ]
    do("join 2")
    same = {"policy": kept.policy_id, "title": "Otro", "summary": "", "text": TEXT}
    client.post(address, same | {"text": TEXT.replace("\n", "\r\n")})  # as a browser sends it
    kept.refresh_from_db()
    assert (kept.title, len(kept.operations)) == ("Otro", 1)
    client.post(address, same | {"text": TEXT.replace("Consejo", "Comité")})
    kept.refresh_from_db()
    assert (kept.operations, "Comité" in kept.text) == ([], True)
    assert errors(client.post(address, same | {"text": " \n"})) == {
        "text": ["There are no words to read in this text."]
    }


def test_warnings_say_the_line_and_its_words(send):
    shown = send(text="# Título\n\n## Uno\n\nUn párrafo.\n\n## Dos\n\nOtro párrafo.\n")
    assert "split by its headings or paragraphs" in shown.text
    first = shown.context["notices"][0]
    assert (first.line, first.text) == (1, "# Título")


def test_a_file_in_the_old_alphabet_is_read_with_a_warning(send):
    shown = send(file=upload(TEXT.encode("cp1252")))
    assert [str(notice.words) for notice in shown.context["notices"]] == [
        "The file is not UTF-8; it was read as Windows-1252. Check its accents."
    ]
    assert "Título Primero. Disposiciones generales" in shown.text


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        ({}, "text", "Choose a file or paste the text of the draft."),
        ({"text": " \n\t\n"}, "text", "Choose a file or paste the text of the draft."),
        (
            {"file": upload(b"")},
            "file",
            "“borrador.md”: The file is empty. Check that you chose the right one.",
        ),
        (
            {"file": upload(b"\n \n")},
            "file",
            "“borrador.md”: The file is empty. Check that you chose the right one.",
        ),
        (
            {"file": upload(b"PK\x03\x04\x00\x00", "borrador.docx")},
            "file",
            (
                "“borrador.docx”: The document is broken or incomplete. Open it in the word "
                "processor, let it be repaired, save it as .docx and upload it again."
            ),
        ),
        (
            {"file": upload(TEXT.encode()), "text": TEXT},
            "file",
            "Choose a file or paste a text, not both.",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(send, data, field, message):
    if "file" in data:
        data["file"].seek(0)
    response = send(summary="No me pierdas", **data)
    assert response.status_code == 422
    assert errors(response) == {field: [message]}
    assert response.context["form"]["summary"].value() == "No me pierdas"
    assert (Draft.objects.count(), Import.objects.count()) == (0, 0)


def test_a_text_that_is_too_large_is_refused(send, settings):
    settings.DRAFT_MAX_TEXT_BYTES = 1000
    long = TEXT * 5
    response = send(text=long)
    assert list(errors(response)) == ["text"]
    assert "The limit is 1000" in html.unescape(response.text).replace("\xa0", " ")
    assert "the limit is 1000" in errors(send(file=upload(long.encode())))["file"][0].replace(
        "\xa0", " "
    )
    settings.DRAFT_MAX_BYTES = 100
    assert "the limit is 100" in errors(send(file=upload(long.encode())))["file"][0].replace(
        "\xa0", " "
    )
    assert Import.objects.count() == 0


def test_a_second_working_draft_is_refused_and_the_import_stays(send, do, policy):
    make_draft(policy, published=False)
    send(text=TEXT, title="Otro")
    response = do("save")
    assert (response.status_code, str(response.context["refusal"])) == (
        409,
        "This policy has a working draft already. Publish it or delete it first.",
    )
    assert (Draft.objects.count(), Article.objects.count(), Import.objects.count()) == (1, 3, 1)


def test_saving_twice_gives_one_draft(client, send, policy, said):
    send(text=TEXT)
    address = reverse("admin:drafts_draft_import_preview", args=[Import.objects.get().pk])
    client.post(address, {"do": "save", "seen": 0})
    again = client.post(address, {"do": "save", "seen": 0}, follow=True)
    assert said(again)[-1] == "This import is no longer there: it was saved or discarded."
    assert (Draft.objects.count(), Article.objects.count()) == (1, 3)


def test_a_policy_of_others_cannot_be_chosen(send):
    response = send(policy=make_policy().pk, text=TEXT)
    assert list(errors(response)) == ["policy"]
    assert Import.objects.count() == 0


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OBSERVER])
def test_those_who_do_not_write_drafts_are_refused(client, enter, policy, role):
    enter(role)
    response = client.post(
        reverse("admin:drafts_draft_import"), {"policy": policy.pk, "text": TEXT}
    )
    assert response.status_code == 403
    assert Import.objects.count() == 0


PAGES = ["preview", "text", "discard"]


@pytest.mark.parametrize("page", PAGES)
def test_an_import_is_seen_by_nobody_else(client, send, policy, page):
    send(text=TEXT)
    kept = Import.objects.get()
    address = reverse(f"admin:drafts_draft_import_{page}", args=[kept.pk])
    assert client.get(address).status_code == 200
    client.force_login(make_member(policy, Role.COORDINATOR))
    assert client.get(address).status_code == 404
    assert client.post(address, {"do": "join 2", "seen": 0}).status_code == 404
    client.post(address, {"do": "save", "seen": 0})
    assert Draft.objects.count() == 0
    assert "Política de prueba" not in client.get(reverse("admin:drafts_draft_import")).text
    assert Import.objects.count() == 1


def test_one_who_no_longer_writes_drafts_no_longer_reaches_the_import(client, send, policy):
    send(text=TEXT)
    policy.memberships.update(role=Role.OBSERVER)
    kept = Import.objects.get()
    address = reverse("admin:drafts_draft_import_preview", args=[kept.pk])
    client.post(address, {"do": "save", "seen": 0})
    assert (Draft.objects.count(), client.get(address).status_code) == (0, 404)


def test_what_was_not_saved_waits_on_the_import_page_and_can_be_discarded(client, send, said):
    send(text=TEXT, title="La que espera")
    kept = Import.objects.get()
    page = client.get(reverse("admin:drafts_draft_import"))
    assert list(page.context["unfinished"]) == [kept]
    assert "La que espera" in page.text
    response = client.post(
        reverse("admin:drafts_draft_import_discard", args=[kept.pk]), follow=True
    )
    assert said(response) == ["The import was discarded. Nothing was saved."]
    assert Import.objects.count() == 0
