from datetime import timedelta

import pytest

from tests.factories import (
    close_window,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_policy,
    make_proposal,
)


def address_of(article):
    return (
        f"/en/politicas/{article.draft.policy.slug}/borradores/{article.draft.number}"
        f"/articulos/{article.slug}/"
    )


@pytest.fixture
def window(db):
    return make_consultation(
        make_draft(make_policy(is_demonstration=True)), lasts=timedelta(days=9)
    )


@pytest.fixture
def article(window):
    return window.draft.articles.get(number="2")


def test_shows_the_article_with_its_neighbours_and_the_form(client, article):
    response = client.get(address_of(article))
    page = response.content.decode()
    assert "licencia libre" in page
    assert [response.context["previous"].number, response.context["following"].number] == ["1", "3"]
    assert 'name="submission_key"' in page
    assert 'maxlength="20000"' not in page  # what is pasted is never cut in silence


def test_comments_in_the_order_received_with_their_answers(client, window, article):
    first, second = (make_comment(window, article=article) for _ in range(2))
    make_comment(window, article=window.draft.articles.get(number="1"), text="De otro artículo.")
    close_window(window)
    make_decision(first, reason="Se incorpora en el segundo borrador.")
    make_proposal(second, reason="Esta propuesta todavía no está revisada.")
    response = client.get(address_of(article))
    page = response.content.decode()
    assert response.context["comments"] == [first, second]
    assert "Se incorpora en el segundo borrador." in page
    assert "Esta propuesta todavía no está revisada." not in page
    assert "De otro artículo." not in page


def test_answer_leads_to_where_it_can_be_seen(client, window, article):
    comment = make_comment(window, article=article)
    close_window(window)
    later = make_draft(window.draft.policy).articles.get(number="3")
    make_decision(comment, reflected_in=[later])
    assert f'href="{address_of(later)}"' in client.get(address_of(article)).content.decode()


def test_an_article_that_is_being_worked_on_is_not_told(client, window, article):
    comment = make_comment(window, article=article)
    close_window(window)
    working = make_draft(window.draft.policy, published=False).articles.get(number="3")
    working.heading = "Artículo 3. Título que nadie conoce aún"
    working.save()
    make_decision(comment, reflected_in=[working])
    make_decision(
        comment, reflected_in=[working], reason="Otra respuesta, que sustituye a la otra."
    )
    for page in (address_of(article), comment.get_absolute_url()):
        told = client.get(page).content.decode()
        assert "nadie conoce" not in told
        assert "/borradores/2/" not in told


def test_pages_by_the_last_number_shown(client, window, article):
    said = [make_comment(window, article=article) for _ in range(23)]
    first = client.get(address_of(article))
    assert (first.context["comments"], first.context["more"]) == (said[:20], 20)
    assert "?despues=20" in first.content.decode()
    rest = client.get(address_of(article), {"despues": "20"})
    assert (rest.context["comments"], rest.context["more"]) == (said[20:], None)


def test_htmx_gets_the_comments_alone(client, window, article):
    said = [make_comment(window, article=article) for _ in range(21)]
    response = client.get(address_of(article), {"despues": "20"}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert said[20].folio in page
    assert "<html" not in page
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("value", ["x", "-1", "²", "9" * 40, ""])
def test_meaningless_page_is_the_first(client, window, article, value):
    comment = make_comment(window, article=article)
    assert client.get(address_of(article), {"despues": value}).context["comments"] == [comment]


def test_closed_window_says_what_happened_and_what_comes(client, window, article):
    close_window(window)
    page = client.get(address_of(article)).content.decode()
    assert "has closed, so it takes no more comments" in page
    assert "answers each comment with a reason" in page
    assert 'name="submission_key"' not in page


def test_upcoming_window_says_when(client, db):
    window = make_consultation(starts_in=timedelta(days=2))
    page = client.get(address_of(window.draft.articles.first())).content.decode()
    assert "you will be able to comment here" in page
    assert 'name="submission_key"' not in page


def test_window_without_the_online_channel_names_the_others(client, db):
    window = make_consultation(channels=["forum", "email"])
    page = client.get(address_of(window.draft.articles.first())).content.decode()
    assert "Regional forum" in page
    assert 'name="submission_key"' not in page


def test_draft_without_consultation_says_so(client, db):
    article = make_draft().articles.first()
    assert "No consultation on this draft" in client.get(address_of(article)).content.decode()


def test_words_are_shown_as_written_and_run_nothing(client, window, article):
    make_comment(window, article=article, text="<script>alert(1)</script> & **sin** formato")
    page = client.get(address_of(article)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; **sin** formato" in page


def test_article_of_a_working_draft_is_not_public(client, db):
    article = make_draft(published=False).articles.first()
    assert client.get(address_of(article)).status_code == 404
