"""A comment stays on the article that it was made on, and says what became of it."""

import pytest

from drafts.models import Comparison
from drafts.tasks import make_missing_comparisons
from tests.drafts.three_drafts import FIRST, SECOND, THIRD
from tests.factories import (
    close_window,
    make_author,
    make_comment,
    make_consultation,
    make_draft,
    make_policy,
    make_user,
)
from tests.screen_reader import words


@pytest.fixture
def person(db):
    return make_user()


@pytest.fixture
def window(db):
    return make_consultation(make_draft(make_policy(is_demonstration=True), text=FIRST))


def say(window, person, number, quote=""):
    article = window.draft.articles.get(number=number) if number else None
    author = make_author("Ana", person)
    return make_comment(window, author=author, article=article, quote=quote)


def next_draft(window, *texts):
    close_window(window)
    for text in texts:
        make_draft(window.draft.policy, text=text)
    make_missing_comparisons()


def page_of(client, comment):
    response = client.get(f"/en/politicas/{comment.policy.slug}/comentarios/{comment.folio}/")
    assert response.status_code == 200
    return response


def test_it_says_what_the_article_became_in_the_latest_draft(client, window, person):
    comment = say(window, person, "3")
    next_draft(window, SECOND, THIRD)
    response = page_of(client, comment)
    became = response.context["comment"].became
    assert (became.draft.number, [a.number for a in became.articles], became.relations) == (
        3,
        ["3"],
        ["amended"],
    )
    assert "In Draft 3 this article is: Artículo 3. Consejo With changes" in words(response)


def test_of_a_split_it_leads_to_all_parts(client, window, person):
    comment = say(window, person, "2")
    next_draft(window, SECOND)
    said = words(page_of(client, comment))
    assert (
        "In Draft 2 the text of this article is in: "
        "Artículo 2. Apertura ; Artículo 3. Licencias Split"
    ) in said


def test_of_a_removed_article_it_says_so(client, window, person):
    comment = say(window, person, "4", quote="la cuota que fije la ley")
    next_draft(window, SECOND)
    response = page_of(client, comment)
    assert "Draft 2 no longer has this article. Removed" in words(response)
    # And the words quoted are shown as they were.
    assert response.context["quotation"].words == "la cuota que fije la ley"


def test_words_quoted_that_are_gone_are_shown_as_they_were_consulted(client, window, person):
    comment = say(window, person, "3", quote="cada tres meses")
    next_draft(window, SECOND, THIRD)
    response = page_of(client, comment)
    said = words(response)
    assert "The words quoted are no longer in Draft 3 of the article." in said
    assert (
        "The words quoted, as they were consulted "
        "El Consejo se reúne cada tres meses y publica sus actas."
    ) in said
    assert "<mark>cada tres meses</mark>" in response.content.decode()


def test_words_quoted_that_still_stand_are_told_where(client, window, person):
    comment = say(window, person, "2", quote="sin pedir permiso a nadie")
    next_draft(window, SECOND)
    response = page_of(client, comment)
    assert [a.number for a in response.context["comment"].became.quoted_in] == ["3"]
    assert "The words quoted still stand in Draft 2: Artículo 3. Licencias" in words(response)
    assert "as they were consulted" not in words(response)


def test_a_comment_on_the_latest_draft_or_on_a_whole_one_says_nothing(client, window, person):
    on_article, on_draft = say(window, person, "3"), say(window, person, None)
    assert page_of(client, on_article).context["comment"].became is None
    next_draft(window, SECOND)
    assert page_of(client, on_draft).context["comment"].became is None
    assert "is being worked out" not in words(page_of(client, on_draft))


def test_a_working_draft_is_not_the_latest_one(client, window, person):
    comment = say(window, person, "3")
    close_window(window)
    make_draft(window.draft.policy, text=SECOND, published=False)
    make_missing_comparisons()
    response = page_of(client, comment)
    assert response.context["comment"].became is None
    assert "Draft 2" not in response.content.decode()


def test_while_it_is_not_known_yet_the_page_says_so(client, window, person):
    comment = say(window, person, "3")
    next_draft(window, SECOND)
    Comparison.objects.all().delete()
    assert "What this article became in Draft 2 is being worked out" in words(
        page_of(client, comment)
    )


def test_lists_say_it_too(client, window, person):
    comment = say(window, person, "4")
    quoting = say(window, person, "3", quote="cada tres meses")
    next_draft(window, SECOND, THIRD)
    slug = comment.policy.slug
    client.force_login(person)
    for address in (f"/en/politicas/{slug}/comentarios/", "/en/mis-comentarios/"):
        said = words(client.get(address))
        assert "Draft 3 no longer has this article. Removed" in said
        assert "The words quoted are no longer in Draft 3 of the article." in said
    article = client.get(f"/en/politicas/{slug}/borradores/1/articulos/{quoting.article.slug}/")
    assert "The words quoted are no longer in Draft 3 of the article." in words(article)
