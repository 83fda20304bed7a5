"""Numbering: the numbers of a text's articles set anew, and the references to them with them.

Pure: no database, no Django. `renumber` gives each article its number by the pattern in use;
`rewrite` says what each reference inside the texts becomes, and which ones a person should look at.
"""

from drafts.numbering.rewriting import Rewriting, Why, apply, rewrite
from drafts.numbering.series import (
    Numbered,
    bare_heading,
    carries,
    next_number,
    renumber,
    with_number,
)

__all__ = [
    "Numbered",
    "Rewriting",
    "Why",
    "apply",
    "bare_heading",
    "carries",
    "next_number",
    "renumber",
    "rewrite",
    "with_number",
]
