"""A note names the comments that the change attends, and the database keeps which it can."""

import pytest

from comments.attend import CommentNotEarlier, attend
from comments.models import Attends
from comments.queries import changes_attending, notes_on
from drafts.merge_articles import merge_with_next
from drafts.models import ChangeNote
from drafts.note_change import note_change
from drafts.publish_draft import publish_draft
from tests.broken_rules import breaks, sql
from tests.factories import (
    TEXT,
    make_comment,
    make_consultation,
    make_draft,
    make_policy,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make_comment(make_consultation(make_draft(make_policy(is_demonstration=True))))


@pytest.fixture
def note(comment):
    draft = make_draft(comment.policy, text=TEXT.replace("fija", "dicta"), published=False)
    return note_change(draft.articles.get(number="1"), "Lo pidieron.", by=make_user())


def test_it_works(comment, note):
    attend(note, [comment, comment])
    [shown] = notes_on(note.article)
    assert [link.comment for link in shown.attended] == [comment]


def test_the_public_knows_of_it_once_the_draft_is_published(comment, note):
    attend(note, [comment])
    assert list(changes_attending(comment)) == []
    publish_draft(note.article.draft)
    assert list(changes_attending(comment)) == [note]


def test_a_comment_of_another_policy_is_refused(note):
    with pytest.raises(CommentNotEarlier):
        attend(note, [make_comment()])
    assert Attends.objects.count() == 0


def test_a_comment_on_the_same_draft_is_refused(comment, note):
    publish_draft(note.article.draft)
    draft = make_draft(comment.policy, published=False)
    later = make_comment(make_consultation(note.article.draft))
    earlier_note = note_change(draft.articles.first(), "Por eso.", by=make_user())
    attend(earlier_note, [later])
    with breaks("draft_published_is_frozen"):
        sql(
            "INSERT INTO comments_attends (note_id, comment_id) VALUES (%s, %s)",
            note.pk,
            later.pk,
        )


def test_sql_links_no_comment_of_another_policy(note):
    with breaks("attends_in_later_draft"):
        sql(
            "INSERT INTO comments_attends (note_id, comment_id) VALUES (%s, %s)",
            note.pk,
            make_comment().pk,
        )


def test_a_link_never_changes_and_stays_with_the_published_draft(comment, note):
    [link] = attend(note, [comment])
    with breaks("attends_never_changes"):
        sql("UPDATE comments_attends SET note_id = note_id WHERE id = %s", link.pk)
    publish_draft(note.article.draft)
    with breaks("draft_published_is_frozen"):
        sql("DELETE FROM comments_attends WHERE id = %s", link.pk)
    with breaks("draft_published_is_frozen"):
        sql("TRUNCATE comments_attends")


def test_links_go_with_their_working_draft(comment, note):
    attend(note, [comment])
    note.article.draft.delete()
    assert (Attends.objects.count(), ChangeNote.objects.count()) == (0, 0)


def test_a_note_and_what_it_attends_go_along_when_its_article_is_merged(comment, note):
    second = note_change(note.article.draft.articles.get(number="2"), "También.", by=make_user())
    attend(second, [comment])
    merged = merge_with_next(note.article, heading="Artículo 1. Objeto", by=make_user())
    assert [(one.text, [link.comment for link in one.attended]) for one in notes_on(merged)] == [
        ("Lo pidieron.", []),
        ("También.", [comment]),
    ]
    publish_draft(merged.draft)
    assert list(changes_attending(comment)) == [second]
