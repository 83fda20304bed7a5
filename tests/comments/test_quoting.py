"""Where quoted words stand in the text of an article."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.models import Comment
from comments.quoting.anchor import place, places
from comments.quoting.plain import one_line, plain
from drafts.markdown import render
from tests.broken_rules import breaks, sql
from tests.factories import TEXT, make_comment, make_consultation, make_draft, make_user

REPEATED = TEXT.replace(
    "El Consejo se reúne cada tres meses y publica sus actas.",
    "El Consejo se reúne cada mes. El Consejo publica sus actas cada mes.",
)


@pytest.mark.parametrize(
    "markdown, text",
    [
        ("Uno  dos\ntres", "Uno dos tres"),
        ("Uno.\n\nDos.", "Uno. Dos."),
        ("**Uno**, *dos* y [tres](https://example.org)", "Uno, dos y tres"),
        ("- uno\n- dos\n\n    - tres", "uno dos tres"),
        ("1. uno\n2. dos", "uno dos"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ("> cita\n\nfin", "cita fin"),
        ("a < b & c\u00a0d", "a < b & c d"),
        ("línea\\\notra", "línea otra"),
        ("📊👩‍💻 y 𝒳", "📊👩‍💻 y 𝒳"),
        ("", ""),
    ],
)
def test_plain_text_is_what_is_shown(markdown, text):
    assert plain(render(markdown)) == text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60))
def test_plain_text_of_anything_is_one_line(markdown):
    text = plain(render(markdown))
    assert text == one_line(text)
    assert "\n" not in text


@given(st.text("ab \n📊", max_size=30), st.data())
def test_every_stretch_is_found_where_it_stands(text, data):
    text = one_line(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if one_line(text[start:end]) != text[start:end] or start == end:
        return
    found = place(text, text[start:end], start)
    assert (found.start, found.end, found.exact) == (start, end, text[start:end])
    assert text[: found.start].endswith(found.prefix)
    assert text[found.end :].startswith(found.suffix)


def test_places_are_counted_in_code_points():
    (found,) = places("📊 datos abiertos", "datos\n abiertos")
    assert (found.start, found.end, found.prefix, found.suffix) == (2, 16, "📊 ", "")


def test_words_that_stand_twice_are_of_no_place_until_it_is_said():
    assert place("mes a mes", "mes") is None
    assert place("mes a mes", "mes", 6).start == 6
    assert place("mes a mes", "mes", 3) is None
    assert place("mes a mes", "a mes", 99).start == 4
    assert place("mes a mes", "año", 0) is None


@pytest.fixture
def article(db):
    draft = make_consultation(make_draft(text=REPEATED)).draft
    return draft.articles.get(number="3")


def post(client, article, **words):
    client.force_login(make_user())
    address = f"/en/politicas/{article.draft.policy.slug}/borradores/1/articulos/{article.slug}/"
    return client.post(address, {"text": "Mucho.", "submission_key": uuid.uuid4(), **words})


def stored(article):
    return Comment.objects.get(article=article)


def test_unique_words_get_their_place_from_the_server(client, article):
    post(client, article, quote="publica\r\nsus  actas")
    comment = stored(article)
    assert comment.quote == "publica\nsus  actas"  # to the letter
    assert (comment.quote_start, comment.quote_end) == (41, 58)
    assert (comment.quote_prefix, comment.quote_suffix) == (
        "o se reúne cada mes. El Consejo ",
        " cada mes.",
    )


def test_the_place_that_the_browser_says_is_taken_when_the_words_stand_there(client, article):
    post(client, article, quote="cada mes", quote_start="59")
    assert (stored(article).quote_start, stored(article).quote_end) == (59, 67)


@pytest.mark.parametrize("said", ["", "5", "x", "9" * 30, "-1"])
def test_words_in_several_places_are_asked_about(client, article, said):
    response = post(client, article, quote="cada mes", quote_start=said)
    assert response.status_code == 422
    assert response.context["form"].errors["quote"] == [
        "These words stand 2 times in the text. Choose below which you mean."
    ]
    page = response.content.decode()
    assert 'name="quote_start" value="20"' in page
    assert 'name="quote_start" value="59"' in page
    assert not Comment.objects.filter(article=article).exists()


def test_none_of_them_in_particular(client, article):
    post(client, article, quote="cada mes", quote_start="todas")
    assert (stored(article).quote, stored(article).quote_start) == ("cada mes", None)


def test_other_channels_are_not_asked(article):
    comment = make_comment(
        article.draft.consultations.get(), article=article, quote="cada mes", channel="email"
    )
    assert comment.quote_start is None


def test_words_that_others_chose_are_listed_in_the_order_of_the_text(client, article):
    window = article.draft.consultations.get()
    late = make_comment(window, article=article, quote="publica sus actas")
    first, second = (make_comment(window, article=article, quote="se reúne") for _ in range(2))
    make_comment(window, article=article, quote="cada mes")
    address = f"/politicas/{article.draft.policy.slug}/borradores/1/articulos/{article.slug}/"
    assert client.get(address).context["quoted"] == [
        {"start": 11, "end": 19, "comments": 2, "folio": first.folio, "words": "se reúne"},
        {"start": 41, "end": 58, "comments": 1, "folio": late.folio, "words": "publica sus actas"},
    ]
    assert second.number == 3


@pytest.mark.parametrize(
    "start, end, quote", [("5", "NULL", "x"), ("NULL", "5", "x"), ("5", "5", "x"), ("1", "2", " ")]
)
def test_database_wants_two_ends_of_words(article, start, end, quote):
    comment = make_comment(article.draft.consultations.get(), article=article)
    with breaks("comment_quote_has_two_ends"):
        sql(
            "INSERT INTO comments_comment (policy_id, number, folio, consultation_id, article_id,"
            " channel, author_key, text, quote, proposed_wording, submission_key, received_at,"
            f" text_sha256, quote_start, quote_end) SELECT policy_id, 0, '', consultation_id,"
            f" article_id, channel, author_key, text, %s, '', gen_random_uuid(), now(), '', {start},"
            f" {end} FROM comments_comment WHERE id = %s",
            quote,
            comment.pk,
        )
