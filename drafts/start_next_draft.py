"""The next draft starts as a copy of the published one."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_create_with_history

from accounts.models import User
from drafts.lineage import join, record_lineage
from drafts.models import Article, Division, Draft, Lineage, Policy


class NotStarted(Exception):
    """The next draft was not started; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class WorkingDraftExists(NotStarted):
    """One draft at a time is being worked on."""


class NothingPublished(NotStarted):
    """There is no draft to start from."""


@transaction.atomic
def start_next_draft(policy: Policy, *, by: User) -> Draft:
    """Copy the latest published draft of `policy` into a new working draft and return it.

    Every article is recorded as come from the one that it copies. The number of queries does not
    depend on the number of articles. Raises `WorkingDraftExists` and `NothingPublished`.
    """
    policy = Policy.objects.select_for_update(no_key=True).get(pk=policy.pk)
    before = policy.drafts.order_by("number").last()
    if before is None:
        raise NothingPublished(_("No draft of this policy is published yet: import the first one."))
    if not before.is_published:
        raise WorkingDraftExists(
            _("This policy has a working draft already. Publish it or delete it first.")
        )
    draft = Draft(policy=policy, number=before.number + 1, title=before.title)
    draft._history_user = by
    draft.save()
    copies = copy_divisions(before, draft, by)
    articles = list(before.articles.order_by("position"))
    successors = bulk_create_with_history(
        [
            Article(
                draft=draft,
                division=copies.get(article.division_id),
                position=article.position,
                kind=article.kind,
                number=article.number,
                slug=article.slug,
                heading=article.heading,
                text=article.text,
            )
            for article in articles
        ],
        Article,
        default_user=by,
    )
    join(
        before,
        draft,
        [(old.pk, new.pk) for old, new in zip(articles, successors, strict=True)],
        origin=Lineage.Origin.RECORDED,
        by=by,
    )
    record_lineage(draft)
    return draft


def copy_divisions(before: Draft, draft: Draft, by: User) -> dict[int, Division]:
    """Copy the divisions of `before`; return each copy by the id of its original."""
    originals = list(before.divisions.order_by("position"))
    written = bulk_create_with_history(
        [
            Division(
                draft=draft,
                position=original.position,
                kind=original.kind,
                heading=original.heading,
                level=original.level,
            )
            for original in originals
        ],
        Division,
        default_user=by,
    )
    copies = {original.pk: copy for original, copy in zip(originals, written, strict=True)}
    for original in originals:
        if original.parent_id is not None:
            copies[original.pk].parent = copies[original.parent_id]
    Division.objects.bulk_update(copies.values(), ["parent"])
    return copies
