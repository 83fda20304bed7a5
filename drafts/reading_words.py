"""What a reading warns of, and why a file was refused, in the reader's language."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from drafts.reading import UnreadableText
from drafts.reading.formats import Reason, Refused

WARNINGS = {
    "not_utf8": _("The file is not UTF-8; it was read as Windows-1252. Check its accents."),
    "no_articles": _("No articles were found; the text was split by its headings or paragraphs."),
    "left_out": _("Lines were left out: running heads, page numbers or an index."),
    "article_inside_line": _(
        "An article seems to begin in the middle of this line; break the line to split it."
    ),
    "empty_unit": _("There is no text under this heading."),
    "numbers_restart": _("The numbers of the articles begin again here."),
    "number_out_of_turn": _("The number of this article is out of turn."),
    "article_out_of_turn": _(
        "This looks like an article, but its number is out of turn; it is text here."
    ),
    "heading_not_marked": _(
        "This line reads like a heading, but is not marked as the others; it is text here."
    ),
    "unmarked_heading": _("This heading carries no mark; it was read for what it looks like."),
    "unknown_element": _("An element is not known here; its words were kept as text."),
    "changes": _(
        "The document has tracked changes: it was read with all of them accepted. If some are to "
        "be rejected, do it in the word processor and upload it again."
    ),
    "comments": _("The document has comments in its margins; they were left out."),
    "images": _("The document has images; they were left out, with any words drawn in them."),
}

REFUSALS = {
    Reason.EMPTY: _("The file is empty. Check that you chose the right one."),
    Reason.TOO_LARGE: _(
        "The file is too large: the limit is %(limit)s. Take its images out in the word processor, "
        "or save the text alone as .docx or .txt."
    ),
    Reason.TEXT_TOO_LARGE: _(
        "The text is too large: the limit is %(text_limit)s. Divide it into several drafts."
    ),
    Reason.PDF: _(
        "This is a PDF, which keeps the look of a text and not its structure. Upload the document "
        "that it was made from (.docx, .odt); if you do not have it, open the PDF in Word or "
        "LibreOffice, save it as .docx and check that no line is missing."
    ),
    Reason.OLD_WORD: _(
        "This is a Word document of before 2007 (.doc), whatever its name says. Open it in Word or "
        "LibreOffice and save it as .docx."
    ),
    Reason.OLD_OFFICE: _(
        "This is an Office file of before 2007 that is not a text. Put its text in a document and "
        "save it as .docx."
    ),
    Reason.OTHER_DOCUMENT: _(
        "This is a spreadsheet, a presentation or a book, not a text document. Copy its text into "
        "a document and save it as .docx or .odt."
    ),
    Reason.OTHER_XML: _(
        "This is XML of a kind that is not read here. Open it in the program that made it and save "
        "it as .docx or .odt."
    ),
    Reason.IMAGE: _(
        "This is an image: there is no text in it to read. If it is a scan, recognise its "
        "characters (OCR), save the result as .docx and check it."
    ),
    Reason.ARCHIVE: _(
        "This is a compressed folder. Extract it and upload the document that is inside."
    ),
    Reason.ENCRYPTED: _(
        "The document is protected with a password. Open it in Word or LibreOffice, save it "
        "without a password and upload it again."
    ),
    Reason.MACROS: _(
        "The document has macros (.docm), which are not accepted. Open it in Word, save it as "
        ".docx and upload it again."
    ),
    Reason.BOMB: _(
        "The file takes up far more than its size when it is opened, and was not opened. Open the "
        "original in the word processor and save it again as .docx or .odt."
    ),
    Reason.UNSAFE_XML: _(
        "The document carries definitions that no word processor writes, and was not opened. Copy "
        "its text into a new document and save it as .docx."
    ),
    Reason.BROKEN: _(
        "The document is broken or incomplete. Open it in the word processor, let it be repaired, "
        "save it as .docx and upload it again."
    ),
    Reason.BINARY: _(
        "This is not a text that can be read: it has binary content. Save it as .docx, .odt, .rtf, "
        ".html, .md or .txt."
    ),
    Reason.TOO_SLOW: _(
        "The document takes too long to convert. Take its images and drawings out, or divide it, "
        "and upload it again."
    ),
    Reason.NO_WORDS: _(
        "The document was opened, but there are no words in it. If its pages are scanned images, "
        "recognise their characters (OCR) first."
    ),
}


def in_words(warning):
    """Return the line and the sentence; English where there is no other."""
    return warning.line, WARNINGS.get(warning.code, warning.message)


def why_refused(error: UnreadableText) -> str:
    """Return the sentence for a text that is not read: what it is and what to do."""
    if not isinstance(error, Refused):
        return str(_("There are no words to read in this text."))
    return str(REFUSALS[error.reason]) % {
        "limit": filesizeformat(settings.DRAFT_MAX_BYTES),
        "text_limit": filesizeformat(settings.DRAFT_MAX_TEXT_BYTES),
    }
