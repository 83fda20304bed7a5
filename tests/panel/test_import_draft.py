"""Importing a draft: looked at first, saved whole or not at all, and nothing typed is lost."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from drafts.models import Article, Draft
from drafts.roles import Role
from tests.factories import TEXT, make_draft, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client, enter, policy):
    """Send the import form as a drafter of the policy."""
    enter(Role.DRAFTER)

    def send(step="preview", **data):
        return client.post(
            reverse("admin:drafts_draft_import"), {"policy": policy.pk, "step": step, **data}
        )

    return send


def upload(content, name="borrador.md"):
    return SimpleUploadedFile(name, content)


def errors(response):
    return dict(response.context["form"].errors)


def test_a_pasted_text_is_previewed_and_then_saved(client, send, policy):
    shown = send(text=TEXT)
    assert shown.status_code == 200
    assert [(line.heading, line.is_article) for line in shown.context["lines"]] == [
        ("Título Primero. Disposiciones generales", False),
        ("Artículo 1. Objeto", True),
        ("Artículo 2. Licencias", True),
        ("Título Segundo. Gobernanza", False),
        ("Artículo 3. Consejo", True),
    ]
    assert Draft.objects.count() == 0

    saved = send("save", text=TEXT, summary="Primera versión.")
    draft = Draft.objects.get()
    assert saved.url == reverse("admin:drafts_draft_change", args=[draft.pk])
    assert (draft.policy, draft.number, draft.summary) == (policy, 1, "Primera versión.")
    assert draft.title == "Política de prueba"
    assert draft.articles.count() == 3


def test_an_uploaded_file_travels_to_the_save_without_a_second_upload(send):
    shown = send(file=upload(TEXT.encode()))
    assert Draft.objects.count() == 0
    hidden = html.unescape(
        shown.text.split('<textarea name="text" hidden>\n')[1].split("</textarea>")[0]
    )
    assert hidden == TEXT
    send("save", text=hidden.replace("\n", "\r\n"))  # as a browser sends it
    assert [article.heading for article in Draft.objects.get().articles.all()] == [
        "Artículo 1. Objeto",
        "Artículo 2. Licencias",
        "Artículo 3. Consejo",
    ]


def test_going_back_from_the_preview_keeps_the_text(send):
    response = send("edit", text=TEXT, title="Mi título", summary="Por qué")
    form = response.context["form"]
    assert (form["text"].value(), form["title"].value(), form["summary"].value()) == (
        TEXT,
        "Mi título",
        "Por qué",
    )


def test_warnings_say_the_line(send):
    shown = send(text="# Título\n\n## Uno\n\nUn párrafo.\n\n## Dos\n\nOtro párrafo.\n")
    assert "split by its headings or paragraphs" in shown.text
    assert shown.context["warnings"][0][0] == 1


def test_a_file_in_the_old_alphabet_is_read_with_a_warning(send):
    shown = send(file=upload(TEXT.encode("cp1252")))
    assert shown.context["warnings"][0] == (
        1,
        "The file is not UTF-8; it was read as Windows-1252. Check its accents.",
    )
    assert "Título Primero. Disposiciones generales" in shown.text


@pytest.mark.parametrize(
    ("data", "field", "message"),
    [
        ({}, "text", "Choose a file or paste the text of the draft."),
        ({"text": " \n\t\n"}, "text", "Choose a file or paste the text of the draft."),
        ({"file": upload(b"")}, "file", "“borrador.md” is empty."),
        ({"file": upload(b"\n \n")}, "text", "Choose a file or paste the text of the draft."),
        (
            {"file": upload(b"%PDF-1.7", "borrador.pdf")},
            "file",
            "“borrador.pdf” is not a text file. Save it as .md or .txt and choose it again.",
        ),
        (
            {"file": upload(b"PK\x03\x04\x00\x00", "borrador.txt")},
            "file",
            "“borrador.txt” is not a text file: it has binary content.",
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
    assert Draft.objects.count() == 0


def test_a_text_that_is_too_large_is_refused(send, settings):
    settings.DRAFT_MAX_BYTES = 1000
    long = TEXT * 5
    response = send(text=long)
    assert list(errors(response)) == ["text"]
    assert "The limit is 1000" in html.unescape(response.text).replace("\xa0", " ")
    assert list(errors(send(file=upload(long.encode())))) == ["file"]
    assert Draft.objects.count() == 0


def test_a_second_working_draft_is_refused_and_the_text_stays(send, policy):
    make_draft(policy, published=False)
    response = send("save", text=TEXT, title="Otro")
    assert response.status_code == 422
    assert errors(response) == {
        "__all__": ["This policy has a working draft already. Publish it or delete it first."]
    }
    assert html.escape(TEXT).splitlines()[0] in response.text
    assert Draft.objects.count() == 1
    assert Article.objects.count() == 3


def test_a_policy_of_others_cannot_be_chosen(client, enter):
    enter(Role.DRAFTER)
    other = make_policy()
    response = client.post(
        reverse("admin:drafts_draft_import"), {"policy": other.pk, "step": "save", "text": TEXT}
    )
    assert list(errors(response)) == ["policy"]
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.OBSERVER])
def test_those_who_do_not_write_drafts_are_refused(client, enter, policy, role):
    enter(role)
    response = client.post(
        reverse("admin:drafts_draft_import"), {"policy": policy.pk, "step": "save", "text": TEXT}
    )
    assert response.status_code == 403
    assert Draft.objects.count() == 0
