"""The names that people give their files, made harmless."""

import re
import unicodedata

from comments.files.contents import ENDINGS

LONGEST = 100  # characters, without the ending


def clean_name(name: str, media_type: str) -> str:
    """Return `name` without folders, control characters, marks that turn the direction of text, and
    signs that some system refuses, with the ending of what the file is."""
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    name = re.sub(r'[<>:"|?*%#;&]', "-", name)
    name = " ".join(name.split())
    endings = ENDINGS[media_type]
    stem, dot, ending = name.rpartition(".")
    if not (dot and ending.lower() in endings):
        stem, ending = name, endings[0]
    stem = stem.strip(". ")[:LONGEST].strip(". ")
    return f"{stem or 'archivo'}.{ending.lower()}"
