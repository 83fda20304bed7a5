"""An article in the panel: written with a preview beside, saved as a version, read once published."""

import pytest
from django.urls import reverse

from drafts.models import Article
from drafts.remove_article import remove_article
from drafts.roles import Role
from tests.factories import TEXT, make_draft, make_user

pytestmark = pytest.mark.django_db

HTMX = {"HTTP_HX_REQUEST": "true"}
TABLE = "| Etapa | Plazo |\n| --- | --- |\n| Revisión | 30 |\n"


@pytest.fixture
def article(policy):
    return make_draft(policy, published=False).articles.first()


@pytest.fixture
def address(article):
    return reverse("admin:drafts_article_change", args=[article.pk])


def words(article, **others):
    """What the form sends."""
    return {
        "heading": article.heading,
        "text": article.text,
        "revision": article.revision,
    } | others


def texts(ops):
    return [(op.kind, op.text) for op in ops]


def test_it_works(client, enter, said, article, address):
    editor = enter(Role.DRAFTER)
    response = client.post(
        address,
        words(article, heading="Artículo 1. Fines", text="Un texto\r\n\r\nnuevo."),
        follow=True,
    )
    assert response.redirect_chain == [(address, 302)]
    assert said(response) == ["“Artículo 1. Fines” was saved."]
    article.refresh_from_db()
    assert (article.heading, article.text) == ("Artículo 1. Fines", "Un texto\n\nnuevo.")
    assert article.history.latest().history_user == editor


def test_the_form_tells_the_revision_that_was_read(client, enter, article, address):
    enter(Role.DRAFTER)
    client.post(address, words(article, text="Otro."))
    assert client.get(address).context["form"]["revision"].value() == 2


def test_saving_can_go_on_to_the_next_article(client, enter, article, address):
    enter(Role.DRAFTER)
    following = article.draft.articles.all()[1]
    response = client.post(address, words(article, text="B", next="1"))
    assert response.url == reverse("admin:drafts_article_change", args=[following.pk])
    # The browser may forget its copy of the one that was saved.
    assert f'data-editor-saved="{article.pk}"' in client.get(response.url).text
    assert 'data-editor-saved=""' in client.get(response.url).text


def test_saving_what_is_there_makes_no_version(client, enter, said, article, address):
    enter(Role.DRAFTER)
    response = client.post(address, words(article), follow=True)
    assert said(response) == ["Nothing had changed."]
    assert article.history.count() == 1


def test_an_empty_article_is_refused_and_announced(client, enter, article, address):
    enter(Role.DRAFTER)
    response = client.post(address, words(article, heading=" ", text="\n"))
    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["An article needs a heading or a text."]
    assert 'role="alert"' in response.text
    assert Article.objects.get(pk=article.pk).heading == "Artículo 1. Objeto"


def test_a_form_that_tells_no_revision_as_there_are_saves_nothing(client, enter, article, address):
    enter(Role.DRAFTER)
    for revision in ("", "x", "0", str(10**20)):
        sent = {"heading": "Otro", "text": "Otro", "revision": revision}
        assert client.post(address, sent).status_code == 422
    assert Article.objects.get(pk=article.pk).heading == "Artículo 1. Objeto"


def test_an_edit_that_comes_after_the_publication_is_refused_and_kept_in_the_form(
    client, enter, policy
):
    enter(Role.DRAFTER)
    article = make_draft(policy).articles.first()
    address = reverse("admin:drafts_article_change", args=[article.pk])
    response = client.post(address, words(article, heading="Otro", text="Mi redacción"))
    form = response.context["form"]
    assert form.non_field_errors() == ["This draft is published: its text no longer changes."]
    assert form["text"].value() == "Mi redacción"
    assert Article.objects.get(pk=article.pk).heading == "Artículo 1. Objeto"


def test_the_preview_is_made_as_on_the_public_page(client, enter, article, address):
    enter(Role.DRAFTER)
    text = f"*Énfasis*\n\n{TABLE}\n<script>alert(1)</script>"
    response = client.post(address, words(article, text=text, preview="1"), **HTMX)
    assert response.templates[0].name == "panel/_article_beside.html"
    assert "<em>Énfasis</em>" in response.text
    assert '<div class="table-scroll" tabindex="0"><table>' in response.text
    assert "<td>30</td>" in response.text
    assert "<script>" not in response.text
    article.refresh_from_db()
    assert article.revision == 1


