"""What the article of a comment became in the latest draft, and where the words quoted stand now.

A comment stays on the article that it was made on: nothing is anchored anew in silence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import drafts.queries as drafts
from comments.models import Comment
from comments.quoting.anchor import places
from comments.quoting.plain import one_line, plain
from drafts.markdown import render
from drafts.models import Article, Draft

AROUND = 160  # characters of the article shown on either side of a quotation


@dataclass(frozen=True)
class Became:
    """The latest draft, the articles of it that the article became (none: it was removed), how they
    relate, and in which of them the words quoted still stand."""

    draft: Draft
    articles: list[Article]
    relations: list[str]
    quoted_in: list[Article]


def tell_what_became(comments: Sequence[Comment], changes=None) -> Sequence[Comment]:
    """Give each comment its `became`: None for a comment on the latest draft, for one on a draft as
    a whole, and while its draft is not compared with the latest one yet.

    `changes` are those of `drafts.queries.what_became`, where the page knows them already.
    """
    if changes is None:
        changes = drafts.what_became({comment.article_id for comment in comments} - {None})
    said: dict[int, str] = {}  # the plain text of an article, which many comments may quote
    for comment in comments:
        change = changes.get(comment.article_id)
        comment.became = change and _became(comment, change, said)
    return comments


def _became(comment, change, said):
    articles = list(change.new.all())
    quote = one_line(comment.quote)
    for one in articles if quote else ():
        if one.pk not in said:
            said[one.pk] = plain(render(one.text))
    quoted_in = [one for one in articles if quote and quote in said[one.pk]]
    return Became(change.comparison.new_draft, articles, change.relations, quoted_in)


@dataclass(frozen=True)
class Quotation:
    """Words quoted, with some of those around them in the article as it was consulted."""

    before: str
    words: str
    after: str


def as_consulted(comment: Comment) -> Quotation | None:
    """Return the words that a comment quotes as they stand in its article, None where it quotes
    none."""
    if comment.article is None:
        return None
    text = plain(render(comment.article.text))
    found = places(text, comment.quote)
    if not found:
        return None
    place = next((one for one in found if one.start == comment.quote_start), found[0])
    before, after = text[: place.start], text[place.end :]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + "…"
    return Quotation(before, place.exact, after)
