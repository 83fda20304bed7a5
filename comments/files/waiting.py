"""Keeping what somebody attaches until the comment is sent, and cleaning what never was.

The bytes stand in the storage once under their SHA-256, whoever sent them; a lock on the hash keeps
one request from storing what another one is cleaning.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from comments.files.contents import media_type
from comments.files.names import clean_name
from comments.models import Attachment, File, WaitingFile

log = logging.getLogger(__name__)


class FileNotKept(Exception):
    """A file was refused. `message` says which one and why, for the person."""

    def __init__(self, message, file):
        self.message = message % {
            "name": file.name,
            "size": filesizeformat(file.size),
            "limit": filesizeformat(settings.COMMENT_FILE_MAX_BYTES),
        }
        super().__init__(self.message)


class EmptyFile(FileNotKept):
    def __init__(self, file):
        super().__init__(_("“%(name)s” is empty. Choose another file."), file)


class TooLarge(FileNotKept):
    def __init__(self, file):
        super().__init__(
            _("“%(name)s” has %(size)s and the limit is %(limit)s. Make it smaller."), file
        )


class NotTaken(FileNotKept):
    def __init__(self, file):
        super().__init__(
            _(
                "“%(name)s” is not a PDF, DOCX, ODT, PNG or JPEG by its content, or it has macros. "
                "Save it as one of those and attach it again."
            ),
            file,
        )


def keep_file(submission_key: UUID, file: UploadedFile) -> WaitingFile:
    """Keep `file` for the comment of the form `submission_key` and return its row.

    The bytes are kept as they came. The same file twice in one form is one. Raises a subclass of
    `FileNotKept`.
    """
    if not file.size:
        raise EmptyFile(file)
    if file.size > settings.COMMENT_FILE_MAX_BYTES:
        raise TooLarge(file)
    kind = media_type(file)
    if kind is None:
        raise NotTaken(file)
    digest = _digest(file)
    with transaction.atomic():
        _lock(digest)
        row, new = WaitingFile.objects.get_or_create(
            submission_key=submission_key,
            sha256=digest,
            defaults={
                "name": clean_name(file.name or "", kind),
                "media_type": kind,
                "size": file.size,
            },
        )
        if new and not is_stored(row):
            default_storage.delete(row.stored_as)  # what was left half written
            file.seek(0)
            default_storage.save(row.stored_as, file)
    return row


def is_stored(row: File) -> bool:
    """Whether the storage has all the bytes of a file."""
    name = row.stored_as
    return default_storage.exists(name) and default_storage.size(name) == row.size


def waiting_files(submission_key: UUID, hashes: Iterable[str]) -> QuerySet[WaitingFile]:
    """The files of a form that are to be sent, in the order in which they were attached."""
    return WaitingFile.objects.filter(submission_key=submission_key, sha256__in=list(hashes))


def move_files(old: UUID, new: UUID) -> None:
    """Let the files of one form be those of another, which is sent in its place."""
    WaitingFile.objects.filter(submission_key=old).update(submission_key=new)


def clean_files() -> int:
    """Forget the files that waited too long for their comment; return how many."""
    before = Now() - timedelta(days=settings.COMMENT_FILES_WAIT_DAYS)
    old = WaitingFile.objects.filter(kept_at__lt=before).values_list("pk", "sha256")
    cleaned = 0
    for pk, digest in old.order_by("pk").iterator():
        with transaction.atomic():
            _lock(digest)
            cleaned += WaitingFile.objects.filter(pk=pk).delete()[0]
            drop_unused(digest)
    return cleaned


def drop_unused(digest: str) -> None:
    """Remove the bytes that no comment and no waiting file has any more; their hash is locked."""
    name = WaitingFile(sha256=digest).stored_as
    if (
        WaitingFile.objects.filter(sha256=digest).exists()
        or Attachment.objects.filter(sha256=digest).exists()
    ):
        return
    default_storage.delete(name)
    log.info("%s belonged to no comment and was removed", name)


def _digest(file: UploadedFile) -> str:
    found = sha256()
    for chunk in file.chunks():
        found.update(chunk)
    return found.hexdigest()


def _lock(digest: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"attachment:{digest}"]
        )
