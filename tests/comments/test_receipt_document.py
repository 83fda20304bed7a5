"""The receipt as a PDF, made by a job."""

import hashlib
import io
import uuid

import pikepdf
import pypdf
import pytest
from django.core.files.storage import default_storage

from comments.files.waiting import keep_file
from comments.make_receipt import make_receipt
from comments.models import Comment, ReceiptDocument
from tests.comments.files import upload
from tests.factories import make_author, make_comment, make_consultation, make_user

SITE = "https://abramos.example/"


@pytest.fixture
def person(db):
    return make_user("rosa@example.org")


@pytest.fixture
def comment(person):
    window, key = make_consultation(), uuid.uuid4()
    return make_comment(
        window,
        article=window.draft.articles.get(number="2"),
        author=make_author("Rosa", person),
        text="Un párrafo con «comillas».\n\nOtro, ñandú.",
        kind=Comment.Kind.DRAFTING,
        quote="licencia libre",
        proposed_wording="licencia abierta",
        submission_key=key,
        files=[keep_file(key, upload())],
    )


def content_of(document):
    return default_storage.open(document.file.name).read()


def words(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_says_all_that_the_receipt_says_on_one_page(comment):
    document = make_receipt(comment.pk, SITE, "es-mx")
    content = content_of(document)
    said = words(content)
    for part in (
        comment.folio,
        "UTC−06:00",
        "America/Mexico_City",
        comment.policy.title,
        "Artículo 2. Licencias",
        "Redacción",
        "Un párrafo con «comillas». Otro, ñandú.",
        "licencia libre",
        "licencia abierta",
        "informe.pdf",
    ):
        assert part in said
    squeezed = said.replace(" ", "")
    assert f"{SITE}politicas/{comment.policy.slug}/comentarios/{comment.folio}/" in squeezed
    assert comment.text_sha256 in squeezed
    assert comment.attachments.get().sha256 in squeezed
    assert "rosa@example.org" not in said
    assert document.pages == 1
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.size == len(content)


def test_tagged_with_the_code_in_words_too(comment):
    with pikepdf.open(io.BytesIO(content_of(make_receipt(comment.pk, SITE, "es-mx")))) as pdf:
        assert pdf.open_metadata()["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "es-mx"
        figures = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    assert [f"comentarios/{comment.folio}/" in str(one.Alt) for one in figures] == [True]


def test_long_text_is_there_to_its_end(person):
    comment = make_comment(author=make_author("", person), text="palabra " * 2400 + "y el final.")
    document = make_receipt(comment.pk, SITE, "es-mx")
    assert document.pages > 1
    assert "y el final." in words(content_of(document))


def test_made_once(comment):
    assert make_receipt(comment.pk, SITE, "es-mx") == make_receipt(comment.pk, SITE, "en")
    assert ReceiptDocument.objects.count() == 1


def test_its_author_downloads_it(client, comment, person):
    address = f"{comment.get_absolute_url()}acuse.pdf"
    client.force_login(person)
    assert client.get(address).status_code == 404  # while it is being made
    document = make_receipt(comment.pk, SITE, "es-mx")
    response = client.get(address)
    assert b"".join(response) == content_of(document)
    assert response["Content-Type"] == "application/pdf"
    client.force_login(make_user())
    assert client.get(address).status_code == 404


def test_page_asks_again_until_it_is_made(client, comment, person):
    client.force_login(person)
    address = f"{comment.get_absolute_url()}acuse/"
    page = client.get(address).content.decode()
    assert 'hx-trigger="load delay:3s"' in page
    make_receipt(comment.pk, SITE, "es-mx")
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert f'href="{comment.get_absolute_url()}acuse.pdf"' in part
    assert "hx-trigger" not in part and "<html" not in part
