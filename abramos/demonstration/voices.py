"""The invented voices of the demonstration: who says what, through which channel and when.

Everything follows from the seed and from the files under `texts/voces`: the same texts give the
same voices. Authors are pseudonyms and nobody said any of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from abramos.demonstration.allotment import allot
from abramos.demonstration.claims import GENERAL, VOICES, Claim, read_topics
from abramos.demonstration.phrasing import PERSONAL, Phrasing, read_banks
from abramos.demonstration.references import Article, by_title, refer
from abramos.demonstration.sessions import (
    CONSULTATION_CLOSES,
    CONSULTATION_OPENS,
    SESSIONS,
    Session,
)

SEED = 2023
CONSULTATION = (
    "1-disposiciones",
    "2-gobernanza",
    "3-publicacion",
    "4-salvaguardas",
    "5-inclusion",
    "6-uso",
    "7-seguimiento",
)
BODY = ("organo",)
REGULATION = ("reglamento",)
EMAILS = 58  # besides the letters of the campaign that came that way
CAMPAIGN = "campana"
CAMPAIGN_TITLE = "Gratuidad"
CAMPAIGN_SIZE = 25
CAMPAIGN_ENDS = (
    "",
    " Atentamente.",
    " Gracias.",
    " Los datos son de todas las personas.",
    " No más cobros.",
    " Los datos ya están pagados.",
    " Firmo a título personal.",
    " Lo pedimos también en otras consultas.",
)


@dataclass(frozen=True)
class Voice:
    """One comment: who, through which channel and session, on which article, and its words.

    `article` is a number as written in the draft, None for the text as a whole. `quote` is a run
    of words of that article. `kind` is proposal, critique, question, support or campaign. `claim`
    is the key of what it holds, by which `answers` finds the answer.
    """

    author: str
    channel: str
    session: str | None
    article: str | None
    quote: str | None
    text: str
    proposed_wording: str | None
    kind: str
    day: date
    claim: str


def comments(draft_2_articles: Iterable[Article], seed: int = SEED) -> list[Voice]:
    """Return the 788 comments on the second draft, by day."""
    rng = Random(seed)
    here = by_title(draft_2_articles)
    said = [
        *_say(rng, CONSULTATION, here),
        *_campaign(rng, here),
    ]
    seated = _seat(rng, said)
    return sorted(_introduce(rng, seated, here), key=lambda voice: voice.day)


def body_comments(draft_3_articles: Iterable[Article], seed: int = SEED) -> list[Voice]:
    """Return the 16 comments of the approving body on the third draft."""
    rng = Random(seed + 1)
    here = by_title(draft_3_articles)
    session = next(one for one in SESSIONS if one.channel == "body")
    members = rng.sample(range(1001, 1031), 12)
    return [
        replace(_hear(voice, session), author=_author(rng.choice(members)))
        for voice in _say(rng, BODY, here)
    ]


def regulation_comments(
    articles: Iterable[Article], opens: date, until: date, seed: int = SEED
) -> list[Voice]:
    """Return the 30 online comments on the regulation, from the day `opens` to the day `until`."""
    rng = Random(seed + 2)
    days = (until - opens).days
    numbers = rng.sample(range(1101, 1400), 30)
    voices = [
        replace(voice, author=_author(number), day=opens + timedelta(rng.randint(0, days)))
        for voice, number in zip(_say(rng, REGULATION, by_title(articles)), numbers, strict=True)
    ]
    return sorted(voices, key=lambda voice: voice.day)


def _say(rng: Random, names: tuple[str, ...], here: dict[str, Article]) -> list[Voice]:
    """Put every claim into words as often as it is due; nobody says it yet."""
    phrasing = Phrasing(rng)
    voices = []
    for topic in read_topics(*names):
        article = None if topic.title == GENERAL else here[topic.title].number
        for claim, times in allot(topic):
            for _ in range(times):
                text = refer(phrasing.argue(claim), here)
                wording = claim.wording if claim.wording and rng.random() < 0.4 else None
                quote = claim.quote if claim.quote and rng.random() < 0.5 else None
                kind = _kind(claim, text, wording)
                voices.append(
                    Voice(
                        "", "online", None, article, quote, text, wording, kind, date.min, claim.key
                    )
                )
    return voices


def _kind(claim: Claim, text: str, wording: str | None) -> str:
    if wording or re.search(r"\b(propongo|sugiero|pido|pedimos|solicito)\b", text, re.IGNORECASE):
        return "proposal"
    if any(ask[4:] in text for ask in claim.ask):
        return "proposal"
    if "¿" in text:
        return "question"
    return "support" if claim.key.endswith("/General/1") else "critique"


def _campaign(rng: Random, here: dict[str, Article]) -> list[Voice]:
    """The same letter, sent by many: as it came, or with a word of one's own at the end."""
    letter = refer((VOICES / f"{CAMPAIGN}.txt").read_text(encoding="utf-8").strip(), here)
    number = here[CAMPAIGN_TITLE].number
    return [
        Voice(
            "",
            "online",
            None,
            number,
            None,
            letter + rng.choice(CAMPAIGN_ENDS),
            None,
            "campaign",
            date.min,
            CAMPAIGN,
        )
        for _ in range(CAMPAIGN_SIZE)
    ]


