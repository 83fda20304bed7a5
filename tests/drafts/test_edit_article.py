"""Editing an article: every save a version, and nobody's later words written over."""

import pytest

from drafts.edit_article import EditedMeanwhile, NothingLeft, NumberIsAnother, edit_article
from drafts.models import Article
from drafts.restore_article import AlreadyThere, restore_article
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_draft(published=False).articles.first()


def read(article):
    """The article as another person has it before them."""
    return Article.objects.get(pk=article.pk)


def test_it_works(article):
    ana = make_user(name="Ana")
    edit_article(article, heading="Artículo 1. Fines", text="Un texto.", by=ana, reason="Más claro")
    assert (article.heading, article.text, article.revision) == (
        "Artículo 1. Fines",
        "Un texto.",
        2,
    )
    version = article.history.latest()
    assert (version.history_user, version.history_change_reason, version.revision) == (
        ana,
        "Más claro",
        2,
    )
    assert read(article).text == "Un texto."


def test_one_instance_is_edited_twice(article):
    by = make_user()
    edit_article(article, heading="A", text="Uno.", by=by)
    edit_article(article, heading="A", text="Dos.", by=by)
    assert (read(article).text, read(article).revision) == ("Dos.", 3)


def test_words_that_are_there_already_make_no_version(article):
    edit_article(article, heading=article.heading, text=f"{article.text}\n", by=make_user())
    assert (article.revision, article.history.count()) == (1, 1)


def test_a_heading_with_another_number_is_refused(article):
    with pytest.raises(NumberIsAnother) as refusal:
        edit_article(article, heading="Artículo 13. Fines", text="Un texto.", by=make_user())
    assert "13" in refusal.value.message
    assert read(article).heading == "Artículo 1. Objeto"


def test_what_was_written_from_older_words_is_refused(article):
    mine, theirs = read(article), read(article)
    edit_article(theirs, heading=theirs.heading, text="Lo suyo.", by=make_user())
    with pytest.raises(EditedMeanwhile) as refusal:
        edit_article(mine, heading=mine.heading, text="Lo mío.", by=make_user())
    assert str(refusal.value.message) == (
        "Mientras usted escribía, otra persona guardó otras palabras para este artículo."
    )
    assert (read(article).text, article.history.count()) == ("Lo suyo.", 2)


def test_the_same_words_from_two_people_are_no_conflict(article):
    mine, theirs = read(article), read(article)
    edit_article(theirs, heading=theirs.heading, text="Lo mismo.", by=make_user())
    edit_article(mine, heading=mine.heading, text="Lo mismo.", by=make_user())
    assert (mine.revision, article.history.count()) == (2, 2)


def test_an_article_keeps_a_heading_or_a_text(article):
    with pytest.raises(NothingLeft):
        edit_article(article, heading=" ", text="\n", by=make_user())
    assert read(article).revision == 1


def test_a_version_is_restored_as_a_new_one(article):
    first, text = article.history.first(), article.text
    edit_article(article, heading=article.heading, text="Otro.", by=make_user())
    ana = make_user(name="Ana")
    restore_article(article, first, by=ana, reason="Se leía mejor")
    assert (read(article).text, read(article).revision) == (text, 3)
    version = article.history.first()
    assert (version.restored_from, version.history_user, version.history_change_reason) == (
        first.history_id,
        ana,
        "Se leía mejor",
    )
    assert [row.text for row in article.history.all()] == [text, "Otro.", text]


def test_an_edit_after_a_restoration_is_not_restored_from_anything(article):
    first = article.history.first()
    edit_article(article, heading=article.heading, text="Otro.", by=make_user())
    restore_article(article, first, by=make_user())
    edit_article(read(article), heading=article.heading, text="Otro más.", by=make_user())
    assert article.history.first().restored_from is None


def test_a_restored_heading_keeps_the_present_number(article):
    first = article.history.first()
    article.number, article.heading, article.text = "7", "Artículo 7. Objeto", "Otro."
    article.save()
    restore_article(article, first, by=make_user())
    assert read(article).heading == "Artículo 7. Objeto"


def test_a_restoration_does_not_write_over_later_words(article):
    first, mine = article.history.first(), read(article)
    edit_article(article, heading=article.heading, text="Otro.", by=make_user())
    mine.text = "Lo que vi."
    with pytest.raises(EditedMeanwhile):
        restore_article(mine, first, by=make_user())
    assert read(article).text == "Otro."


def test_the_present_words_are_not_restored(article):
    with pytest.raises(AlreadyThere):
        restore_article(article, article.history.first(), by=make_user())
