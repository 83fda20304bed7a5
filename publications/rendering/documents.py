"""Which documents an edition has, and how each one is made from a snapshot."""

from collections.abc import Callable
from dataclasses import dataclass

from printing.pdf import Pdf, write_pdf
from publications.rendering import annotated_draft, methodology, register
from publications.rendering.markup import Html
from publications.rendering.record import Record

BODIES: dict[str, tuple[str, Callable[[Record], Html]]] = {
    "methodology": (methodology.TITLE, methodology.compose),
    "register": (register.TITLE, register.compose),
    "annotated-draft": (annotated_draft.TITLE, annotated_draft.compose),
}


@dataclass(frozen=True)
class Rendered:
    """One document of an edition."""

    kind: str
    title: str
    pdf: Pdf


def render(kind: str, snapshot: str) -> Rendered:
    """Make the document `kind` (a key of `BODIES`) from a snapshot's canonical JSON.

    The same snapshot gives the same bytes.
    """
    record = Record.parse(snapshot)
    title, compose = BODIES[kind]
    return Rendered(kind, title, write_pdf(compose(record), identifier=f"{kind}:{record.sha256}"))
