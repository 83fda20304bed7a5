"""The documents' Spanish: dates, channels, counts. The documents are in Spanish whatever the
language of whoever asks for them."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = ["", "enero", "febrero", "marzo", "abril", "mayo", "junio"]
MONTHS += ["julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]

CHANNELS = {
    "online": "Formulario en línea",
    "table": "Mesa especializada",
    "forum": "Foro regional",
    "meeting": "Reunión de trabajo",
    "email": "Correo electrónico",
    "body": "Sesión del órgano",
}

KINDS = {
    "support": "Apoyo",
    "objection": "Objeción",
    "question": "Pregunta",
    "drafting": "Redacción",
}

NO_KIND = "Otro"
ANONYMOUS = "Persona anónima"
WHOLE_DRAFT = "Comentarios al borrador en su conjunto"
DEMONSTRATION = "Datos de demostración"
DEMONSTRATION_NOTICE = (
    "Este documento se formó con datos de demostración: las personas, los comentarios y las "
    "respuestas no son reales y el documento no tiene efecto alguno."
)


def channel(code: str) -> str:
    """Return a channel's name; the code itself for one that this list does not know yet."""
    return CHANNELS.get(code, code)


def kind(code: str) -> str:
    """Return the name of a kind of comment, empty for one that is of none in particular."""
    return KINDS.get(code, "")


def file_size(size: int) -> str:
    """Return a size in bytes as "320 kB" or "1.4 MB"."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size // 1000, 1)} kB"


def day(value: date) -> str:
    """Return "4 de marzo de 2026"."""
    return f"{value.day} de {MONTHS[value.month]} de {value.year}"


def instant(value: datetime, zone: ZoneInfo) -> str:
    """Return "4 de marzo de 2026, 17:05" as the clocks of `zone` showed it."""
    local = value.astimezone(zone)
    return f"{day(local)}, {local:%H:%M}"


def count(number: int, singular: str, plural: str) -> str:
    """Return "1 comentario", "804 comentarios", "12,804 comentarios"."""
    return f"{grouped(number)} {singular if number == 1 else plural}"


def comments(number: int) -> str:
    """Return a number of comments, in words."""
    return count(number, "comentario", "comentarios")


def grouped(number: int) -> str:
    """Return a number with a comma every three digits, as Mexico writes it."""
    return f"{number:,}"


def share(part: int, whole: int) -> str:
    """Return a percentage with one decimal."""
    return f"{100 * part / whole:.1f} %" if whole else "—"


def opening(text: str, limit: int) -> tuple[str, bool]:
    """Return the first words of `text`, at most `limit` characters, on one line, and whether
    something was left out."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= limit:
        return line, False
    return line[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …", True
