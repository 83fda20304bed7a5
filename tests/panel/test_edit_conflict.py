"""Two people in one article: the second sees both, what differs, and chooses; nothing is lost."""

import pytest
from django.urls import reverse

from drafts.edit_article import edit_article
from drafts.models import Article
from drafts.roles import Role
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db

TEXT = "El Consejo sesiona cada tres meses.\n\nSus actas son públicas."
MINE = TEXT.replace("tres", "dos")
THEIRS = TEXT.replace("públicas", "abiertas")


@pytest.fixture
def article(policy):
    article = make_draft(policy, published=False).articles.first()
    return edit_article(article, heading="Artículo 1. Consejo", text=TEXT, by=make_user())


@pytest.fixture
def address(article):
    return reverse("admin:drafts_article_change", args=[article.pk])


@pytest.fixture
def colleague(article):
    """Beatriz saves other words after the article was read."""

    def saves(text, heading="Artículo 1. Consejo"):
        beatriz = make_user(name="Beatriz")
        edit_article(Article.objects.get(pk=article.pk), heading=heading, text=text, by=beatriz)

    return saves


def words(article, text, **others):
    return {
        "heading": "Artículo 1. Consejo",
        "text": text,
        "revision": article.revision,
        **others,
    }


def present(article):
    return Article.objects.get(pk=article.pk).text


def texts(ops):
    return [(op.kind, op.text) for op in ops if op.kind != "same"]


def test_the_second_sees_both_and_nothing_is_written_over(
    client, enter, article, address, colleague
):
    enter(Role.DRAFTER)
    colleague(THEIRS)
    response = client.post(address, words(article, MINE, why="Por las mesas."))
    assert response.status_code == 409
    assert "Beatriz saved other words for this article on" in response.text
    conflict, form = response.context["conflict"], response.context["form"]
    assert texts(conflict.redlines["theirs"][1]) == [
        ("removed", "públicas"),
        ("added", "abiertas"),
    ]
    assert texts(conflict.redlines["mine"][1]) == [("removed", "tres"), ("added", "dos")]
    assert (form["text"].value(), form["why"].value()) == (MINE, "Por las mesas.")
    assert present(article) == THEIRS


def test_both_are_saved_together_where_they_do_not_touch(
    client, enter, article, address, colleague
):
    me = enter(Role.DRAFTER)
    colleague(THEIRS)
    response = client.post(address, words(article, MINE))
    together = MINE.replace("públicas", "abiertas")
    conflict, form = response.context["conflict"], response.context["form"]
    assert conflict.merged == {"heading": "Artículo 1. Consejo", "text": together}
    assert not conflict.shares_a_paragraph

    sent = {name: form[name].value() for name in ("heading", "text", "revision")}
    merged = {f"merged_{name}": text for name, text in conflict.merged.items()}
    client.post(address, {**sent, **merged, "keep": "merged"})
    assert present(article) == together
    assert article.history.first().history_user == me


def test_changes_in_one_paragraph_are_told(client, enter, article, address, colleague):
    enter(Role.DRAFTER)
    colleague(TEXT.replace("El Consejo", "El Pleno"))
    response = client.post(address, words(article, MINE))
    assert response.context["conflict"].shares_a_paragraph
    assert "You both changed the same paragraph" in response.text


def test_where_they_touch_no_merge_is_proposed(client, enter, article, address, colleague):
    enter(Role.DRAFTER)
    colleague(TEXT.replace("tres", "cuatro"))
    conflict = client.post(address, words(article, MINE)).context["conflict"]
    assert conflict.merged is None
    assert [(place.base, place.theirs, place.ours) for place in conflict.places] == [
        ("tres", "cuatro", "dos")
    ]


def test_one_s_own_can_be_saved_and_the_other_s_stay_in_the_history(
    client, enter, article, address, colleague
):
    enter(Role.DRAFTER)
    colleague(THEIRS)
    form = client.post(address, words(article, MINE)).context["form"]
    sent = {name: form[name].value() for name in ("heading", "text", "revision")}
    client.post(address, {**sent, "keep": "mine"})
    assert present(article) == MINE
    assert [version.text for version in article.history.all()[:2]] == [MINE, THEIRS]


def test_the_other_s_can_be_left(client, enter, said, article, address, colleague):
    enter(Role.DRAFTER)
    colleague(THEIRS)
    form = client.post(address, words(article, MINE)).context["form"]
    sent = {name: form[name].value() for name in ("heading", "text", "revision")}
    response = client.post(address, {**sent, "keep": "theirs"}, follow=True)
    assert said(response) == ["The article stays as it was saved."]
    assert present(article) == THEIRS


def test_who_saves_once_more_while_one_chooses_is_seen_too(
    client, enter, article, address, colleague
):
    enter(Role.DRAFTER)
    colleague(THEIRS)
    form = client.post(address, words(article, MINE)).context["form"]
    sent = {name: form[name].value() for name in ("heading", "text", "revision")}
    colleague(THEIRS + " Siempre.")
    response = client.post(address, {**sent, "keep": "mine"})
    assert response.status_code == 409
    assert response.context["form"]["text"].value() == MINE
    assert present(article) == THEIRS + " Siempre."


def test_the_choice_stays_while_one_looks_again(client, enter, article, address, colleague):
    enter(Role.DRAFTER)
    colleague(THEIRS)
    page = client.post(address, words(article, MINE))
    assert f'name="read" value="{article.revision}"' in page.text
    sent = words(article, f"Hoy {MINE}", read=article.revision)
    sent["revision"] = page.context["form"]["revision"].value()
    again = client.post(address, {**sent, "preview": "1"})
    together = "Hoy " + MINE.replace("públicas", "abiertas")
    assert again.context["conflict"].merged["text"] == together
    assert again.context["form"]["revision"].value() == str(sent["revision"])


def test_a_note_alone_goes_with_the_words_that_are_there(
    client, enter, article, address, colleague
):
    enter(Role.DRAFTER)
    colleague(THEIRS)
    response = client.post(address, words(article, TEXT, why="Lo pidieron las mesas."))
    assert response.status_code == 302
    assert present(article) == THEIRS
    assert [note.text for note in article.notes.all()] == ["Lo pidieron las mesas."]


def test_words_that_are_on_no_record_are_compared_with_what_is_there(
    client, enter, article, address, colleague
):
    enter(Role.DRAFTER)
    Article.objects.filter(pk=article.pk).update(text="Sin registro.")
    article.refresh_from_db(fields=["revision"])
    colleague(THEIRS)
    response = client.post(address, words(article, MINE))
    assert response.status_code == 409
    conflict = response.context["conflict"]
    assert (conflict.base, conflict.merged) == (None, None)
    assert texts(conflict.redlines["mine"][1]) == [
        ("removed", "tres"),
        ("added", "dos"),
        ("removed", "abiertas"),
        ("added", "públicas"),
    ]
