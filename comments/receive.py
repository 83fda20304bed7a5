"""Receiving a comment, whatever the channel. What is received is never lost or altered."""

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Author
from comments.files.waiting import is_stored
from comments.models import Attachment, Comment, WaitingFile
from comments.quoting.anchor import Anchor, place
from comments.quoting.plain import one_line, plain
from consultations.models import Channel, Consultation, Session
from drafts.markdown import render
from drafts.models import Article, Division
from drafts.rules import broken_rule


class NotReceived(Exception):
    """The comment was not received. `message` says why, for the person; `field` names the part of
    the form to mend, None when it is not a matter of one."""

    field: str | None = None
    message = ""

    def __init__(self, message=None):
        self.message = message or self.message
        super().__init__(self.message)


class NothingSaid(NotReceived):
    field = "text"
    message = _("Write your comment before sending it.")


class TooLong(NotReceived):
    pass


class QuoteNotInArticle(NotReceived):
    field = "quote"
    message = _(
        "These words are not in the text. Copy them from it as they are written, or leave this "
        "empty."
    )


class TooManyFiles(NotReceived):
    field = "attachments"

    def __init__(self, count):
        super().__init__(
            _("There are %(count)s files and the limit is %(limit)s. Leave some out.")
            % {"count": count, "limit": settings.COMMENT_MAX_FILES}
        )


class FileLost(NotReceived):
    field = "attachments"
    message = _("A file that you attached is no longer kept. Attach it again.")


class UnreadableCharacters(NotReceived):
    message = _("The text has a character that cannot be stored (NUL). Remove it and send again.")


class WindowNotOpen(NotReceived):
    message = _("The consultation has not opened yet, so your comment was not received.")


class WindowClosed(NotReceived):
    message = _("The consultation has closed, so your comment was not received.")


class WrongPlace(NotReceived):
    message = _(
        "What you comment on belongs to another draft than the one being consulted. "
        "Send your comment from its page in that draft."
    )


class ChannelNotAccepted(NotReceived):
    message = _("The consultation does not take comments through this channel.")


class AnotherPersonsKey(NotReceived):
    message = _(
        "This form was already sent by somebody else. Open the page again and send it anew."
    )


# The database's rules, as what they mean to the person.
REFUSALS = {
    "comment_not_before_opening": WindowNotOpen,
    "comment_not_after_closing": WindowClosed,
    "comment_on_article_consulted": WrongPlace,
    "comment_on_division_consulted": WrongPlace,
    "comment_channel_accepted": ChannelNotAccepted,
    "comment_session_of_its_channel": ChannelNotAccepted,
    "comment_says_something": NothingSaid,
}


def receive(
    consultation: Consultation,
    *,
    author: Author,
    text: str,
    submission_key: UUID,
    article: Article | None = None,
    division: Division | None = None,
    kind: str = Comment.Kind.OTHER,
    quote: str = "",
    quote_start: int | None = None,
    proposed_wording: str = "",
    files: Sequence[WaitingFile] = (),
    channel: str = Channel.ONLINE,
    session: Session | None = None,
) -> Comment:
    """Store a comment with its files and return it with its folio, instant and hash.

    The text is kept to the letter. With neither `article` nor `division` it is a comment on the
    draft as a whole. `quote_start`, in code points of the article's plain text, says which of
    several places is quoted; without it, words that stand in several places are of none. The same
    `submission_key` gives the same comment, however often it is sent. Whether the window is open
    is judged by the database's clock in the transaction that stores the comment.

    Raises a subclass of `NotReceived`; then nothing is stored and no folio is spent.
    """
    already = received_before(submission_key, author)
    if already:
        return already
    check_words(text, quote, proposed_wording, article)
    check_files(files)
    comment = Comment(
        policy_id=consultation.draft.policy_id,
        consultation=consultation,
        article=article,
        division=division,
        kind=kind,
        channel=channel,
        session=session,
        author=author,
        text=text,
        quote=quote,
        proposed_wording=proposed_wording,
        attachment_count=len(files),
        submission_key=submission_key,
        # The database sets these; the columns only need a value on the way.
        number=0,
        received_at=consultation.opens_at,
    )
    if found := place_of(quote, quote_start, article):
        comment.quote_start, comment.quote_end = found.start, found.end
        comment.quote_prefix, comment.quote_suffix = found.prefix, found.suffix
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
            attach(comment, files)
            comment.refresh_from_db(fields=["number", "folio", "received_at", "text_sha256"])
    except IntegrityError as error:
        if already := received_before(submission_key, author):  # by a request a moment before
            return already
        refusal = REFUSALS.get(broken_rule(error))
        if refusal is None:
            raise
        raise refusal from error
    return comment


def attach(comment, files):
    """Make the waiting files those of the comment."""
    Attachment.objects.bulk_create(
        Attachment(
            comment=comment,
            position=position,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
        )
        for position, file in enumerate(files, 1)
    )
    WaitingFile.objects.filter(pk__in=[file.pk for file in files]).delete()


def received_before(submission_key, author):
    """Return the comment already stored for this form, None when there is none."""
    comment = (
        Comment.objects.select_related("author", "policy", "article", "division")
        .filter(submission_key=submission_key)
        .first()
    )
    if comment and comment.author.user_id != author.user_id:
        raise AnotherPersonsKey
    return comment


def check_words(text, quote, proposed_wording, article):
    """Raise what is wrong with the words themselves."""
    if not text.strip():
        raise NothingSaid
    for field, words in [("text", text), ("quote", quote), ("proposed_wording", proposed_wording)]:
        refusal = None
        if "\x00" in words:
            refusal = UnreadableCharacters()
        elif is_too_long(words):
            refusal = TooLong(
                _(
                    "This has %(length)s characters and the limit is %(limit)s. "
                    "Shorten it, or send it in parts."
                )
                % {"length": len(words), "limit": settings.COMMENT_MAX_LENGTH}
            )
        if refusal:
            refusal.field = field
            raise refusal
    if quote.strip() and (article is None or one_line(quote) not in plain_text(article)):
        raise QuoteNotInArticle


def is_too_long(words: str) -> bool:
    """Whether a field has more characters than it may."""
    return len(words) > settings.COMMENT_MAX_LENGTH


def check_files(files):
    """Raise what is wrong with the files as a whole."""
    if len(files) > settings.COMMENT_MAX_FILES:
        raise TooManyFiles(len(files))
    for file in files:
        if not is_stored(file):
            raise FileLost


def place_of(quote: str, start: int | None, article: Article | None) -> Anchor | None:
    """Return where the quoted words stand in the article, None where that is not one place."""
    if article is None or not quote.strip():
        return None
    return place(plain_text(article), quote, start)


def plain_text(article: Article) -> str:
    """Return the text of an article in which the places of quotes are counted."""
    return plain(render(article.text))
