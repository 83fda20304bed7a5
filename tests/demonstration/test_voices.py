"""The demonstration's voices and answers: as many as promised, true to the texts, never twice."""

import re
from collections import Counter
from datetime import date
from itertools import chain

import pytest

from abramos.demonstration.answers import answer
from abramos.demonstration.drafts import POLICY, REGULATION
from abramos.demonstration.lineage import changed
from abramos.demonstration.outcomes import OUTCOMES
from abramos.demonstration.sessions import CONSULTATION_CLOSES, CONSULTATION_OPENS, SESSIONS
from abramos.demonstration.voices import Voice, body_comments, comments, regulation_comments
from drafts.reading import Unit, read_text

OPENS, UNTIL = date(2024, 1, 8), date(2024, 1, 26)
UNITS = {draft.number: read_text(draft.read()).units for draft in POLICY.drafts}
RULES = read_text(REGULATION.drafts[0].read()).units
PUBLIC = comments(UNITS[2])
BODY = body_comments(UNITS[3])
RULE_VOICES = regulation_comments(RULES, OPENS, UNTIL)
ANSWERED = [(voice, answer(voice, UNITS[2], UNITS[3])) for voice in PUBLIC]
BODY_ANSWERED = [(voice, answer(voice, UNITS[3], UNITS[4], "Borrador 4")) for voice in BODY]
HEARD = [(PUBLIC, UNITS[2]), (BODY, UNITS[3]), (RULE_VOICES, RULES)]


def numbered(units: tuple[Unit, ...]) -> dict[str, Unit]:
    return {unit.number: unit for unit in units if (unit.number or "").isdigit()}


def test_804_comments_by_channel():
    assert Counter(voice.channel for voice in PUBLIC + BODY) == {
        "online": 412,
        "table": 148,
        "forum": 121,
        "email": 60,
        "meeting": 47,
        "body": 16,
    }
    assert len(RULE_VOICES) == 30


def test_the_same_texts_give_the_same_voices():
    assert comments(UNITS[2]) == PUBLIC
    assert body_comments(UNITS[3]) == BODY
    assert regulation_comments(RULES, OPENS, UNTIL) == RULE_VOICES


@pytest.mark.parametrize("voices, units", HEARD)
def test_each_comment_is_on_an_article_that_exists_and_quotes_its_words(voices, units):
    found = numbered(units)
    for voice in voices:
        assert voice.article is None or voice.article in found
        assert voice.quote is None or voice.quote in found[voice.article].text


@pytest.mark.parametrize("voices, units", HEARD)
def test_each_article_named_in_a_comment_exists(voices, units):
    named = {number for one in voices for number in re.findall(r"artículo (\d+)", one.text)}
    assert named <= set(numbered(units))
    assert not [one for one in voices if "{" in one.text]


def test_no_two_comments_are_the_same_but_for_one_campaign():
    texts = Counter(one.text for one in PUBLIC + BODY + RULE_VOICES if one.kind != "campaign")
    assert [text for text, times in texts.items() if times > 1] == []
    assert sum(one.kind == "campaign" for one in PUBLIC) == 25


def test_some_articles_get_many_comments_and_some_few():
    on = Counter(voice.article for voice in PUBLIC)
    assert len(on) == 50
    assert max(on.values()) >= 45
    assert min(on.values()) <= 3


def test_days_are_those_of_the_window_or_of_the_session():
    sessions = {one.key: one for one in SESSIONS}
    for voice in PUBLIC + BODY:
        if voice.session:
            session = sessions[voice.session]
            assert (voice.channel, voice.day) == (session.channel, session.date)
        else:
            assert CONSULTATION_OPENS <= voice.day <= CONSULTATION_CLOSES
    days = [voice.day for voice in PUBLIC]
    assert days == sorted(days)
    assert all(OPENS <= voice.day <= UNTIL for voice in RULE_VOICES)


def test_each_session_gives_the_comments_it_promises():
    spoken = Counter(voice.session for voice in PUBLIC + BODY if voice.session)
    assert spoken == {one.key: one.voices for one in SESSIONS}


def test_authors_are_pseudonyms():
    for voice in PUBLIC + BODY + RULE_VOICES:
        assert re.fullmatch(r"Participante \d{4}", voice.author)


def test_every_comment_is_answered_with_reasons():
    codes = {one.code for one in OUTCOMES}
    for _, given in ANSWERED + BODY_ANSWERED:
        assert given is not None
        assert given.outcome in codes
        assert len(given.reason) >= 40
        assert "{" not in given.reason


@pytest.mark.parametrize("answered, commented", [(ANSWERED, 2), (BODY_ANSWERED, 3)])
def test_what_was_accepted_is_reflected_in_articles_that_changed(answered, commented):
    following = set(numbered(UNITS[commented + 1]))
    for _, given in answered:
        accepted = given.outcome in {"accepted", "partially_accepted"}
        assert bool(given.reflected_in) == accepted
        assert set(given.reflected_in) <= following & changed(commented)


def test_outcomes_are_shared_as_in_a_real_process():
    shares = Counter(given.outcome for _, given in ANSWERED)
    wanted = dict(zip((one.code for one in OUTCOMES), (34, 22, 14, 16, 8, 6), strict=True))
    for code, share in wanted.items():
        assert abs(100 * shares[code] / len(ANSWERED) - share) < 3


def test_eight_comments_on_the_regulation_are_answered():
    given = [answer(voice, RULES) for voice in RULE_VOICES]
    assert sum(one is not None for one in given) == 8
    assert all(one is None or one.reflected_in == () for one in given)


def test_no_comment_promises_an_answer_that_says_nothing():
    reasons = chain((given for _, given in ANSWERED), (given for _, given in BODY_ANSWERED))
    assert not [one for one in reasons if re.search(r"se tomó nota|será valorado", one.reason)]


def test_each_voice_is_frozen():
    with pytest.raises(AttributeError):
        PUBLIC[0].text = "otro"
    assert isinstance(PUBLIC[0], Voice)
