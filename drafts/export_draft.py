"""Exporting a draft: the files of a published one are made once and kept."""

import logging
from hashlib import sha256

from django.db import transaction

from drafts.draft_text import draft_text
from drafts.exporting import FORMATS, Format, NotMade
from drafts.models import Draft, DraftFile
from drafts.queries import drafts_without_files, published_drafts
from drafts.store_file import store_file

log = logging.getLogger(__name__)


def drafts_to_export():
    """Return the published drafts that lack a file of this version."""
    return drafts_without_files({one.code: one.version for one in FORMATS.values()})


def export_draft(draft_id: int) -> list[DraftFile]:
    """Make and store the files that the draft lacks, and return all that it has then.

    A draft that is not published has none. A format that cannot be made leaves the others alone and
    is tried again by the next round. Raises `drafts.store_file.NotStored`.
    """
    draft = published_drafts().filter(pk=draft_id).first()
    if draft is None:
        return []
    made = dict(draft.files.values_list("format", "version"))
    lacking = [one for one in FORMATS.values() if made.get(one.code, 0) < one.version]
    if lacking:
        text = draft_text(draft)
        for one in lacking:
            try:
                content = one.make(text)
            except NotMade as error:
                log.error(
                    "Draft %s of %s was not made as %s: %s",
                    draft.number,
                    draft.policy.slug,
                    one.name,
                    error,
                )
            else:
                _keep(draft, one, content)
    return list(draft.files.all())


@transaction.atomic
def _keep(draft: Draft, made: Format, content: bytes) -> None:
    # Two jobs on one draft wait for each other here, before any file is touched; the second finds
    # the file made.
    Draft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    kept = DraftFile.objects.filter(draft=draft, format=made.code).first()
    if kept is not None and kept.version >= made.version:
        return
    fields = {
        "file": store_file(content, folder="drafts", suffix=made.suffix),
        "sha256": sha256(content).hexdigest(),
        "size": len(content),
        "version": made.version,
    }
    if kept is None:
        DraftFile.objects.create(draft=draft, format=made.code, **fields)
    else:
        DraftFile.objects.filter(pk=kept.pk).update(**fields)
