"""From the form to the receipt."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache

from comments.models import Comment
from tests.factories import (
    close_window,
    make_consultation,
    make_draft,
    make_policy,
    make_user,
)


@pytest.fixture
def window(db):
    return make_consultation(make_draft(make_policy(is_demonstration=True)))


@pytest.fixture
def article(window):
    return window.draft.articles.get(number="2")


@pytest.fixture
def address(article):
    return f"/en/politicas/{article.draft.policy.slug}/borradores/1/articulos/{article.slug}/"


@pytest.fixture
def person(client, db):
    user = make_user()
    client.force_login(user)
    return user


def form(**words):
    return {"text": "Falta un plazo.", "submission_key": str(uuid.uuid4()), **words}


def receipt_of(comment):
    return f"/en/politicas/{comment.policy.slug}/comentarios/{comment.folio}/acuse/"


def errors(response):
    return {
        name: [str(error) for error in found]
        for name, found in response.context["form"].errors.items()
    }


def test_signed_in_the_comment_is_received_at_once(client, window, article, address, person):
    response = client.post(
        address,
        form(quote="licencia libre", proposed_wording="licencia abierta", public_name="Rosa"),
    )
    comment = Comment.objects.get(policy=window.draft.policy)
    assert (response.status_code, response.url) == (302, receipt_of(comment))
    assert (comment.text, comment.quote, comment.proposed_wording) == (
        "Falta un plazo.",
        "licencia libre",
        "licencia abierta",
    )
    assert (comment.article, comment.author.public_name, comment.author.user) == (
        article,
        "Rosa",
        person,
    )


def test_same_form_twice_leads_to_the_same_receipt(client, window, address, person):
    sent = form()
    assert client.post(address, sent).url == client.post(address, sent).url
    assert Comment.objects.filter(policy=window.draft.policy).count() == 1


def test_same_form_with_other_words_is_not_lost(client, window, address, person):
    sent = form()
    client.post(address, sent)
    response = client.post(address, {**sent, "text": "Otra cosa."})
    comment = Comment.objects.get(policy=window.draft.policy)
    assert response.status_code == 422
    assert comment.folio in errors(response)["__all__"][0]
    page = response.content.decode()
    assert "Otra cosa." in page
    key = re.search(r'name="submission_key" value="([^"]+)"', page).group(1)
    assert (
        client.post(address, {**sent, "text": "Otra cosa.", "submission_key": key}).status_code
        == 302
    )


def test_line_ends_are_those_that_were_typed(client, window, address, person):
    client.post(address, form(text="  uno\r\n\r\ndos  "))
    assert Comment.objects.get(policy=window.draft.policy).text == "  uno\n\ndos  "


def test_comment_on_the_whole_draft(client, window, person):
    response = client.post(
        f"/en/politicas/{window.draft.policy.slug}/borradores/1/comentar/", form()
    )
    comment = Comment.objects.get(policy=window.draft.policy)
    assert (response.url, comment.article) == (receipt_of(comment), None)


def test_without_signing_in_the_words_wait_for_it(client, window, address):
    cache.clear()
    sent = form(text="Escrito antes de entrar.", public_name="Rosa")
    check = f"/en/politicas/{window.draft.policy.slug}/enviar/{sent['submission_key']}/"
    to_sign_in = client.post(address, sent)
    assert to_sign_in.url == f"/en/cuenta/entrar/?next={check.replace('/', '%2F')}"
    assert not Comment.objects.filter(policy=window.draft.policy).exists()

    client.post("/en/cuenta/entrar/", {"email": "rosa@example.org", "next": check})
    code = re.search(r"^(\S{4}-\S{4})$", mail.outbox[0].body, re.MULTILINE).group(1)
    assert client.post("/en/cuenta/entrar/codigo/", {"code": code, "next": check}).url == check

    page = client.get(check).content.decode()
    assert "Escrito antes de entrar." in page
    receipt = client.post(check)
    comment = Comment.objects.get(policy=window.draft.policy)
    assert (receipt.url, comment.text) == (receipt_of(comment), "Escrito antes de entrar.")
    assert comment.author.user.email == "rosa@example.org"
    assert client.post(check).url == receipt_of(comment)
    assert client.get(check).url == receipt_of(comment)


def test_waiting_words_can_be_changed(client, window, address):
    sent = form(text="Con una errta.")
    client.post(address, sent)
    page = client.get(address, {"continuar": sent["submission_key"]}).content.decode()
    assert "Con una errta.</textarea>" in page
    assert f'value="{sent["submission_key"]}"' in page


def test_waiting_words_are_announced_on_every_page(client, window, address):
    client.post(address, form())
    assert "You have a comment that has not been sent." in client.get("/en/").content.decode()


def test_window_that_closed_while_signing_in(client, window, address):
    sent = form(text="Llegué tarde.")
    client.post(address, sent)
    # The session goes on, as in signing in.
    session = dict(client.session.items())
    client.force_login(make_user())
    now = client.session
    now.update(session)
    now["_auth_user_id"], now["_auth_user_hash"] = (
        client.session["_auth_user_id"],
        client.session["_auth_user_hash"],
    )
    now.save()
    close_window(window)
    response = client.post(
        f"/en/politicas/{window.draft.policy.slug}/enviar/{sent['submission_key']}/"
    )
    assert "The consultation has closed" in errors(response)["__all__"][0]
    assert "Llegué tarde." in response.content.decode()


def test_waiting_words_of_nobody_are_not_found(client, window, person):
    address = f"/en/politicas/{window.draft.policy.slug}/enviar/{uuid.uuid4()}/"
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize(
    "words, field, message",
    [
        ({"text": "  \n "}, "text", "Write your comment"),
        ({"text": ""}, "text", "Write your comment"),
        ({"text": "a" * 20_001}, "text", "20001"),
        ({"text": "a\x00b"}, "text", "NUL"),
        ({"quote": "palabras que no están"}, "quote", "not in the text"),
        ({"proposed_wording": "b" * 20_001}, "proposed_wording", "20001"),
        ({"public_name": "n" * 121}, "public_name", "120"),
        ({"submission_key": "no-es-una-clave"}, "submission_key", "UUID"),
    ],
)
def test_refused_with_everything_still_there(
    client, window, address, words, field, message, signed_in
):
    if signed_in:
        client.force_login(make_user())
    sent = form(**{"text": "Mi opinión.", "public_name": "Rosa", **words})
    response = client.post(address, sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert message in errors(response)[field][0]
    assert 'role="alert"' in page
    for name in ("text", "quote", "proposed_wording", "public_name"):
        assert response.context["form"][name].value() == sent.get(name)
    assert not Comment.objects.filter(policy=window.draft.policy).exists()


@pytest.mark.parametrize("signed_in", [True, False])
def test_late_is_said_before_anything_else(client, window, address, signed_in):
    if signed_in:
        client.force_login(make_user())
    close_window(window)
    response = client.post(address, form(text="Tarde pero mío."))
    assert response.status_code == 422
    assert "The consultation has closed" in errors(response)["__all__"][0]
    assert "Tarde pero mío." in response.content.decode()


def test_early_is_refused(client, db, person):
    window = make_consultation(starts_in=timedelta(days=1))
    article = window.draft.articles.first()
    response = client.post(
        f"/en/politicas/{window.draft.policy.slug}/borradores/1/articulos/{article.slug}/", form()
    )
    assert "has not opened yet" in errors(response)["__all__"][0]


def test_htmx_gets_the_form_alone_or_is_led_away(client, window, address, person):
    refused = client.post(address, form(text=""), headers={"HX-Request": "true"})
    assert refused.status_code == 422
    assert "<html" not in refused.content.decode()
    sent = client.post(address, form(), headers={"HX-Request": "true"})
    comment = Comment.objects.get(policy=window.draft.policy)
    assert sent["HX-Redirect"] == receipt_of(comment)


def test_only_five_comments_wait(client, window, address):
    keys = [form()["submission_key"] for _ in range(7)]
    for key in keys:
        client.post(address, form(submission_key=key))
    assert list(client.session["unsent_comments"]) == keys[2:]
