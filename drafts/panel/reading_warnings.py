"""What a reading warns of, in the reader's language."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "not_utf8": _("The file is not UTF-8; it was read as Windows-1252. Check its accents."),
    "no_articles": _("No articles were found; the text was split by its headings or paragraphs."),
    "left_out": _("Lines were left out: running heads, page numbers or an index."),
    "article_inside_line": _(
        "An article seems to begin in the middle of this line; break the line to split it."
    ),
    "empty_unit": _("There is no text under this heading."),
    "numbers_restart": _("The numbers of the articles begin again here."),
    "unmarked_heading": _("This heading carries no mark; it was read for what it looks like."),
    "unknown_element": _("An element is not known here; its words were kept as text."),
}


def in_words(warning):
    """Return the line and the sentence; English where there is no other."""
    return warning.line, WORDS.get(warning.code, warning.message)
