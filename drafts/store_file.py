"""Storing a file under the hash of its content, as every published file is."""

import errno
import logging
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

log = logging.getLogger(__name__)


class NotStored(Exception):
    """A file could not be stored; the cause says why."""


def store_file(content: bytes, *, folder: str, suffix: str) -> str:
    """Store `content` in `folder` under the name of its SHA-256 and return that name. Storing twice
    is once. Raises `NotStored`."""
    digest = sha256(content).hexdigest()
    name = f"{folder}/{digest}.{suffix}"
    try:
        if is_stored(name, digest):
            return name
        default_storage.delete(name)  # what a worker that died had half written
        written = default_storage.save(name, ContentFile(content))
        if written != name:  # the same content was being stored by somebody else
            default_storage.delete(written)
        if not is_stored(name, digest):
            raise OSError(errno.EIO, "What was stored is not what was sent")
    except Exception as error:  # each storage has errors of its own
        _forget_half_written(name, digest)
        raise NotStored from error
    return name


def is_stored(name: str, digest: str) -> bool:
    """Whether the storage holds a file of this name and hash. Reads the whole file."""
    if not default_storage.exists(name):
        return False
    with default_storage.open(name) as file:
        found = sha256()
        for chunk in file.chunks():
            found.update(chunk)
    return found.hexdigest() == digest


def _forget_half_written(name: str, digest: str) -> None:
    """Leave no half-written file, as far as the storage allows; a whole one is somebody's."""
    try:
        if not is_stored(name, digest):
            default_storage.delete(name)
    except Exception:
        log.warning("%s could not be removed from the storage", name)
