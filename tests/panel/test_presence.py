"""Who else has an article open: a courtesy that costs nobody anything when it fails."""

import uuid

import pytest
from django.urls import reverse

from drafts import presence
from drafts.edit_article import edit_article
from drafts.models import Article
from drafts.roles import Role
from tests.factories import make_draft, make_member, make_user

pytestmark = pytest.mark.django_db

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def article(policy):
    return make_draft(policy, published=False).articles.first()


@pytest.fixture(autouse=True)
def _own_cache(settings):
    """Nobody of another test is here."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid.uuid4().hex}}


@pytest.fixture
def unreachable(settings):
    """The site without its cache."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": NOWHERE}}


def test_the_second_sees_who_has_it_open(client, enter, policy, article):
    presence.enter(article, make_member(policy, Role.DRAFTER, name="Beatriz"))
    enter(Role.DRAFTER, name="Ana")
    page = client.get(reverse("admin:drafts_article_change", args=[article.pk]))
    assert page.context["others"] == ["Beatriz"]
    assert "Beatriz has this article open too." in page.text


def test_the_page_tells_that_it_is_still_open(client, enter, policy, article):
    ana = enter(Role.DRAFTER, name="Ana")
    address = reverse("admin:drafts_article_presence", args=[article.pk])
    assert "has this article open" not in client.post(address, {"revision": 1}).text
    assert presence.enter(article, make_user(name="Beatriz")) == ["Ana"]
    assert "Beatriz has this article open too." in client.post(address, {"revision": 1}).text
    presence.leave(article, ana)
    assert presence.enter(article, make_user(name="Carla")) == ["Beatriz"]


def test_who_was_not_seen_for_a_while_is_gone(article, monkeypatch):
    presence.enter(article, make_user(name="Beatriz"))
    now = presence.time.time()
    monkeypatch.setattr(presence.time, "time", lambda: now + presence.SEEN_FOR + 1)
    assert presence.enter(article, make_user(name="Ana")) == []


def test_it_tells_that_other_words_were_saved(client, enter, article):
    enter(Role.DRAFTER)
    address = reverse("admin:drafts_article_presence", args=[article.pk])
    edit_article(
        Article.objects.get(pk=article.pk), heading="A", text="B", by=make_user(name="Beatriz")
    )
    assert "Beatriz saved other words" in client.post(address, {"revision": 1}).text
    assert "saved other words" not in client.post(address, {"revision": 2}).text


def test_it_is_for_those_who_write(client, enter, article):
    enter(Role.OBSERVER)
    address = reverse("admin:drafts_article_presence", args=[article.pk])
    assert client.post(address, {"revision": 1}).status_code == 403


def test_without_the_cache_an_article_is_edited_all_the_same(client, enter, article, unreachable):
    enter(Role.DRAFTER)
    address = reverse("admin:drafts_article_change", args=[article.pk])
    page = client.get(address)
    assert (page.status_code, page.context["others"]) == (200, [])
    client.post(address, {"heading": "A", "text": "Sin caché.", "revision": 1, "next": "1"})
    assert Article.objects.get(pk=article.pk).text == "Sin caché."
