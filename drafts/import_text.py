"""Reading a text in: a new working draft with its divisions and articles, all or nothing."""

from collections import defaultdict

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


def import_text(policy: Policy, text: str, *, title: str | None = None, summary: str = "") -> Draft:
    """Read `text` (Markdown or plain) into the next working draft of `policy` and return it.

    Raises `drafts.reading.UnreadableText` for a text in which there is nothing to comment on, and
    what `import_reading` raises.
    """
    return import_reading(policy, read_text(text), title=title or "", summary=summary)


@transaction.atomic
def import_reading(
    policy: Policy, reading: Reading, *, title: str = "", summary: str = ""
) -> Draft:
    """Make `reading` the next working draft of `policy` and return it.

    Raises `WorkingDraftExists` while another draft of the policy is not published yet.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=policy.pk)
    if policy.drafts.filter(published_at=None).exists():
        raise WorkingDraftExists(
            _("This policy has a working draft already. Publish it or delete it first.")
        )
    last = policy.drafts.aggregate(last=Max("number"))["last"] or 0
    draft = Draft.objects.create(
        policy=policy,
        number=last + 1,
        title=title or (reading.title or policy.title)[: Draft._meta.get_field("title").max_length],
        summary=summary,
    )
    divisions, articles = rows_of(draft, reading)
    by_level = defaultdict(list)
    for division in divisions:
        by_level[division.level].append(division)
    for level in sorted(by_level):  # those above come first, since those below point to them
        Division.objects.bulk_create(by_level[level])
    bulk_create_with_history(articles, Article)
    record_lineage(draft)
    return draft


def rows_of(draft: Draft, reading: Reading) -> tuple[list[Division], list[Article]]:
    """Return the rows that `reading` is under `draft`, not saved, in reading order."""
    divisions: list[Division] = []
    for position, read in enumerate(reading.divisions):
        divisions.append(
            Division(
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
    return divisions, articles
