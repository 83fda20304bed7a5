"""What Akoma Ntoso says about a document: identification, life, references."""

from datetime import date

from lxml import etree

from drafts.exporting.blocks import E, legal
from drafts.exporting.text import DraftText

_LANGUAGES = {"es": "spa", "en": "eng"}


def meta(draft: DraftText) -> etree._Element:
    """Return the `meta` of a draft; what is `proprietary` is appended to it."""
    return E.meta(_identification(draft), _lifecycle(draft), _references(draft))


def work(draft: DraftText) -> str:
    """Return the address of the policy as a work: dated by its first draft."""
    first = draft.earlier[0].published_on if draft.earlier else _day(draft)
    return f"/akn/{draft.country}/bill/politica/{first.isoformat()}/{draft.slug}"


def expression(draft: DraftText, day: date, number: int) -> str:
    """Return the address of a draft of the policy as an expression of the work."""
    language = _LANGUAGES.get(draft.language, draft.language)
    return f"{work(draft)}/{language}@{day.isoformat()}!borrador-{number}"


def _day(draft: DraftText) -> date:
    return draft.published_on or draft.begun_on


def _identification(draft: DraftText) -> etree._Element:
    policy, own = work(draft), expression(draft, _day(draft), draft.number)
    first = draft.earlier[0].published_on if draft.earlier else _day(draft)
    author = "#institucion" if draft.institution else "#abramos"
    return E.identification(
        E.FRBRWork(
            E.FRBRthis(value=f"{policy}/!main"),
            E.FRBRuri(value=policy),
            E.FRBRalias(name="title", value=legal(draft.policy)),
            E.FRBRdate(date=first.isoformat(), name="generation"),
            E.FRBRauthor(href=author),
            E.FRBRcountry(value=draft.country),
            E.FRBRsubtype(value="politica"),
            E.FRBRnumber(value=draft.slug),
        ),
        E.FRBRExpression(
            E.FRBRthis(value=f"{own}/!main"),
            E.FRBRuri(value=own),
            E.FRBRdate(date=_day(draft).isoformat(), name="publication"),
            E.FRBRauthor(href=author),
            E.FRBRversionNumber(value=str(draft.number)),
            E.FRBRlanguage(language=_LANGUAGES.get(draft.language, draft.language)),
        ),
        E.FRBRManifestation(
            E.FRBRthis(value=f"{own}/!main.xml"),
            E.FRBRuri(value=f"{own}.xml"),
            E.FRBRdate(date=_day(draft).isoformat(), name="markup"),
            E.FRBRauthor(href="#abramos"),
        ),
        source="#abramos",
    )


def _lifecycle(draft: DraftText) -> etree._Element:
    """The drafts so far, each an event of the text."""
    events = [
        E.eventRef(
            date=earlier.published_on.isoformat(),
            source=f"#borrador-{earlier.number}",
            type="amendment" if place else "generation",
        )
        for place, earlier in enumerate(draft.earlier)
    ]
    own = E.eventRef(
        date=_day(draft).isoformat(),
        source=f"#borrador-{draft.number}",
        type="amendment" if events else "generation",
    )
    return E.lifecycle(*events, own, source="#abramos")


def _references(draft: DraftText) -> etree._Element:
    """The first draft is the original; those after it, up to this one, amended it."""
    drafts = [(one.number, one.published_on, one.title) for one in draft.earlier]
    drafts.append((draft.number, _day(draft), draft.title))
    references = []
    for place, (number, day, title) in enumerate(drafts):
        said = {
            "eId": f"borrador-{number}",
            "href": expression(draft, day, number),
            "showAs": legal(f"Borrador {number}: {title}").strip(" :"),
        }
        references.append(E.passiveRef(said) if place else E.original(said))
    if draft.institution:
        references.append(
            E.TLCOrganization(
                eId="institucion",
                href=f"/akn/ontology/organization/{draft.country}/institucion",
                showAs=legal(draft.institution),
            )
        )
    references.append(
        E.TLCOrganization(
            eId="abramos", href="/akn/ontology/organization/abramos", showAs="Abramos"
        )
    )
    return E.references(*references, source="#abramos")
