"""Receiving: a folio without gaps, once per form, inside the window, kept to the letter."""

import hashlib
import uuid
from datetime import timedelta

import pytest
from django.db import connection

from comments.models import Comment
from comments.receive import (
    AnotherPersonsKey,
    ChannelNotAccepted,
    NothingSaid,
    QuoteNotInArticle,
    TooLong,
    UnreadableCharacters,
    WindowClosed,
    WindowNotOpen,
    WrongPlace,
)
from consultations.models import Channel, Session
from drafts.clock import now_of
from tests.factories import (
    close_window,
    make_author,
    make_comment,
    make_consultation,
    make_draft,
    make_policy,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_it_works():
    policy = make_policy(folio_prefix="PNDA")
    consultation = make_consultation(make_draft(policy))
    before = now_of(policy)

    comment = make_comment(consultation, text="Propongo un plazo de 30 días.\n\n— Ñandú «ok» ")

    comment.refresh_from_db()
    assert (comment.folio, comment.number) == ("PNDA-000001", 1)
    assert comment.text == "Propongo un plazo de 30 días.\n\n— Ñandú «ok» "
    assert comment.text_sha256 == hashlib.sha256(comment.text.encode()).hexdigest()
    assert before <= comment.received_at <= now_of(policy)


def test_folios_of_a_policy_run_without_a_gap_and_apart_from_other_policies():
    first, second = make_consultation(), make_consultation()
    folios = [make_comment(consultation).number for consultation in [first, second, first, first]]
    assert folios == [1, 1, 2, 3]


def test_folio_grows_past_six_digits():
    consultation = make_consultation(make_draft(make_policy(folio_prefix="LARGA")))
    make_comment(consultation)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE comments_folioseries DISABLE TRIGGER folioseries_rules")
        cursor.execute(
            "UPDATE comments_folioseries SET last = 999999 WHERE policy_id = %s",
            [consultation.draft.policy_id],
        )
        cursor.execute("ALTER TABLE comments_folioseries ENABLE TRIGGER folioseries_rules")
    assert make_comment(consultation).folio == "LARGA-1000000"


def test_same_form_sent_twice_is_one_comment():
    consultation = make_consultation()
    author, key = make_author(), uuid.uuid4()
    first = make_comment(consultation, author=author, submission_key=key)
    second = make_comment(consultation, author=author, submission_key=key)
    assert first == second
    assert Comment.objects.filter(consultation=consultation).count() == 1


def test_same_form_sent_again_after_closing_still_gives_its_receipt():
    consultation = make_consultation(make_draft(make_policy(is_demonstration=True)))
    author, key = make_author(), uuid.uuid4()
    first = make_comment(consultation, author=author, submission_key=key)
    close_window(consultation)
    assert make_comment(consultation, author=author, submission_key=key) == first


def test_same_person_under_another_name_with_the_same_form_is_one_comment():
    user, key = make_user(), uuid.uuid4()
    consultation = make_consultation()
    first = make_comment(consultation, author=make_author("Ana", user), submission_key=key)
    second = make_comment(consultation, author=make_author("", user), submission_key=key)
    assert first == second


def test_somebody_elses_form_is_refused():
    consultation, key = make_consultation(), uuid.uuid4()
    make_comment(consultation, submission_key=key)
    with pytest.raises(AnotherPersonsKey):
        make_comment(consultation, submission_key=key)


def test_too_late_is_refused_and_spends_no_folio():
    policy = make_policy(is_demonstration=True)
    consultation = make_consultation(make_draft(policy))
    make_comment(consultation)
    close_window(consultation)
    with pytest.raises(WindowClosed):
        make_comment(consultation)
    late = make_comment(consultation, channel=Channel.MEETING)
    assert late.number == 2


def test_too_early_is_refused():
    with pytest.raises(WindowNotOpen):
        make_comment(make_consultation(starts_in=timedelta(days=1)))


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
def test_empty_is_refused(text):
    with pytest.raises(NothingSaid):
        make_comment(text=text)


def test_too_long_is_refused_naming_the_field_and_the_limit(settings):
    settings.COMMENT_MAX_LENGTH = 10
    with pytest.raises(TooLong) as refusal:
        make_comment(text="Breve.", proposed_wording="x" * 11)
    assert refusal.value.field == "proposed_wording"
    assert "11" in str(refusal.value.message) and "10" in str(refusal.value.message)


def test_nul_is_refused_with_a_message():
    with pytest.raises(UnreadableCharacters):
        make_comment(text="uno\x00dos")


def test_article_of_another_draft_is_refused():
    other = make_draft().articles.first()
    with pytest.raises(WrongPlace):
        make_comment(make_consultation(), article=other)


def test_quote_is_of_the_article():
    consultation = make_consultation()
    article = consultation.draft.articles.get(number="2")
    quoted = make_comment(consultation, article=article, quote="una licencia\nlibre")
    assert quoted.quote == "una licencia\nlibre"
    with pytest.raises(QuoteNotInArticle):
        make_comment(consultation, article=article, quote="una licencia cerrada")


def test_comment_on_the_draft_as_a_whole():
    assert make_comment(article=None).article is None


def test_channel_that_the_window_does_not_take_is_refused():
    consultation = make_consultation(channels=[Channel.ONLINE])
    with pytest.raises(ChannelNotAccepted):
        make_comment(consultation, channel=Channel.EMAIL)


def test_session_of_another_channel_is_refused():
    consultation = make_consultation()
    table = Session.objects.create(
        consultation=consultation, channel=Channel.TABLE, title="Mesa 1", held_on="2026-01-01"
    )
    assert make_comment(consultation, channel=Channel.TABLE, session=table).session == table
    with pytest.raises(ChannelNotAccepted):
        make_comment(consultation, channel=Channel.FORUM, session=table)
