"""Redlining: two versions of an article become HTML in which one reads what changed.

Pure: no database, no Django. `drafts.comparing.redline` compares words; here they are those of
Markdown, with its lists and tables.
"""

from drafts.redlining.redline import VERSION, Redline, Stretch, Written, redline_articles

__all__ = ["VERSION", "Redline", "Stretch", "Written", "redline_articles"]
