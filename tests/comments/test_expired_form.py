"""A form sent with an expired key: nothing is done, and nothing that was typed is lost."""

import re
import uuid

import pytest
from django.test import Client

from comments.models import Comment
from tests.comments.files import upload
from tests.factories import make_consultation, make_user

OWN = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def window(db):
    return make_consultation()


@pytest.fixture
def browser(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    return client


def address_of(window, tail="articulos/2/"):
    return f"/en/politicas/{window.draft.policy.slug}/borradores/1/{tail}"


def form(**words):
    return {
        "text": "Media hora de trabajo.",
        "quote": "licencia libre",
        "proposed_wording": "licencia abierta",
        "public_name": "Rosa",
        "kind": "drafting",
        "submission_key": str(uuid.uuid4()),
        **words,
    }


@pytest.mark.parametrize("htmx", [True, False])
def test_the_form_comes_back_and_can_be_sent_again(window, browser, htmx):
    headers = {**OWN, **({"HX-Request": "true"} if htmx else {})}
    sent = form(attachments=[upload()])
    response = browser.post(address_of(window), sent, headers=headers)
    page = response.content.decode()
    assert response.status_code == (422 if htmx else 403)
    assert "Everything is still here: send it again." in page
    assert not Comment.objects.filter(policy=window.draft.policy).exists()
    back = response.context["form"]
    for name in ("text", "quote", "proposed_wording", "public_name", "kind"):
        assert back[name].value() == sent[name]
    again = {name: value for name, value in sent.items() if name != "attachments"} | {
        "csrfmiddlewaretoken": re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1],
        "kept": re.search(r'name="kept"\s+value="([^"]+)"', page)[1],
    }
    assert "/acuse/" in browser.post(address_of(window), again, headers=OWN).url
    comment = Comment.objects.get(policy=window.draft.policy)
    assert (comment.text, comment.attachment_count) == (sent["text"], 1)


@pytest.mark.parametrize("tail", ["comentar/", "divisiones/1/"])
def test_so_does_that_of_any_other_place(window, browser, tail):
    response = browser.post(address_of(window, tail), form(), headers=OWN)
    assert "send it again" in response.content.decode()
    assert response.context["form"]["text"].value() == "Media hora de trabajo."


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://evil.example"}])
def test_what_another_site_sends_is_words_to_copy_and_no_form(window, browser, origin):
    response = browser.post(address_of(window), form(), headers=origin)
    page = response.content.decode()
    assert response.status_code == 403
    assert "Media hora de trabajo." in page and "licencia abierta" in page
    assert 'name="submission_key"' not in page
    assert not Comment.objects.filter(policy=window.draft.policy).exists()


def test_any_other_form_is_refused_as_ever(browser):
    assert browser.post("/en/cuenta/salir/", headers=OWN).status_code == 403
