"""Publishing a draft: dated by the database, once, with its lineage."""

import pytest

from drafts.clock import now_of
from drafts.edit_article import DraftIsPublished, NothingLeft, edit_article
from drafts.import_text import WorkingDraftExists, import_text
from drafts.publish_draft import NotPublished, publish_draft
from drafts.reading import UnreadableText
from tests.factories import TEXT, make_draft, make_policy, make_user

pytestmark = pytest.mark.django_db


def test_import_makes_a_working_draft_with_its_divisions_and_articles():
    policy = make_policy()
    draft = import_text(policy, TEXT)
    assert (draft.number, draft.title, draft.is_published) == (1, "Política de prueba", False)
    assert [d.heading for d in draft.divisions.all()] == [
        "Título Primero. Disposiciones generales",
        "Título Segundo. Gobernanza",
    ]
    assert [(a.number, a.slug, a.division.position) for a in draft.articles.all()] == [
        ("1", "1", 0),
        ("2", "2", 0),
        ("3", "3", 1),
    ]
    assert [a.history.count() for a in draft.articles.all()] == [1, 1, 1]


def test_import_of_nothing_saves_nothing():
    policy = make_policy()
    with pytest.raises(UnreadableText):
        import_text(policy, "  \n ")
    assert policy.drafts.count() == 0


def test_one_working_draft_at_a_time():
    policy = make_policy()
    make_draft(policy, published=False)
    with pytest.raises(WorkingDraftExists):
        import_text(policy, TEXT)


def test_publish_freezes_and_dates():
    draft = make_draft(published=False)
    before = now_of(draft.policy)
    draft = publish_draft(draft)
    assert before <= draft.published_at <= now_of(draft.policy)
    with pytest.raises(NotPublished):
        publish_draft(draft)


def test_edit_keeps_who_and_what_it_was():
    draft, editor = make_draft(published=False), make_user()
    article = draft.articles.get(number="1")
    was = article.text
    edit_article(article, heading=article.heading, text="Otro texto.", by=editor)
    newest, oldest = article.history.all()
    assert (newest.text, newest.history_user, oldest.text) == ("Otro texto.", editor, was)


def test_edit_of_a_published_draft_is_refused():
    article = make_draft().articles.first()
    with pytest.raises(DraftIsPublished):
        edit_article(article, heading="x", text="y", by=make_user())


def test_edit_to_nothing_is_refused():
    article = make_draft(published=False).articles.first()
    with pytest.raises(NothingLeft):
        edit_article(article, heading=" ", text="", by=make_user())
