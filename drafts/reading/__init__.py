"""Reading: the text of a law, a policy or a plan becomes a tree of divisions and units.

Pure: no database, no Django. `read_text` is the only door; `tree` says what comes out of it.
"""

from drafts.reading.files import read_file
from drafts.reading.reader import read_text
from drafts.reading.tree import Division, LeftOut, Reading, Unit, UnreadableText, Warning

__all__ = [
    "Division",
    "LeftOut",
    "Reading",
    "Unit",
    "UnreadableText",
    "Warning",
    "read_file",
    "read_text",
]
