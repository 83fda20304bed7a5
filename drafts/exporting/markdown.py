"""A draft as Markdown that reads back to the same articles (`drafts.reading.own_markdown`)."""

from drafts.exporting.text import DraftText
from drafts.reading.own_markdown import write_own


def markdown(draft: DraftText) -> bytes:
    """Return the draft as Markdown, UTF-8."""
    facts: dict[str, str | int] = {
        "politica": draft.policy,
        "direccion": draft.slug,
        "institucion": draft.institution,
        "borrador": draft.number,
        "publicado": draft.published_on.isoformat() if draft.published_on else "",
        "resumen": draft.summary,
        "idioma": draft.language,
        "aviso": ". ".join(draft.standing),
    }
    told = {key: value for key, value in facts.items() if value != ""}
    return write_own(draft.title, draft.parts, told).encode()
