"""Taking a working draft for an edit: one writer at a time, and nothing unseen is changed."""

import hashlib
import json
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from drafts.models import Article, Draft
from drafts.numbering import carries
from drafts.reading.slugs import slug_of


class NotChanged(Exception):
    """The draft was not changed; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class DraftIsPublished(NotChanged):
    """What is published never changes."""


class ChangedMeanwhile(NotChanged):
    """What was to be changed is no longer as the person saw it."""

    def __init__(self):
        super().__init__(
            _("This changed while you looked at it. You see it now as it is: go on from here.")
        )


class HeadingWithoutNumber(NotChanged):
    """An article's number stands in its heading, as people cite it."""


class AnAnswerPointsToIt(NotChanged):
    """The article is named on the record, and stays."""


def take(draft_id: int) -> Draft:
    """Lock the draft until the commit and return it; raise `DraftIsPublished`."""
    draft = Draft.objects.select_for_update(of=["self"]).select_related("policy").get(pk=draft_id)
    if draft.is_published:
        raise DraftIsPublished(_("This draft is published: its text no longer changes."))
    return draft


def seen_of(articles: Iterable[Article]) -> str:
    """Return a mark of the articles as they are; a page carries it to the act that it asks for."""
    said = [
        (one.pk, one.position, one.division_id, one.kind, one.number, one.heading, one.text)
        for one in articles
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:20]


def check_seen(articles: Iterable[Article], seen: str | None) -> None:
    """Raise `ChangedMeanwhile` where `articles` are not as `seen`; None is no page at all."""
    if seen is not None and seen != seen_of(articles):
        raise ChangedMeanwhile


def check_heading(heading: str, number: str) -> None:
    """Raise `HeadingWithoutNumber`, also for no heading where there is a number."""
    if number and not carries(heading, number):
        raise HeadingWithoutNumber(
            _("The heading does not carry the number “%(number)s”.") % {"number": number}
        )


def free_slug(draft: Draft, kind: str, number: str, heading: str) -> str:
    """Return an address for an article that no other of the draft has."""
    taken = set(draft.articles.values_list("slug", flat=True))
    wanted = slug_of(kind, number or None, heading)
    slug, times = wanted, 1
    while slug in taken:
        times += 1
        slug = f"{wanted}-{times}"
    return slug
