"""Reading a file in, within the limits of the settings."""

from django.conf import settings

from drafts.reading import Source, read_bytes, read_file
from drafts.reading.formats import Limits


def limits() -> Limits:
    """Return what a file may ask for."""
    return Limits(
        file=settings.DRAFT_MAX_BYTES,
        text=settings.DRAFT_MAX_TEXT_BYTES,
        unpacked=settings.DRAFT_MAX_UNPACKED_BYTES,
        ratio=settings.DRAFT_MAX_RATIO,
        seconds=settings.DRAFT_CONVERT_SECONDS,
        memory=settings.DRAFT_CONVERT_MEMORY,
    )


def read_upload(content: bytes) -> Source:
    """Return the text in `content`, whatever its format. Raises `Refused`."""
    return read_bytes(content, limits())


def read_path(path: str) -> Source:
    """Return the text of the file at `path`. Raises `OSError` and `Refused`."""
    return read_file(path, limits())
