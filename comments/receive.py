"""Receiving a comment, whatever the channel. What is received is never lost or altered."""

import re
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Author
from comments.models import Comment
from consultations.models import Channel, Consultation, Session
from drafts.models import Article
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
        "The quoted words are not in the article. Copy them from its text, or leave this empty."
    )


class UnreadableCharacters(NotReceived):
    message = _("The text has a character that cannot be stored (NUL). Remove it and send again.")


class WindowNotOpen(NotReceived):
    message = _("The consultation has not opened yet, so your comment was not received.")


class WindowClosed(NotReceived):
    message = _("The consultation has closed, so your comment was not received.")


class WrongPlace(NotReceived):
    message = _(
        "The article belongs to another draft than the one being consulted. "
        "Send your comment from the article's page in that draft."
    )


class ChannelNotAccepted(NotReceived):
    message = _("The consultation does not take comments through this channel.")


class AnotherPersonsKey(NotReceived):
    message = _(
        "This form was already sent by somebody else. Open the article again and send it anew."
    )


# The database's rules, as what they mean to the person.
REFUSALS = {
    "comment_not_before_opening": WindowNotOpen,
    "comment_not_after_closing": WindowClosed,
    "comment_on_article_consulted": WrongPlace,
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
    quote: str = "",
    proposed_wording: str = "",
    channel: str = Channel.ONLINE,
    session: Session | None = None,
) -> Comment:
    """Store a comment and return it with its folio, instant and hash.

    The text is kept to the letter. `article` None is a comment on the draft as a whole. The same
    `submission_key` gives the same comment, however often it is sent. Whether the window is open
    is judged by the database's clock in the transaction that stores the comment.

    Raises a subclass of `NotReceived`; then nothing is stored and no folio is spent.
    """
    already = received_before(submission_key, author)
    if already:
        return already
    check_words(text, quote, proposed_wording, article)
    comment = Comment(
        policy_id=consultation.draft.policy_id,
        consultation=consultation,
        article=article,
        channel=channel,
        session=session,
        author=author,
        text=text,
        quote=quote,
        proposed_wording=proposed_wording,
        submission_key=submission_key,
        # The database sets these; the columns only need a value on the way.
        number=0,
        received_at=consultation.opens_at,
    )
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
            comment.refresh_from_db(fields=["number", "folio", "received_at", "text_sha256"])
    except IntegrityError as error:
        if already := received_before(submission_key, author):  # by a request a moment before
            return already
        refusal = REFUSALS.get(broken_rule(error))
        if refusal is None:
            raise
        raise refusal from error
    return comment


def received_before(submission_key, author):
    """Return the comment already stored for this form, None when there is none."""
    comment = (
        Comment.objects.select_related("author", "policy")
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
        elif len(words) > settings.COMMENT_MAX_LENGTH:
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
    if quote.strip() and (article is None or words_of(quote) not in words_of(article.text)):
        raise QuoteNotInArticle


def words_of(text):
    """Return the words as a reader sees them: without Markdown marks, white space as one space."""
    return " ".join(re.sub(r"[*_`#>\\]|^\s*[-+]\s", " ", text, flags=re.MULTILINE).split())
