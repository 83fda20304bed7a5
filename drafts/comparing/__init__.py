"""Comparing: two texts become a lineage of their units and a redline of their words.

Pure: no database, no Django. `compare` links the units of one text to those of the next; `redline`
shows what changed within one; `merge` brings two edits of one text together.
"""

from drafts.comparing.changes import Change, Comparable
from drafts.comparing.lineage import compare
from drafts.comparing.merge import Merge, Piece, merge
from drafts.comparing.redlines import Op, after, apply, before, redline

__all__ = [
    "Change",
    "Comparable",
    "Merge",
    "Op",
    "Piece",
    "after",
    "apply",
    "before",
    "compare",
    "merge",
    "redline",
]
