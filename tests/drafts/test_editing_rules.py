"""What the database refuses about edits, versions and notes, tried with SQL."""

import pytest

from drafts.edit_article import edit_article
from drafts.models import Article, ChangeNote
from drafts.note_change import note_change
from drafts.publish_draft import publish_draft
from tests.broken_rules import breaks, sql
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_draft(published=False).articles.first()


@pytest.fixture
def note(article):
    return note_change(article, "Se aclara el objeto.", by=make_user())


def test_an_edit_that_states_another_revision_is_refused(article):
    edit_article(article, heading="A", text="B", by=make_user())
    for revision in (1, 3):
        with breaks("article_edit_is_stale"):
            sql(
                "UPDATE drafts_article SET text = 'x', revision = %s WHERE id = %s",
                revision,
                article.pk,
            )


def test_an_instance_read_before_is_not_saved_over_later_words(article):
    stale = Article.objects.get(pk=article.pk)
    edit_article(article, heading="A", text="B", by=make_user())
    with breaks("article_edit_is_stale"):
        stale.save()


def test_any_change_of_the_words_raises_the_revision(article):
    sql("UPDATE drafts_article SET text = 'x' WHERE id = %s", article.pk)
    sql("UPDATE drafts_article SET heading = 'x' WHERE id = %s", article.pk)
    sql("UPDATE drafts_article SET position = 99 WHERE id = %s", article.pk)
    article.refresh_from_db()
    assert article.revision == 3


def test_a_revision_begins_with_one(article):
    sql(
        "INSERT INTO drafts_article (draft_id, position, kind, number, slug, heading, text, revision)"
        " VALUES (%s, 99, 'article', '99', '99', 'Artículo 99', 'Texto.', 7)",
        article.draft_id,
    )
    assert Article.objects.get(slug="99").revision == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE drafts_historicalarticle SET text = 'x' WHERE id = %s",
        "UPDATE drafts_historicalarticle SET history_date = now() WHERE id = %s",
        "DELETE FROM drafts_historicalarticle WHERE id = %s",
    ],
)
def test_a_saved_version_never_changes(article, statement):
    with breaks("article_version_never_changes"):
        sql(statement, article.pk)


def test_a_saved_version_is_not_given_to_another_person(article):
    with breaks("article_version_never_changes"):
        sql("UPDATE drafts_historicalarticle SET history_user_id = %s", make_user().pk)


def test_an_account_that_is_deleted_leaves_its_versions(article):
    ana = make_user()
    edit_article(article, heading="A", text="B", by=ana)
    ana.delete()
    assert [version.history_user for version in article.history.all()] == [None, None]


def test_versions_are_not_truncated(article):
    with breaks("article_version_never_changes"):
        sql("TRUNCATE drafts_historicalarticle")


def test_a_note_never_changes(note):
    with breaks("change_note_never_changes"):
        sql("UPDATE drafts_changenote SET text = 'x' WHERE id = %s", note.pk)


def test_a_note_says_something(article):
    with breaks("change_note_says_something"):
        sql(
            "INSERT INTO drafts_changenote (article_id, text, by_id, at) VALUES (%s, ' ', %s, now())",
            article.pk,
            make_user().pk,
        )


def test_a_published_note_stays_and_no_other_joins_it(article, note):
    publish_draft(article.draft)
    with breaks("draft_published_is_frozen"):
        sql("DELETE FROM drafts_changenote WHERE id = %s", note.pk)
    with breaks("draft_published_is_frozen"):
        sql(
            "INSERT INTO drafts_changenote (article_id, text, by_id, at) VALUES (%s, 'x', %s, now())",
            article.pk,
            note.by_id,
        )
    assert ChangeNote.objects.count() == 1


def test_notes_are_not_truncated(note):
    with breaks("draft_published_is_frozen"):
        sql("TRUNCATE drafts_changenote CASCADE")


def test_a_note_goes_with_its_working_draft(article, note):
    article.draft.delete()
    assert (Article.objects.count(), ChangeNote.objects.count()) == (0, 0)


def test_a_note_goes_to_no_article_of_another_draft():
    article = make_draft(published=False).articles.first()
    note = note_change(article, "Se acorta el plazo.", by=make_user())
    other = make_draft(published=False).articles.first()
    with breaks("change_note_never_changes"):
        sql("UPDATE drafts_changenote SET article_id = %s WHERE id = %s", other.pk, note.pk)
