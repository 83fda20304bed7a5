"""Reading: the text of a law, a policy or a plan becomes a tree of divisions and units.

Pure: no database, no Django. `formats` brings a file to text, `read_text` splits it, `adjust` is
what a person then corrects by hand; `tree` says what comes out.
"""

from drafts.reading.formats import Source, read_bytes, read_file
from drafts.reading.reader import read_text
from drafts.reading.tree import Division, LeftOut, Reading, Unit, UnreadableText, Warning

__all__ = [
    "Division",
    "LeftOut",
    "Reading",
    "Source",
    "Unit",
    "UnreadableText",
    "Warning",
    "read_bytes",
    "read_file",
    "read_text",
]
