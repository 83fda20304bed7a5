"""Merging an article of a working draft with the one after it."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from drafts.lineage import ancestors_of, record_lineage, say_ancestors
from drafts.models import Article, Lineage
from drafts.reading_order import close_gap
from drafts.working import AnAnswerPointsToIt, NotChanged, check_heading, check_seen, take


class NothingFollows(NotChanged):
    """The last article has none after it."""


@transaction.atomic
def merge_with_next(
    article: Article, *, heading: str, by: User, seen: str | None = None
) -> Article:
    """Join `article` with the one after it, under `heading` and the number of the first; return it.

    It comes from what either came from, and the notes of why either changes are its own. `seen` is
    `seen_of` the two. Where an answer on record names one of the two as the article in which it
    shows, that one stays and takes the other in; where answers name both, neither can go.
    Raises `NotChanged`.
    """
    draft = take(article.draft_id)
    first = Article.objects.get(pk=article.pk)
    second = draft.articles.filter(position=first.position + 1).first()
    if second is None:
        raise NothingFollows(_("There is no article after this one."))
    check_seen([first, second], seen)
    heading = heading.strip()
    check_heading(heading, first.number)
    ancestors = ancestors_of([first, second])
    joined = sorted({*ancestors[first.pk], *ancestors[second.pk]})
    place, number, slug, kind, division = (
        first.position, first.number, first.slug, first.kind, first.division_id,
    )  # fmt: skip
    text = "\n\n".join(part for part in (first.text, second.text) if part)
    kept = drop_one(first, second, by)
    close_gap(draft, second.position)
    kept.refresh_from_db()
    kept.position, kept.number, kept.slug, kept.kind, kept.division_id = (
        place, number, slug, kind, division,
    )  # fmt: skip
    kept.heading, kept.text = heading, text
    kept._history_user, kept._change_reason = by, "merged"
    kept.save()
    say_ancestors({kept: joined}, draft, origin=Lineage.Origin.RECORDED, by=by)
    record_lineage(draft)
    return kept


def drop_one(first: Article, second: Article, by: User) -> Article:
    """Delete the second, or the first where the second is on record; return the other, which has
    the notes of both."""
    for gone, kept in ((second, first), (first, second)):
        pk = gone.pk
        gone._history_user, gone._change_reason = by, "merged"
        try:
            with transaction.atomic():
                for edge in gone.ancestors.all():
                    edge._history_user = by
                    edge.delete()
                for note in gone.notes.all():
                    note.article = kept
                    note._history_user, note._change_reason = by, "merged"
                    note.save(update_fields=["article"])
                gone.delete()
        except ProtectedError:
            gone.pk = pk
        else:
            return kept
    raise AnAnswerPointsToIt(
        _("Answers to comments say that they show in each of these articles: neither can go.")
    )
