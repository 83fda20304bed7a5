"""A zip opened with care: what it would unpack to is judged before anything is unpacked."""

import io
import lzma
import zipfile
import zlib

from drafts.reading.formats.limits import Limits
from drafts.reading.formats.refusals import Reason, Refused

MOST_ENTRIES = 5_000
# Below this, how well something packs says nothing.
SMALL = 1_000_000


class Archive:
    """The parts of a document that is a zip. Raises `Refused` for one that must not be opened."""

    def __init__(self, content: bytes, limits: Limits):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refused(Reason.BROKEN) from error
        entries = self._zip.infolist()
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise Refused(Reason.ENCRYPTED)
        total = sum(entry.file_size for entry in entries)
        if len(entries) > MOST_ENTRIES or total > limits.unpacked:
            raise Refused(Reason.BOMB)
        for entry in entries:
            packed = max(entry.compress_size, 1)
            if entry.file_size > SMALL and entry.file_size > limits.ratio * packed:
                raise Refused(Reason.BOMB)
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, name: str) -> bytes:
        """Return one part, never more of it than the directory has declared."""
        try:
            with self._zip.open(name) as part:
                return part.read()
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            lzma.LZMAError,
            EOFError,
            OSError,
        ) as error:
            raise Refused(Reason.BROKEN) from error
        except NotImplementedError as error:  # a way of packing that no word processor uses
            raise Refused(Reason.BROKEN) from error


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip of `parts`, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()
