"""Publishing a draft: from here on it never changes, and the database keeps it so."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from drafts.lineage import record_lineage
from drafts.models import Draft
from drafts.tasks import compare_with_earlier, export_draft
from drafts.working import ChangedMeanwhile, check_seen


class NotPublished(Exception):
    """The draft was not published; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


@transaction.atomic
def publish_draft(draft: Draft, *, seen: str | None = None) -> Draft:
    """Freeze `draft` and make it public, dated by the database; its lineage is recorded with it.
    Its files are made after the commit, by a job.

    `seen` is `drafts.working.seen_of` the articles as the person saw them. Raises `NotPublished`
    when it is published already, has no articles, or they have changed since they were seen.
    """
    # The draft alone: a lock on its policy would keep comments waiting for as long as this takes.
    draft = Draft.objects.select_for_update(of=["self"]).select_related("policy").get(pk=draft.pk)
    if draft.is_published:
        raise NotPublished(_("This draft is published already."))
    if not draft.articles.exists():
        raise NotPublished(_("A draft without articles cannot be published."))
    try:
        check_seen(draft.articles.order_by("position"), seen)
    except ChangedMeanwhile as error:
        raise NotPublished(
            _("Its text changed while you looked at it. Read it again before you publish it.")
        ) from error
    record_lineage(draft)
    draft.published_at = Now()  # the database puts the policy's clock in its place
    draft.save(update_fields=["published_at"])
    draft.refresh_from_db(fields=["published_at"])
    # When the queue cannot be reached, `drafts.tasks.export_drafts` takes the draft up later.
    transaction.on_commit(lambda: export_draft.apply_async([draft.pk], retry=False), robust=True)
    # Where the queue cannot be reached, `drafts.tasks.make_missing_comparisons` makes them later.
    transaction.on_commit(
        lambda: compare_with_earlier.apply_async([draft.pk], retry=False), robust=True
    )
    return draft
