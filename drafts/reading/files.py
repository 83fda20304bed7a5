"""From the bytes of a file to text."""

from pathlib import Path

from drafts.reading.akoma_ntoso import as_markdown, is_akoma_ntoso
from drafts.reading.tree import UnreadableText, Warning

NOT_UTF8 = "not_utf8"


def decode(content: bytes) -> tuple[str, tuple[Warning, ...]]:
    """Return the text of `content` and what to warn of.

    Akoma Ntoso becomes our own Markdown. Anything else is UTF-8, with or without its mark, or
    Windows' Western alphabet, in which older Spanish texts are kept, with a warning. Raises
    `UnreadableText` for what is not text (a NUL in it).
    """
    if is_akoma_ntoso(content):
        return as_markdown(content)
    try:
        return _text(content.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            text = content.decode("latin-1")
    message = "The file is not UTF-8; it was read as Windows-1252. Check its accents."
    return _text(text), (Warning(1, NOT_UTF8, message),)


def _text(text: str) -> str:
    if "\0" in text:
        raise UnreadableText("This is not a text file: it has binary content.")
    return text


def read_file(path: str | Path) -> tuple[str, tuple[Warning, ...]]:
    """Return the text of the file at `path` and what to warn of; see `decode`.

    Raises `OSError` where the file cannot be opened and `UnreadableText` as `decode` does.
    """
    return decode(Path(path).read_bytes())
