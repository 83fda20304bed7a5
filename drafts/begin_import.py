"""Beginning an import: a text is read and kept, to be corrected before it is saved."""

import hashlib

from django.db import transaction

from accounts.models import User
from drafts.models import Import, Policy
from drafts.reading import Reading, Source, read_text


def begin_import(
    policy: Policy,
    source: Source,
    *,
    by: User,
    file_name: str = "",
    title: str = "",
    summary: str = "",
) -> Import:
    """Read `source` and keep it for `by`, as what may become the next draft of `policy`.

    Raises `drafts.reading.UnreadableText` for a text in which there is nothing to comment on.
    """
    return Import.objects.create(
        policy=policy,
        by=by,
        file_name=file_name[-255:],
        title=title,
        summary=summary,
        text=source.text,
        kind=source.kind,
        warnings=[warning.code for warning in source.warnings],
        reading_hash=hash_of(read_text(source.text)),
    )


@transaction.atomic
def change_import(
    kept: Import, source: Source, *, policy: Policy, title: str, summary: str
) -> Import:
    """Give an import another text, title or policy. A text that stays the same keeps its
    corrections; another one begins without. Raises as `begin_import` does."""
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    if source.text != kept.text:
        kept.text, kept.kind, kept.operations = source.text, source.kind, []
        kept.reading_hash = hash_of(read_text(source.text))
    kept.policy, kept.title, kept.summary = policy, title, summary
    kept.save()
    return kept


def hash_of(reading: Reading) -> str:
    """Return the fingerprint of a reading."""
    return hashlib.sha256(repr(reading).encode()).hexdigest()
