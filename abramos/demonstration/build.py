"""Building the demonstration: a whole process and an open window, through the site's own acts.

Both policies are demonstrations, so that their clocks can be set: what took two years is received,
answered and published on its days, judged by the same rules as anything else.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from abramos.demonstration.answers import Answer, answer
from abramos.demonstration.drafts import POLICY, REGULATION, TEXTS, DraftText, PolicyText
from abramos.demonstration.outcomes import OUTCOMES
from abramos.demonstration.people import create_people, give_roles
from abramos.demonstration.sessions import (
    BODY_SESSION,
    CONSULTATION_CLOSES,
    CONSULTATION_OPENS,
    SESSIONS,
)
from abramos.demonstration.voices import (
    Voice,
    body_comments,
    comments,
    regulation_comments,
)
from accounts.models import Author, User
from comments.attend import attend
from comments.decide import propose, review
from comments.models import Comment
from comments.receive import receive
from consultations.models import Channel, Consultation, Methodology, Outcome, Session
from consultations.open_consultation import open_consultation
from consultations.publish_methodology import publish_methodology
from drafts.clock import set_clock
from drafts.import_text import import_text
from drafts.models import Article, ChangeNote, Draft, Policy
from drafts.note_change import note_change
from drafts.publish_draft import publish_draft
from drafts.reading import Unit, read_text
from publications.publish import request_edition

ZONE = ZoneInfo("America/Mexico_City")
INSTITUTION = "Grupo Técnico de Datos Abiertos (demostración)"
OFFICE_OPENS, OFFICE_CLOSES = time(9), time(23, 59, 59)


@dataclass(frozen=True)
class Written:
    """A draft as read from its file and as stored: units for the voices, rows for the acts."""

    draft: Draft
    units: Sequence[Unit]

    def article(self, number: str | None):
        """Return the stored article with this number, None for none."""
        return self.draft.articles.get(number=number, kind="article") if number else None


@transaction.atomic
def build(progress: Callable[[str], object] = print) -> None:
    """Build the two policies with everything that happened to them, or nothing of it.

    The publications are asked for at the end and made by the job.
    """
    people = create_people()
    progress("Demonstration: a finished process with 804 comments…")
    policy = build_finished(people)
    progress("Demonstration: a regulation with an open window…")
    build_open(people)
    request_edition(policy, by=people["coordinator"])


def build_finished(people: dict[str, User]) -> Policy:
    """Four drafts, a public consultation and a session of the approving body, all answered."""
    policy = begin(POLICY, people, start=date(2022, 10, 3))
    first, second, third, fourth = POLICY.drafts
    write(policy, first)
    consulted = write(policy, second)
    consultation = open_consultation(
        consulted.draft,
        title="Consulta pública del Borrador 2",
        description=(
            "Se recibieron comentarios en línea, por correo electrónico, en mesas especializadas, "
            "en foros regionales y en reuniones de trabajo."
        ),
        opens_at=at(CONSULTATION_OPENS, OFFICE_OPENS),
        closes_at=at(CONSULTATION_CLOSES, OFFICE_CLOSES),
        channels=[channel for channel in Channel.values if channel != Channel.BODY],
    )
    received = hear(consultation, consulted, comments(consulted.units))
    after = start_write(policy, third, on=CONSULTATION_CLOSES + timedelta(days=3))
    decide(people, received, consulted, after, until=third.published)
    finish_write(after, third)

    sitting = open_consultation(
        after.draft,
        title="Sesión del órgano que aprueba, sobre el Borrador 3",
        description="Observaciones de las personas integrantes del Pleno, tomadas en su sesión.",
        opens_at=at(BODY_SESSION, time(10)),
        closes_at=at(BODY_SESSION, time(14)),
        channels=[Channel.BODY],
    )
    received = hear(sitting, after, body_comments(after.units))
    last = start_write(policy, fourth, on=BODY_SESSION + timedelta(days=2))
    decide(people, received, after, last, until=fourth.published)
    finish_write(last, fourth)
    set_clock(policy, None)
    return policy


def build_open(people: dict[str, User]) -> Policy:
    """One draft, with a window that opened ten days ago and closes in twenty."""
    today = datetime.now(ZONE).date()
    opens, closes = today - timedelta(days=10), today + timedelta(days=20)
    policy = begin(REGULATION, people, start=opens - timedelta(days=6))
    [text] = REGULATION.drafts
    consulted = start_write(policy, text, on=opens - timedelta(days=5))
    finish_write(consulted, text, on=opens - timedelta(days=1))
    consultation = open_consultation(
        consulted.draft,
        title="Consulta pública del proyecto de reglamento",
        description="Cada artículo puede comentarse por separado. Todo comentario recibe respuesta.",
        opens_at=at(opens, OFFICE_OPENS),
        closes_at=at(closes, OFFICE_CLOSES),
        channels=[Channel.ONLINE, Channel.EMAIL],
    )
    yesterday = today - timedelta(days=1)
    received = hear(consultation, consulted, regulation_comments(consulted.units, opens, yesterday))
    set_clock(policy, None)
    decide(people, received, consulted, None, until=None)
    return policy


def begin(text: PolicyText, people: dict[str, User], start: date) -> Policy:
    """Create a policy with its members and its methodology in force."""
    preamble = read_text(text.drafts[0].read()).units[0]
    policy = Policy.objects.create(
        slug=text.slug,
        title=text.name,
        summary=preamble.text.split("\n\n")[0],
        institution=INSTITUTION,
        folio_prefix=text.prefix,
        is_demonstration=True,
    )
    give_roles(people, policy)
    set_clock(policy, at(start, OFFICE_OPENS))
    methodology = Methodology.objects.create(
        policy=policy, version=1, text=(TEXTS / text.methodology).read_text(encoding="utf-8")
    )
    Outcome.objects.bulk_create(
        Outcome(methodology=methodology, position=position, **vars(outcome))
        for position, outcome in enumerate(OUTCOMES)
    )
    publish_methodology(methodology)
    return policy


def write(policy: Policy, text: DraftText) -> Written:
    written = start_write(policy, text, on=text.published)
    return finish_write(written, text)


def start_write(policy: Policy, text: DraftText, on: date) -> Written:
    """Read a text in as the working draft."""
    set_clock(policy, at(on, OFFICE_OPENS))
    words = text.read()
    draft = import_text(policy, words, summary=text.summary)
    return Written(draft, [unit for unit in read_text(words).units if unit.kind == "article"])


def finish_write(written: Written, text: DraftText, on: date | None = None) -> Written:
    set_clock(written.draft.policy, at(on or text.published, time(12)))
    return Written(publish_draft(written.draft), written.units)


def hear(
    consultation: Consultation, written: Written, voices: Sequence[Voice]
) -> list[tuple[Comment, Voice]]:
    """Receive every voice on its day, one after the other."""
    policy = written.draft.policy
    articles = {unit.number: written.article(unit.number) for unit in written.units}
    sessions = {
        session.key: Session.objects.create(
            consultation=consultation,
            channel=session.channel,
            title=session.title,
            place=session.place,
            held_on=session.date,
        )
        for session in SESSIONS
        if session.channel in consultation.channels
    }
    authors: dict[str, Author] = {}
    received = []
    for instant, voice in spread(consultation, voices):
        set_clock(policy, instant)
        if voice.author not in authors:
            authors[voice.author] = Author.objects.create(public_name=voice.author)
        comment = receive(
            consultation,
            author=authors[voice.author],
            text=voice.text,
            article=articles[voice.article] if voice.article else None,
            quote=voice.quote or "",
            proposed_wording=voice.proposed_wording or "",
            channel=voice.channel,
            session=sessions[voice.session] if voice.session else None,
            submission_key=uuid4(),
        )
        received.append((comment, voice))
    return received


def spread(consultation: Consultation, voices: Iterable[Voice]) -> Iterable[tuple[datetime, Voice]]:
    """Give the voices of each day instants of that day, in order; on the first and the last day
    of the window, within it. Minutes of a meeting may come after the closing."""
    days: dict[date, list[Voice]] = {}
    for voice in voices:
        days.setdefault(voice.day, []).append(voice)
    for day in sorted(days):
        start = max(at(day, time(10)), consultation.opens_at)
        end = at(day, time(22))
        if start < consultation.closes_at < end:
            end = consultation.closes_at
        step = (end - start) / (len(days[day]) + 1)
        for place, voice in enumerate(days[day], start=1):
            yield start + place * step, voice


def decide(
    people: dict[str, User],
    received: Sequence[tuple[Comment, Voice]],
    consulted: Written,
    following: Written | None,
    until: date | None,
) -> None:
    """Answer what was received, in order, day by day until the next draft's publication."""
    policy = consulted.draft.policy
    outcomes = {o.code: o for o in Outcome.objects.filter(methodology__policy=policy)}
    answers = [
        (comment, voice, found)
        for comment, voice in received
        if (found := find_answer(voice, consulted, following))
    ]
    numbers = {number for *_, found in answers for number in found.reflected_in}
    articles = {number: following.article(number) for number in numbers} if following else {}
    first = received[-1][0].received_at + timedelta(days=3)
    step = (at(until, time(9)) - first) / (len(answers) + 1) if until else timedelta()
    for place, (comment, _, found) in enumerate(answers):
        if until:
            set_clock(policy, first + place * step)
        proposal = propose(
            comment,
            by=people["drafter"],
            outcome=outcomes[found.outcome],
            reason=found.reason,
            reflected_in=[articles[number] for number in found.reflected_in],
        )
        review(proposal, by=people["reviewer"])
    explain(people["drafter"], answers, articles)


def explain(
    drafter: User,
    answers: Sequence[tuple[Comment, Voice, Answer]],
    articles: dict[str, Article],
) -> None:
    """Note at each article why it changed, once for all who asked for the same."""
    notes: dict[tuple[str, str], ChangeNote] = {}
    for comment, voice, found in answers:
        for number in found.reflected_in:
            key = number, voice.claim
            if key not in notes:
                notes[key] = note_change(articles[number], found.why, by=drafter)
            attend(notes[key], [comment])


def find_answer(voice: Voice, consulted: Written, following: Written | None) -> Answer | None:
    if following is None:
        return answer(voice, consulted.units)
    name = f"Borrador {following.draft.number}"
    return answer(voice, consulted.units, following.units, name)


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=ZONE)
