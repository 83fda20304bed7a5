"""Comments as Web Annotations (https://www.w3.org/TR/annotation-model/), as JSON can say them.

They say what the public page of a comment says, without its author.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
CONTENT_TYPE = f'application/ld+json; profile="{CONTEXT}"; charset=utf-8'

# The W3C's motivation that is nearest to each kind of comment.
MOTIVATIONS = {
    "support": "assessing",
    "objection": "assessing",
    "question": "questioning",
    "drafting": "editing",
}

Json = dict[str, Any]


def annotation(
    *,
    address: str,
    page: str,
    source: str,
    kind: str,
    text: str,
    proposed_wording: str,
    received_at: datetime,
    language: str,
    exact: str = "",
    prefix: str = "",
    suffix: str = "",
    start: int | None = None,
    end: int | None = None,
) -> Json:
    """Return one comment: `address` is the annotation's, `page` the comment's, `source` that of
    what it is about. Without `exact` it is about the whole of it; without `start`, about those
    words wherever they stand."""
    body: list[Json] = [_words(text, "commenting", language)]
    if proposed_wording.strip():
        body.append(_words(proposed_wording, "editing", language))
    body.append({"type": "TextualBody", "purpose": "tagging", "value": kind})
    return {
        "id": address,
        "type": "Annotation",
        "motivation": MOTIVATIONS.get(kind, "commenting"),
        "created": received_at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "canonical": page,
        "body": body,
        "target": _target(source, exact, prefix, suffix, start, end),
    }


def _words(value: str, purpose: str, language: str) -> Json:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "format": "text/plain",
        "language": language,
        "value": value,
    }


def _target(
    source: str, exact: str, prefix: str, suffix: str, start: int | None, end: int | None
) -> Json | str:
    if not exact:
        return source
    if start is None:
        return {"source": source, "selector": {"type": "TextQuoteSelector", "exact": exact}}
    return {
        "source": source,
        "selector": [
            {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


def collection(address: str, *, label: str, total: int, first: str, last: str) -> Json:
    """Return the collection at `address`, whose first and last pages are at `first` and `last`."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": label,
        "total": total,
        **({"first": first, "last": last} if total else {}),
    }


def page(address: str, *, part_of: str, following: str | None, annotations: Iterable[Json]) -> Json:
    """Return one page of the collection `part_of`."""
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationPage",
        "partOf": part_of,
        **({"next": following} if following else {}),
        "items": list(annotations),
    }


def alone(one: Json) -> Json:
    """Return an annotation that stands by itself."""
    return {"@context": CONTEXT, **one}
