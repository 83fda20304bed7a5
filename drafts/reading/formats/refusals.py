"""Why a file is not read."""

from enum import StrEnum

from drafts.reading.tree import UnreadableText


class Reason(StrEnum):
    """Stable codes; who shows them to a person has the words."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    PDF = "pdf"
    OLD_WORD = "old_word"
    OLD_OFFICE = "old_office"
    OTHER_DOCUMENT = "other_document"
    OTHER_XML = "other_xml"
    IMAGE = "image"
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    BOMB = "bomb"
    UNSAFE_XML = "unsafe_xml"
    BROKEN = "broken"
    BINARY = "binary"
    TOO_SLOW = "too_slow"
    NO_WORDS = "no_words"
    TEXT_TOO_LARGE = "text_too_large"


# For logs and for those who call the pure part; pages have their own words.
_ENGLISH = {
    Reason.EMPTY: "The file is empty.",
    Reason.TOO_LARGE: "The file is too large.",
    Reason.PDF: "This is a PDF.",
    Reason.OLD_WORD: "This is a Word document of before 2007.",
    Reason.OLD_OFFICE: "This is an Office file of before 2007, and not a text.",
    Reason.OTHER_DOCUMENT: "This is a document of another kind: a spreadsheet, slides, a book.",
    Reason.OTHER_XML: "This is XML of a kind that is not read.",
    Reason.IMAGE: "This is an image.",
    Reason.ARCHIVE: "This is a compressed folder, not a document.",
    Reason.ENCRYPTED: "The document has a password.",
    Reason.MACROS: "The document has macros.",
    Reason.BOMB: "The document grows beyond measure when it is opened.",
    Reason.UNSAFE_XML: "The document declares entities, which no word processor does.",
    Reason.BROKEN: "The document is broken.",
    Reason.BINARY: "This is not a text file: it has binary content.",
    Reason.TOO_SLOW: "The document takes too long, or too much memory, to convert.",
    Reason.NO_WORDS: "There are no words in the document.",
    Reason.TEXT_TOO_LARGE: "The text in the document is too large.",
}


class Refused(UnreadableText):
    """A file that is not read; `reason` says why."""

    def __init__(self, reason: Reason):
        super().__init__(_ENGLISH[reason])
        self.reason = reason
