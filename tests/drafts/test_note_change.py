"""Noting why an article changes: added, withdrawn while it can be, published with the draft."""

from datetime import timedelta

import pytest

from drafts.clock import now_of, set_clock
from drafts.models import ChangeNote
from drafts.note_change import NoteIsPublished, NothingSaid, note_change, withdraw_note
from drafts.publish_draft import publish_draft
from drafts.queries import changed_without_note
from tests.factories import TEXT, make_draft, make_policy, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_draft(make_policy(is_demonstration=True), published=False).articles.first()


def test_it_works(article):
    ana = make_user(name="Ana")
    note = note_change(article, "  Se acorta el plazo.\n", by=ana)
    assert (note.article, note.text, note.by) == (article, "Se acorta el plazo.", ana)
    assert list(article.notes.all()) == [note]


def test_it_is_dated_by_the_clock_of_the_policy(article):
    policy = article.draft.policy
    long_ago = now_of(policy) - timedelta(days=300)
    set_clock(policy, long_ago)
    note = note_change(article, "Se acorta el plazo.", by=make_user())
    assert abs(note.at - long_ago) < timedelta(minutes=5)


def test_a_note_without_words_is_refused(article):
    with pytest.raises(NothingSaid):
        note_change(article, " \n", by=make_user())
    assert ChangeNote.objects.count() == 0


def test_a_note_is_withdrawn_and_stays_in_the_history(article):
    ana = make_user(name="Ana")
    note = note_change(article, "Se acorta el plazo.", by=ana)
    withdraw_note(note, by=ana)
    assert list(article.notes.all()) == []
    records = ChangeNote.history.all()
    assert [(record.history_type, record.text, record.history_user) for record in records] == [
        ("-", "Se acorta el plazo.", ana),
        ("+", "Se acorta el plazo.", ana),
    ]


def test_published_notes_stay_as_they_are(article):
    note = note_change(article, "Se acorta el plazo.", by=make_user())
    publish_draft(article.draft)
    with pytest.raises(NoteIsPublished):
        withdraw_note(note, by=make_user())
    with pytest.raises(NoteIsPublished):
        note_change(article, "Algo más.", by=make_user())
    assert [note.text for note in article.notes.all()] == ["Se acorta el plazo."]


def test_changed_articles_without_a_note_are_told():
    policy = make_policy()
    first = make_draft(policy)
    assert list(changed_without_note(first)) == []
    text = TEXT.replace("licencia libre", "licencia abierta").replace("tres meses", "dos meses")
    draft = make_draft(policy, text=text, published=False)
    assert [one.number for one in changed_without_note(draft)] == ["2", "3"]
    note_change(draft.articles.get(number="3"), "Lo pidieron las mesas.", by=make_user())
    assert [one.number for one in changed_without_note(draft)] == ["2"]


def test_an_edit_made_after_the_comparison_is_a_change_too():
    policy = make_policy()
    make_draft(policy)
    draft = make_draft(policy, published=False)
    assert list(changed_without_note(draft)) == []
    draft.articles.filter(number="1").update(text="Otro objeto.")
    assert [one.number for one in changed_without_note(draft)] == ["1"]
