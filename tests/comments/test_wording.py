"""A proposed wording, shown as what it changes."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.wording import changes
from drafts.comparing.redlines import Op, after, before
from tests.factories import make_comment, make_consultation

ARTICLE = "Los datos se publican con una licencia libre que permite su uso para cualquier fin."


def test_written_from_the_article_it_is_a_change_of_the_article():
    found = changes(ARTICLE, "licencia libre", ARTICLE.replace("libre", "abierta"))
    assert found.of == "article"
    assert [op for op in found.ops if op.kind != "same"] == [
        Op("removed", "libre"),
        Op("added", "abierta"),
    ]
    assert (found.added, found.removed) == (1, 1)


def test_written_from_the_quoted_words_it_is_a_change_of_them():
    found = changes(ARTICLE, "una licencia libre", "una licencia abierta")
    assert (found.of, before(found.ops), after(found.ops)) == (
        "quote",
        "una licencia libre",
        "una licencia abierta",
    )


@pytest.mark.parametrize("quote", ["", "cualquier fin"])
def test_a_phrase_of_its_own_is_a_change_of_nothing(quote):
    assert changes(ARTICLE, quote, "en treinta días hábiles") is None


@pytest.mark.parametrize("wording", ["", " \n "])
def test_no_wording_no_change(wording):
    assert changes(ARTICLE, "", wording) is None


@given(st.text("ab c.\n", max_size=60), st.text("ab c.\n", max_size=60))
def test_what_is_shown_is_both_texts_to_the_letter(old, new):
    if found := changes(old, "", new):
        assert (before(found.ops), after(found.ops)) == (old.strip(), new.strip())


def test_long_stretches_that_stay_are_cut_in_lists():
    long = "palabra " * 100 + "final."
    found = changes(long, "", long + " Y más.")
    assert after(found.ops) == long + " Y más."
    assert "[…]" in found.brief[0].text
    assert len(found.brief[0].text) < 200
    assert found.brief[1:] == found.ops[1:]


@pytest.fixture
def window(db):
    return make_consultation()


def address_of(window):
    return f"/en/politicas/{window.draft.policy.slug}/borradores/1/articulos/2/"


def test_shown_on_the_card_with_the_wording_alone(client, window):
    article = window.draft.articles.get(number="2")
    wording = article.text.replace("libre", "abierta")
    comment = make_comment(window, article=article, proposed_wording=wording)
    page = client.get(f"/en{comment.get_absolute_url()}").content.decode()
    assert '<del><span class="visually-hidden">[removed: </span>libre<' in page
    assert '<ins><span class="visually-hidden">[inserted: </span>abierta<' in page
    assert "Read the wording alone" in page
    assert f"<p>{wording.strip()}</p>" in page


def test_shown_while_it_is_written_and_nothing_is_stored(client, window):
    article = window.draft.articles.get(number="2")
    page = client.post(
        f"{address_of(window)}redaccion/",
        {"proposed_wording": article.text.replace("libre", "abierta & <b>libre</b>")},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert "abierta &amp; &lt;b&gt;" in page
    assert 'role="status"' in page and "<html" not in page
    assert client.get(f"{address_of(window)}redaccion/").status_code == 405


def test_begins_with_the_text_of_the_article_without_javascript(client, window):
    article = window.draft.articles.get(number="2")
    key = str(uuid.uuid4())
    sent = {"text": "Me explico.", "public_name": "Rosa", "submission_key": key, "partir": "1"}
    response = client.post(address_of(window), sent)
    form = response.context["form"]
    assert response.status_code == 200
    assert form["proposed_wording"].value() == article.text
    assert (form["text"].value(), form["public_name"].value()) == ("Me explico.", "Rosa")
    assert f'name="submission_key" value="{key}"' in response.content.decode()
    again = client.post(address_of(window), {**sent, "proposed_wording": "Ya empecé."})
    assert again.context["form"]["proposed_wording"].value() == "Ya empecé."
