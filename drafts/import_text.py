"""Reading a text in: a new working draft with its divisions and articles, all or nothing."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from simple_history.utils import bulk_create_with_history

from drafts.lineage import record_lineage
from drafts.models import Article, Division, Draft, Policy
from drafts.reading import Reading, read_text


class NotImported(Exception):
    """A text could not become a draft; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class WorkingDraftExists(NotImported):
    """One draft at a time is being worked on."""


@transaction.atomic
def import_text(policy: Policy, text: str, *, title: str | None = None, summary: str = "") -> Draft:
    """Read `text` (Markdown or plain) into the next working draft of `policy` and return it.

    Raises `drafts.reading.UnreadableText` for a text in which there is nothing to comment on and
    `WorkingDraftExists` while another draft of the policy is not published yet.
    """
    reading = read_text(text)
    Policy.objects.select_for_update().get(pk=policy.pk)
    if policy.drafts.filter(published_at=None).exists():
        raise WorkingDraftExists(
            _("This policy has a working draft already. Publish it or delete it first.")
        )
    last = policy.drafts.aggregate(last=Max("number"))["last"] or 0
    draft = Draft.objects.create(
        policy=policy,
        number=last + 1,
        title=title or reading.title or policy.title,
        summary=summary,
    )
    write_reading(draft, reading)
    record_lineage(draft)
    return draft


def write_reading(draft: Draft, reading: Reading) -> None:
    """Write a reading's divisions and articles under `draft`, which has none."""
    divisions = []
    for position, read in enumerate(reading.divisions):
        divisions.append(
            Division.objects.create(
                draft=draft,
                parent=None if read.parent is None else divisions[read.parent],
                position=position,
                kind=read.kind,
                heading=read.heading,
                level=read.level,
            )
        )
    articles = [
        Article(
            draft=draft,
            division=None if unit.division is None else divisions[unit.division],
            position=position,
            kind=unit.kind,
            number=unit.number or "",
            slug=unit.slug,
            heading=unit.heading,
            text=unit.text,
        )
        for position, unit in enumerate(reading.units)
    ]
    bulk_create_with_history(articles, Article)
