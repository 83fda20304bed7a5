"""The letters of one person's machine: printed, kept as files, and shown on a page.

Nothing leaves the machine. The page exists only where `settings.LOCAL` is true.
"""

import re
import time
import uuid
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.console import EmailBackend
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

SHOWN = 30  # letters on the page
# A sign-in code stands alone on its line.
CODE = re.compile(r"^[ \t]*([A-Z0-9]{3,8}(?:-[A-Z0-9]{3,8})?)[ \t]*\r?$", re.MULTILINE)


class MailboxBackend(EmailBackend):
    """Prints each letter to the console and keeps it as a file in `settings.EMAIL_FILE_PATH`."""

    def write_message(self, message):
        super().write_message(message)
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        # Named by time, so that names sort; renamed when whole, so that nobody reads a half.
        letter = folder / f"{time.time_ns()}-{uuid.uuid4().hex[:8]}.eml"
        half = letter.with_suffix(".half")
        half.write_bytes(message.message().as_bytes())
        half.rename(letter)


@dataclass(frozen=True)
class Letter:
    """One letter, as the page shows it. `code` is the sign-in code in it, if it has one."""

    to: str
    subject: str
    sent_at: datetime
    text: str
    code: str | None


def read_letter(path: Path) -> Letter:
    """Return the letter kept in `path`."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    body = message.get_body(("plain", "html"))
    text = body.get_content() if body else ""
    code = CODE.search(text)
    return Letter(
        to=message["To"] or "",
        subject=message["Subject"] or "",
        sent_at=parsedate_to_datetime(message["Date"]),
        text=text.strip(),
        code=code and code.group(1),
    )


def newest_letters() -> list[Letter]:
    """Return the newest letters, the latest first."""
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"), reverse=True)
    return [read_letter(path) for path in files[:SHOWN]]


@never_cache
def letters(request):
    """The newest letters with their text."""
    if not settings.LOCAL:
        raise Http404
    return render(request, "abramos/mailbox.html", {"letters": newest_letters()})
