"""Making and keeping the comparison of two published drafts."""

import json
from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from drafts.compare_drafts import FoundChange, compare_drafts
from drafts.models import Article, Comparison, ComparisonChange, Draft, Redline
from drafts.redlining import VERSION, redline_articles

Key = tuple[str, str]


class NotComparable(Exception):
    """The two drafts are not compared; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@transaction.atomic
def make_comparison(old: Draft, new: Draft) -> Comparison:
    """Compare two published drafts of one policy, `old` the earlier one, and keep what was found.

    Made once: asked again, also at the same moment, it returns the one that there is. One that an
    earlier version of the redlines made is made anew.

    Raises `NotComparable`.
    """
    if old.policy_id != new.policy_id:
        raise NotComparable(_("Only drafts of the same policy are compared."))
    if old.number >= new.number:
        raise NotComparable(_("A draft is compared with an earlier one."))
    # The lock lets one of several makers work; the others then find what it made.
    locked = Draft.objects.select_for_update(no_key=True).get(pk=new.pk)
    if not (old.is_published and locked.is_published):
        raise NotComparable(_("Only published drafts are compared."))
    made = Comparison.objects.filter(old_draft=old, new_draft=new).first()
    if made and made.version == VERSION:
        return made
    if made:
        made.delete()
    return _keep(old, new, compare_drafts(old, new))


def _keep(old: Draft, new: Draft, found: Sequence[FoundChange]) -> Comparison:
    redlines = _redlines([one for one in found if one.has_other_words])
    comparison = Comparison.objects.create(old_draft=old, new_draft=new, version=VERSION)
    changes = ComparisonChange.objects.bulk_create(
        ComparisonChange(
            comparison=comparison,
            position=position,
            relations=list(one.relations),
            redline=redlines[_key(one)] if one.has_other_words else None,
        )
        for position, one in enumerate(found)
    )
    for ends in ("old", "new"):
        through = getattr(ComparisonChange, ends).through
        through.objects.bulk_create(
            through(comparisonchange=change, article=article)
            for change, one in zip(changes, found, strict=True)
            for article in getattr(one, ends)
        )
    return comparison


def _redlines(found: Sequence[FoundChange]) -> dict[Key, Redline]:
    """Return the redline of each change by its key; those that are not there yet are made."""
    wanted = {_key(one): one for one in found}
    kept = _kept(wanted)
    missing = {key: one for key, one in wanted.items() if key not in kept}
    # Another pair of drafts may be making the same one at this moment.
    Redline.objects.bulk_create(
        (
            Redline(
                old_sha256=old,
                new_sha256=new,
                version=VERSION,
                content=redline_articles(one.old, one.new).as_json(),
            )
            for (old, new), one in missing.items()
        ),
        ignore_conflicts=True,
    )
    return kept | _kept(missing)


def _kept(keys) -> dict[Key, Redline]:
    rows = Redline.objects.filter(
        version=VERSION,
        old_sha256__in={old for old, _ in keys},
        new_sha256__in={new for _, new in keys},
    ).defer("content")
    return {(row.old_sha256, row.new_sha256): row for row in rows}


def _key(change: FoundChange) -> Key:
    return _sha256(change.old), _sha256(change.new)


def _sha256(articles: Sequence[Article]) -> str:
    """Return the hash of the headings and texts of `articles`, as canonical JSON."""
    words = [[article.heading, article.text] for article in articles]
    return sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