def test_without_javascript_the_preview_loses_nothing(client, enter, article, address):
    enter(Role.DRAFTER)
    sent = words(article, text="Lo que *escribo*.", why="Por claridad.", preview="1")
    response = client.post(address, sent)
    form = response.context["form"]
    assert (form["text"].value(), form["why"].value()) == ("Lo que *escribo*.", "Por claridad.")
    assert "<em>escribo</em>" in response.text
    assert article.history.count() == 1


def test_changes_since_the_last_save(client, enter, article, address):
    enter(Role.DRAFTER)
    text = article.text.replace("reglas", "normas")
    sent = words(article, text=text, preview="1", view="saved")
    shown = client.post(address, sent, **HTMX).context["beside"]
    assert texts(shown.heading_ops) == [("same", "Artículo 1. Objeto")]
    assert texts(shown.text_ops) == [
        ("same", "La presente política fija las "),
        ("removed", "reglas"),
        ("added", "normas"),
        ("same", " para publicar datos abiertos."),
    ]


def test_changes_since_the_published_draft(client, enter, policy):
    enter(Role.DRAFTER)
    make_draft(policy)
    draft = make_draft(policy, text=TEXT.replace("tres meses", "dos meses"), published=False)
    article = draft.articles.get(number="3")
    address = reverse("admin:drafts_article_change", args=[article.pk])
    page = client.get(address)
    assert page.context["views"] == [
        ("preview", "Preview"),
        ("saved", "Changes since the last save"),
        ("before", "Changes since Draft 1"),
    ]
    sent = words(
        article, text=article.text.replace("publica", "difunde"), preview="1", view="before"
    )
    shown = client.post(address, sent, **HTMX).context["beside"]
    assert texts(shown.text_ops) == [
        ("same", "El Consejo se reúne cada "),
        ("removed", "tres"),
        ("added", "dos"),
        ("same", " meses y "),
        ("removed", "publica"),
        ("added", "difunde"),
        ("same", " sus actas."),
    ]


def test_an_observer_reads_the_article_as_it_will_be_read(client, enter, article, address):
    enter(Role.OBSERVER)
    Article.objects.filter(pk=article.pk).update(text=TABLE)
    response = client.get(address)
    assert response.context["form"] is None
    assert "<td>30</td>" in response.text
    assert "<textarea" not in response.text


def test_an_observer_has_no_preview_either(client, enter, article, address):
    enter(Role.OBSERVER)
    assert client.post(address, words(article, preview="1"), **HTMX).status_code == 403


def test_the_page_asks_the_same_whatever_the_length_of_the_draft(
    client, enter, policy, django_assert_num_queries
):
    enter(Role.COORDINATOR)
    text = "# Larga\n\n" + "".join(f"#### Artículo {n}.\n\nTexto {n}.\n\n" for n in range(1, 501))
    make_draft(policy, text=text)
    draft = make_draft(policy, text=text.replace("Texto 7", "Letra 7"), published=False)
    for number in ("2", "250", "499"):
        article = draft.articles.get(number=number)
        address = reverse("admin:drafts_article_change", args=[article.pk])
        # Session, account, article, memberships; predecessors, the one before, the one after,
        # notes, comments.
        with django_assert_num_queries(9):
            assert client.get(address).status_code == 200


def test_what_was_written_for_an_article_that_is_gone_is_given_back(
    client, enter, article, address
):
    enter(Role.DRAFTER)
    remove_article(article, reason="Sobra.", by=make_user())
    response = client.post(address, words(article, text="Lo que escribí, línea por línea."))
    assert response.status_code == 409
    assert "Lo que escribí, línea por línea." in response.text
    assert "This article is no longer there" in response.text


def test_nobody_else_learns_that_an_article_is_gone(client, enter, article, address):
    remove_article(article, reason="Sobra.", by=make_user())
    enter(Role.OBSERVER)
    assert client.post(address, words(article, text="x")).status_code == 404
