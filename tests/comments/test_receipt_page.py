import hashlib

import pytest
from django.core import mail

from comments.tasks import send_receipt
from tests.factories import make_author, make_comment, make_consultation, make_user


@pytest.fixture
def person(db):
    return make_user("rosa@example.org")


@pytest.fixture
def comment(person):
    return make_comment(author=make_author("Rosa", person), text="Línea uno.\n\nLínea dos, ñ.")


def address_of(comment, tail="acuse/"):
    return f"/en/politicas/{comment.policy.slug}/comentarios/{comment.folio}/{tail}"


def test_its_author_gets_the_proof(client, comment, person):
    client.force_login(person)
    page = client.get(address_of(comment)).content.decode()
    assert comment.folio in page
    assert hashlib.sha256(comment.text.encode()).hexdigest() in page
    assert comment.received_at.astimezone().isoformat()[:4] in page
    assert "(UTC−06:00)" in page
    assert f"sha256sum {comment.folio}.txt" in page


def test_text_downloads_to_the_byte(client, comment):
    response = client.get(address_of(comment, "texto/"))
    assert response.content == comment.text.encode()
    assert hashlib.sha256(response.content).hexdigest() == comment.text_sha256
    assert response["Content-Disposition"] == f'attachment; filename="{comment.folio}.txt"'


def test_nobody_else_sees_it(client, comment):
    make_comment(comment.consultation)
    client.force_login(make_user())
    assert client.get(address_of(comment)).status_code == 404


def test_signing_in_comes_first(client, comment):
    response = client.get(address_of(comment))
    assert response.status_code == 302
    assert response.url.startswith("/en/cuenta/entrar/?next=")


def test_letter_goes_to_the_author_in_their_language(comment):
    send_receipt(comment.pk, "https://abramos.example/", "en")
    (letter,) = mail.outbox
    assert letter.to == ["rosa@example.org"]
    assert letter.subject == f"[Abramos] Receipt of your comment {comment.folio}"
    assert comment.text in letter.body
    assert comment.text_sha256 in letter.body
    assert f"https://abramos.example{address_of(comment)}" in letter.body
    ((html, media_type),) = letter.alternatives
    assert media_type == "text/html"
    assert f'href="https://abramos.example{address_of(comment)}"' in html


def test_no_letter_to_a_person_erased(comment, person):
    comment.author.user = None
    comment.author.save()
    send_receipt(comment.pk, "https://abramos.example/acuse/", "en")
    assert mail.outbox == []


def test_letter_is_asked_for_once(client, person, db, django_capture_on_commit_callbacks):
    window = make_consultation()
    article = window.draft.articles.first()
    address = f"/en/politicas/{window.draft.policy.slug}/borradores/1/articulos/{article.slug}/"
    client.force_login(person)
    words = {"text": "Uno.", "submission_key": "5b4b3c1c-4a0e-4c1b-9d6c-2f3d1e5a7b90"}
    with django_capture_on_commit_callbacks() as callbacks:
        client.post(address, words)
        client.post(address, words)
    assert len(callbacks) == 2  # the letter and the document, once each
