"""Files that come with a comment: kept, sent with it, and served as downloads only."""

import hashlib
import re
import uuid
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage

from comments.files.waiting import (
    EmptyFile,
    NotTaken,
    TooLarge,
    clean_files,
    keep_file,
)
from comments.models import Attachment, Comment, WaitingFile
from comments.receive import FileLost, TooManyFiles
from tests.broken_rules import breaks, sql
from tests.comments import files
from tests.comments.files import upload
from tests.factories import (
    close_window,
    make_comment,
    make_consultation,
    make_draft,
    make_policy,
    make_user,
)

SHA256 = hashlib.sha256(files.PDF).hexdigest()


@pytest.fixture
def window(db):
    return make_consultation(make_draft(make_policy(is_demonstration=True)))


@pytest.fixture
def address(window):
    article = window.draft.articles.get(number="2")
    return f"/en/politicas/{window.draft.policy.slug}/borradores/1/articulos/{article.slug}/"


@pytest.fixture
def person(client, db):
    user = make_user()
    client.force_login(user)
    return user


def form(**words):
    return {"text": "Con un anexo.", "submission_key": str(uuid.uuid4()), **words}


def errors(response):
    return [str(error) for error in response.context["form"].errors["attachments"]]


def test_sent_with_the_comment_and_recorded_by_hash(client, window, address, person):
    client.post(
        address,
        form(attachments=[upload(), upload("mapa.png", files.PNG), upload("otra vez.pdf")]),
    )
    comment = Comment.objects.get(policy=window.draft.policy)
    assert comment.attachment_count == 2  # the same bytes twice are one file
    assert list(comment.attachments.values_list("position", "name", "size", "sha256")) == [
        (1, "informe.pdf", len(files.PDF), SHA256),
        (2, "mapa.png", len(files.PNG), hashlib.sha256(files.PNG).hexdigest()),
    ]
    assert default_storage.open(f"attachments/{SHA256}").read() == files.PDF
    assert not WaitingFile.objects.exists()


