"""What was answered to each invented voice: the outcome, its reasons and where it is reflected."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from abramos.demonstration.claims import Claim, read_topics
from abramos.demonstration.references import Article, by_title, refer
from abramos.demonstration.voices import (
    BODY,
    CAMPAIGN,
    CAMPAIGN_TITLE,
    CONSULTATION,
    REGULATION,
    Voice,
)

POINTERS = (
    "Véase el {article} del {draft}.",
    "El cambio se encuentra en el {article} del {draft}.",
    "Así quedó en el {article} del {draft}.",
    "La nueva redacción está en el {article} del {draft}.",
)
CAMPAIGN_REASON = (
    "Se restringe el segundo párrafo: no podrá cobrarse el tiempo del personal ni el uso de los "
    "equipos, y el resultado del procesamiento quedará disponible para todas las personas. No se "
    "suprime, porque un procesamiento a la medida no es un dato ya publicado y puede requerir "
    "materiales."
)
CAMPAIGN_CLAIM = Claim(
    key=CAMPAIGN,
    outcome="partially_accepted",
    into=(CAMPAIGN_TITLE,),
    say=(),
    why=(),
    ask=(),
    wording=None,
    quote=None,
    reasons=(CAMPAIGN_REASON,),
)


@dataclass(frozen=True)
class Answer:
    """An outcome of the methodology, its reasons, and numbers of articles of the next draft.

    `why` are the reasons without pointing to an article: what is said at the article itself.
    """

    outcome: str
    reason: str
    why: str
    reflected_in: tuple[str, ...]


def answer(
    voice: Voice,
    articles: Iterable[Article],
    following: Iterable[Article] = (),
    draft: str = "Borrador 3",
) -> Answer | None:
    """Return what was answered to `voice`, or None while it waits.

    `articles` are those of the draft commented on, `following` those of the next one, whose name
    is `draft`. Without a next draft an answer is reflected nowhere.
    """
    claim = _claims()[voice.claim]
    if not claim.reasons:
        return None
    here, then = by_title(articles), by_title(following)
    mark = crc32(f"{voice.author} {voice.text}".encode())
    why = reason = refer(claim.reasons[mark % len(claim.reasons)], here, then)
    into = tuple(str(then[title].number) for title in claim.into) if then else ()
    if into and "artículo " not in reason.lower() and mark % 3:
        pointer = POINTERS[mark // 3 % len(POINTERS)]
        reason += " " + pointer.format(article=f"artículo {into[0]}", draft=draft)
    return Answer(claim.outcome, reason, why, into)


@cache
def _claims() -> dict[str, Claim]:
    topics = read_topics(*CONSULTATION, *BODY, *REGULATION)
    found = {claim.key: claim for topic in topics for claim in topic.claims}
    return {**found, CAMPAIGN: CAMPAIGN_CLAIM}
