"""Making an edition: the job behind the panel's button.

It may die at any instant and be started again: what is finished is kept, the rest is made from the
same snapshot, and the edition appears once, whole, in one transaction.
"""

import errno
import logging
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _

from drafts.store_file import NotStored, is_stored, store_file
from publications.lock import edition_lock
from publications.models import Edition, MadeDocument, Publication
from publications.readiness import NotReady
from publications.rendering.documents import render
from publications.snapshot import take_snapshot

log = logging.getLogger(__name__)

ATTEMPTS = 3
NO_SPACE = (errno.ENOSPC, errno.EDQUOT)


class Interrupted(Exception):
    """The job died at each attempt without a word."""


def make_edition(edition_id: int) -> Edition | None:
    """Take the edition as far as it goes, published if all is well, and return it.

    Returns at once when another job is making it or when it is made already; None when it is gone.
    What goes wrong is recorded in `failure` for whoever asked for it. It is tried again, by
    `publications.tasks.resume_editions`, until `ATTEMPTS` have been made.
    """
    with edition_lock(edition_id) as held:
        edition = _edition(edition_id)
        if not (held and edition and edition.is_under_way):
            return edition
        if edition.attempts >= ATTEMPTS:
            _record_failure(edition, Interrupted(), final=True)
            return _edition(edition_id)
        _update(edition, attempts=F("attempts") + 1)
        try:
            _make(edition)
        except NotReady as error:
            _record_failure(edition, error, final=True)
        except Exception as error:
            log.exception("Edition %s of %s was not made", edition.number, edition.policy.slug)
            _record_failure(edition, error, final=edition.attempts + 1 >= ATTEMPTS)
        return _edition(edition_id)


def _edition(edition_id):
    return (
        Edition.objects.select_related("policy", "snapshot")
        .defer("snapshot__data")
        .filter(pk=edition_id)
        .first()
    )


def _make(edition: Edition) -> None:
    if edition.snapshot is None:
        edition.snapshot = take_snapshot(edition.policy, edition=edition.number)
        _update(edition, snapshot=edition.snapshot, stage=Edition.Stage.SNAPSHOT)
    made = _documents_made(edition)
    for kind in Publication.Kind.values:
        _update(edition, stage=Edition.Stage.RENDERING, documents_made=len(made))
        if kind not in made:
            made[kind] = _make_document(edition, kind)
    _update(edition, documents_made=len(made))
    _publish(edition)


def _documents_made(edition: Edition) -> dict[str, MadeDocument]:
    """Return what earlier attempts finished, by kind, without what is no longer in the storage."""
    made = {}
    for document in edition.made_documents.all():
        if is_stored(document.file.name, document.sha256):
            made[document.kind] = document
        else:
            document.delete()
    return made


def _make_document(edition: Edition, kind: str) -> MadeDocument:
    rendered = render(kind, edition.snapshot.data)
    content = rendered.pdf.content
    digest = sha256(content).hexdigest()
    document = MadeDocument.objects.create(
        edition=edition,
        kind=kind,
        title=rendered.title,
        file=store_file(content, folder="publications", suffix="pdf"),
        sha256=digest,
        size=len(content),
        pages=rendered.pdf.pages,
    )
    log.info("Edition %s of %s: %s made", edition.number, edition.policy.slug, kind)
    return document


@transaction.atomic
def _publish(edition: Edition) -> None:
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    if not locked.is_under_way:
        return
    order = {kind: place for place, kind in enumerate(Publication.Kind.values)}
    made = sorted(edition.made_documents.all(), key=lambda document: order[document.kind])
    for document in made:
        Publication.objects.create(
            edition=locked,
            kind=document.kind,
            title=document.title,
            file=document.file.name,
            sha256=document.sha256,
            size=document.size,
            pages=document.pages,
        )
    edition.made_documents.all().delete()
    _update(locked, stage=Edition.Stage.PUBLISHED, published_at=Now(), failure="")
    log.info("Edition %s of %s published", edition.number, edition.policy.slug)


def _update(edition: Edition, **fields) -> None:
    """Write where the job stands, and that it was heard of."""
    Edition.objects.filter(pk=edition.pk).update(heard_at=Now(), **fields)


def _record_failure(edition: Edition, error: Exception, *, final: bool) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        fields = {"failure": _explain(error)}
    if final:
        fields["stage"] = Edition.Stage.FAILED
    _update(edition, **fields)


def _explain(error: Exception) -> str:
    """Return what went wrong, for a person."""
    match error:
        case NotReady():
            return error.message
        case Interrupted():
            return _(
                "The job was interrupted several times before it ended, perhaps for want of "
                "memory. Nothing was published. Ask whoever runs the server to look at the "
                "worker, then publish again."
            )
        case NotStored() if getattr(error.__cause__, "errno", None) in NO_SPACE:
            return _(
                "There is no space left where the files are kept. Nothing was published. "
                "Free some space, then publish again."
            )
        case NotStored():
            return _(
                "The files could not be stored. Nothing was published. "
                "Ask whoever runs the server to look at the file storage, then publish again."
            )
        case _other:
            return _(
                "The documents could not be made. Nothing was published. "
                "The worker's log says why; ask whoever runs the server to look at it."
            )