def test_downloaded_to_the_byte_and_never_shown(client, window, address, person):
    client.post(address, form(attachments=[upload("../año\u202e.pdf")]))
    file = Attachment.objects.get(comment__policy=window.draft.policy)
    client.logout()
    response = client.get(file.get_absolute_url())
    assert file.get_absolute_url() == f"/adjuntos/{SHA256}/{quote('año.pdf')}"
    assert b"".join(response) == files.PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    again = client.get(file.get_absolute_url(), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_under_another_name_or_before_it_is_sent_it_is_not_found(client, db):
    keep_file(uuid.uuid4(), upload())
    assert client.get(f"/adjuntos/{SHA256}/informe.pdf").status_code == 404
    comment = make_comment()
    assert client.get(f"/adjuntos/{SHA256}/{comment.folio}.pdf").status_code == 404


def test_shown_on_card_receipt_and_register_with_its_hash(client, window, address, person):
    client.post(address, form(attachments=[upload()]))
    comment = Comment.objects.get(policy=window.draft.policy)
    for page in (address, comment.get_absolute_url(), f"{comment.get_absolute_url()}acuse/"):
        text = client.get(page).content.decode()
        assert "informe.pdf" in text
        assert SHA256 in text


def test_kept_while_signing_in(client, window, address):
    sent = form(attachments=[upload()])
    check = client.post(address, sent).url.split("next=")[1].replace("%2F", "/")
    session = dict(client.session.items())
    client.force_login(make_user())
    now = client.session
    now.update({name: value for name, value in session.items() if name == "unsent_comments"})
    now.save()
    page = client.get(check).content.decode()
    assert "informe.pdf" in page and SHA256 in page
    client.post(check)
    assert Attachment.objects.get(comment__policy=window.draft.policy).sha256 == SHA256


def test_not_asked_for_again_when_something_else_is_to_be_mended(client, window, address, person):
    sent = form(text="", attachments=[upload()])
    page = client.post(address, sent).content.decode()
    assert re.search(rf'name="kept"\s+value="{SHA256}"\s+checked', page)
    client.post(address, form(submission_key=sent["submission_key"], kept=[SHA256]))
    assert Attachment.objects.get(comment__policy=window.draft.policy).name == "informe.pdf"


def test_left_out_by_its_box(client, window, address, person):
    sent = form(text="", attachments=[upload(), upload("mapa.png", files.PNG)])
    client.post(address, sent)
    client.post(address, form(submission_key=sent["submission_key"], kept=[SHA256]))
    assert Comment.objects.get(policy=window.draft.policy).attachment_count == 1


def test_of_another_form_it_does_not_go(client, window, address, person):
    keep_file(uuid.uuid4(), upload())
    response = client.post(address, form(kept=[SHA256]))
    assert errors(response) == ["A file that you attached is no longer kept. Attach it again."]


def test_same_form_twice_is_one_comment_with_its_files(client, window, address, person):
    sent = form()
    first = client.post(address, {**sent, "attachments": [upload()]})
    again = client.post(address, {**sent, "attachments": [upload()]})
    assert first.url == again.url
    assert Attachment.objects.filter(comment__policy=window.draft.policy).count() == 1


def test_same_form_with_another_file_is_not_lost(client, window, address, person):
    sent = form()
    client.post(address, sent)
    response = client.post(address, {**sent, "attachments": [upload()]})
    assert response.status_code == 422
    page = response.content.decode()
    assert SHA256 in page
    key = re.search(r'name="submission_key" value="([^"]+)"', page)[1]
    client.post(address, {**sent, "submission_key": key, "kept": [SHA256]})
    counts = Comment.objects.filter(policy=window.draft.policy).order_by("number")
    assert list(counts.values_list("attachment_count", flat=True)) == [0, 1]


@pytest.mark.parametrize(
    "content, refusal, words",
    [
        (b"", EmptyFile, "está vacío"),
        (files.PROGRAM, NotTaken, "no es por su contenido un PDF, DOCX, ODT, PNG o JPEG"),
        (files.PDF + bytes(200), TooLarge, "y el límite es de 100"),
    ],
)
def test_refused_with_the_reason(db, settings, content, refusal, words):
    settings.COMMENT_FILE_MAX_BYTES = 100
    with pytest.raises(refusal, match=words) as refused:
        keep_file(uuid.uuid4(), upload("informe.pdf", content))
    assert "«informe.pdf»" in str(refused.value.message)
    assert not WaitingFile.objects.exists()


def test_refused_on_the_page_at_its_field(client, window, address, person):
    response = client.post(address, form(attachments=[upload("virus.pdf", files.PROGRAM)]))
    assert response.status_code == 422
    assert "“virus.pdf” is not a PDF" in errors(response)[0]
    assert "Con un anexo.</textarea>" in response.content.decode()


def test_more_than_the_limit(client, window, address, person, settings):
    settings.COMMENT_MAX_FILES = 1
    two = [upload(), upload("mapa.png", files.PNG)]
    assert errors(client.post(address, form(attachments=two))) == [
        "There are 2 files and the limit is 1. Leave some out."
    ]
    key = uuid.uuid4()
    with pytest.raises(TooManyFiles):
        make_comment(window, submission_key=key, files=[keep_file(key, one) for one in two])


def test_lost_from_the_storage_it_is_asked_for_again(window):
    key = uuid.uuid4()
    row = keep_file(key, upload())
    default_storage.delete(row.stored_as)
    with pytest.raises(FileLost):
        make_comment(window, submission_key=key, files=[row])
    assert not Comment.objects.filter(policy=window.draft.policy).exists()


def test_refused_comment_leaves_its_files_waiting(client, window, address, person):
    close_window(window)
    client.post(address, form(attachments=[upload()]))
    assert WaitingFile.objects.get().sha256 == SHA256
    assert not Attachment.objects.filter(comment__policy=window.draft.policy).exists()


def test_never_sent_it_is_cleaned(window):
    key = uuid.uuid4()
    make_comment(window, submission_key=key, files=[keep_file(key, upload())])
    keep_file(uuid.uuid4(), upload())  # the same bytes, of a comment that was never sent
    keep_file(uuid.uuid4(), upload("mapa.png", files.PNG))
    WaitingFile.objects.update(kept_at=WaitingFile.objects.first().kept_at - timedelta(days=15))
    recent = keep_file(uuid.uuid4(), upload("foto.jpg", files.JPEG))
    assert clean_files() == 2
    assert list(WaitingFile.objects.all()) == [recent]
    assert default_storage.exists(f"attachments/{SHA256}")
    assert default_storage.exists(recent.stored_as)
    assert not default_storage.exists(f"attachments/{hashlib.sha256(files.PNG).hexdigest()}")


@pytest.fixture
def attachment(window):
    key = uuid.uuid4()
    return make_comment(
        window, submission_key=key, files=[keep_file(key, upload())]
    ).attachments.get()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE comments_attachment SET name = 'otro.pdf'",
        "UPDATE comments_attachment SET sha256 = repeat('0', 64)",
        "DELETE FROM comments_attachment",
        "TRUNCATE comments_attachment",
    ],
)
def test_attachment_never_changes(attachment, statement):
    with breaks("attachment_never_changes"):
        sql(statement)


def add_attachment(comment, position):
    sql(
        "INSERT INTO comments_attachment (comment_id, position, name, media_type, size, sha256)"
        " VALUES (%s, %s, 'otro.pdf', 'application/pdf', 1, repeat('0', 64))",
        comment.pk,
        position,
    )


@pytest.mark.parametrize("position", [0, 2])
def test_none_is_added_later(attachment, position):
    with breaks("attachment_with_its_comment"):
        add_attachment(attachment.comment, position)


def test_none_takes_the_place_of_another(attachment):
    with breaks("attachment_position_once"):
        add_attachment(attachment.comment, 1)


def test_comment_does_not_stand_without_its_files(window):
    comment = make_comment(window)
    with breaks("comment_with_its_files"):
        sql(
            "INSERT INTO comments_comment (policy_id, number, folio, consultation_id, channel,"
            " author_key, text, quote, proposed_wording, submission_key, received_at, text_sha256,"
            " attachment_count) SELECT policy_id, 0, '', consultation_id, channel, author_key, text,"
            " '', '', gen_random_uuid(), now(), '', 1 FROM comments_comment WHERE id = %s",
            comment.pk,
        )