def _seat(rng: Random, said: list[Voice]) -> list[Voice]:
    """Give each voice a channel, a session where it belongs, and a day."""
    free = [voice for voice in said if voice.kind != "campaign"]
    rng.shuffle(free)
    seated = []
    for session in sorted(SESSIONS, key=lambda one: (not one.about, one.voices)):
        if session.channel != "body":
            heard = [voice for voice in free if _discusses(session, voice)][: session.voices]
            free = [voice for voice in free if voice not in heard]
            seated += [_hear(voice, session) for voice in heard]
    for at, voice in enumerate(free):
        channel = "email" if at < EMAILS else "online"
        seated.append(replace(voice, channel=channel, day=_day(rng)))
    letters = [voice for voice in said if voice.kind == "campaign"]
    start = CONSULTATION_CLOSES - timedelta(16)
    for at, voice in enumerate(letters):
        channel = "email" if at in (5, 17) else "online"
        seated.append(replace(voice, channel=channel, day=start + timedelta(rng.randint(0, 6))))
    return seated


def _discusses(session: Session, voice: Voice) -> bool:
    return not session.about or voice.claim.startswith(session.about)


def _hear(voice: Voice, session: Session) -> Voice:
    return replace(voice, channel=session.channel, session=session.key, day=session.date)


def _day(rng: Random) -> date:
    """Most people write in the first days or in the last."""
    days = (CONSULTATION_CLOSES - CONSULTATION_OPENS).days
    part = rng.choices(("first", "last", "any"), (3, 5, 4))[0]
    if part == "first":
        return CONSULTATION_OPENS + timedelta(min(int(rng.expovariate(1 / 5)), days))
    if part == "last":
        return CONSULTATION_CLOSES - timedelta(min(int(rng.expovariate(1 / 4)), days))
    return CONSULTATION_OPENS + timedelta(rng.randint(0, days))


def _introduce(rng: Random, seated: list[Voice], here: dict[str, Article]) -> list[Voice]:
    """Give each voice an author, and to some a first word and a last one."""
    banks = read_banks()
    opening = Phrasing(rng)
    numbers = iter(rng.sample(range(1, 1000), len(seated)))
    regular: list[int] = []
    out = []
    rng.shuffle(seated)
    for voice in seated:
        known = voice.channel == "online" and voice.kind != "campaign" and regular
        back = bool(known) and rng.random() < 0.25
        number = rng.choice(regular) if back else next(numbers)
        if voice.channel == "online" and voice.kind != "campaign" and not back:
            regular.append(number)
        text = voice.text
        if voice.kind != "campaign":
            first = _opening(rng, opening, banks, voice, new=not back)
            article = _name_article(here, voice)
            first = first.replace("{artículo}", article)
            if "{lugar}" in first:
                first = first.replace("{lugar}", opening.least_worn(banks["lugares"]))
            last = rng.choice(banks["despedidas"]) if rng.random() < 0.06 else ""
            text = " ".join(part for part in (first, text, last) if part)
        out.append(replace(voice, author=_author(number), text=text))
    return out


def _opening(
    rng: Random, phrasing: Phrasing, banks: dict[str, list[str]], voice: Voice, *, new: bool
) -> str:
    """A first word that suits the channel, and that cannot contradict what follows."""
    if voice.channel in ("table", "forum", "meeting"):
        bank, chance = banks["de viva voz"], 0.3
    elif voice.channel == "email":
        bank, chance = banks["correo"], 0.6
    elif new and not PERSONAL.search(voice.text) and rng.random() < 0.6:
        bank, chance = banks["quién"], 0.6
    else:
        bank, chance = banks["neutras"], 0.3
    if rng.random() > chance:
        return ""
    if voice.article is None:
        bank = [one for one in bank if "artículo" not in one and "punto" not in one]
    return phrasing.least_worn(bank)


def _name_article(here: dict[str, Article], voice: Voice) -> str:
    """Name the voice's article: "artículo 12", or the draft when it is about all of it."""
    return f"artículo {voice.article}" if voice.article else "borrador"


def _author(number: int) -> str:
    return f"Participante {number:04d}"
