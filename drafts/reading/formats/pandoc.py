"""pandoc as a guarded program: no shell, no network, no files but its own, and limits on all."""

import importlib.util
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from drafts.reading.formats.limits import Limits
from drafts.reading.formats.refusals import Reason, Refused

FILTER = Path(__file__).with_name("plain.lua")
# What articles are kept in: CommonMark with tables, struck words and footnotes, without HTML.
MARKDOWN = "commonmark-raw_html+pipe_tables+strikeout+footnotes"
# Spaces and hyphens that do not break are plain ones; where a word might break is not written.
_LETTERS = {0x00A0: " ", 0x202F: " ", 0x2011: "-", 0x00AD: None, 0x200B: None, 0xFEFF: None}
_TIDY = (
    # What is set between two lists that must not become one.
    (re.compile(r"^&nbsp;\n\n", re.MULTILINE), ""),
    # Escapes for lists that CommonMark does not have: "II\\. Dos", "a\\) uno".
    (re.compile(r"^([ >]*\(?[A-Za-z]+)\\([.)])", re.MULTILINE), r"\1\2"),
    # A dash or a bullet that was typed is a list's.
    (re.compile(r"^([ >]*)(?:\\-|[•·▪◦]) +(?=\S)", re.MULTILINE), r"\1- "),
    # A line broken within a paragraph begins another: an article's number may stand on it.
    (re.compile(r"(?<!\\)\\\n([ >]*)"), r"\n\1\n\1"),
    # A footnote's mark right behind an article's number would hide the number.
    (re.compile(r"^(?!\[\^)(.{1,30}?)(\[\^\d+\])(?!:)(.*\S)$", re.MULTILINE), r"\1\3\2"),
)
# Sets the limits of the process that pandoc then takes over; a function to run between fork and
# exec would not be safe among the threads of a web server.
_LIMITED = """
import os, resource, sys
memory, seconds, size = map(int, sys.argv[1:4])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
os.execv(sys.argv[4], sys.argv[4:])
"""


def program() -> str:
    """Return the path of the pandoc that `pypandoc_binary` brings along."""
    package = importlib.util.find_spec("pypandoc")
    if package is None or package.origin is None:
        raise FileNotFoundError("pypandoc_binary is not installed")
    return str(Path(package.origin).parent / "files" / "pandoc")


def run(
    arguments: Sequence[str], *, folder: str, memory: int, seconds: int, size: int
) -> subprocess.CompletedProcess[bytes]:
    """Run pandoc in `folder` with at most `memory` bytes, `seconds`, and files of `size` bytes.

    It knows nothing of our surroundings. Raises `subprocess.TimeoutExpired`.
    """
    limited = [sys.executable, "-I", "-S", "-c", _LIMITED, str(memory), str(seconds), str(size)]
    return subprocess.run(
        [*limited, program(), "--sandbox", *arguments],
        cwd=folder,
        env={"LANG": "C.UTF-8", "PATH": os.defpath},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=seconds,
        check=False,
    )


def to_markdown(content: bytes, kind: str, limits: Limits) -> str:
    """Return `content`, a docx, odt, rtf or html, as Markdown.

    Raises `Refused` where pandoc cannot read it, or needs more than the limits give.
    """
    with tempfile.TemporaryDirectory(prefix="abramos-reading-") as folder:
        source, target = Path(folder) / f"source.{kind}", Path(folder) / "text.md"
        source.write_bytes(content)
        arguments = [
            *(f"--from={kind}", f"--to={MARKDOWN}"),
            *("--wrap=none", "--columns=72", "--reference-location=block"),
            *("--track-changes=accept", f"--lua-filter={FILTER}", f"--metadata=kind:{kind}"),
            *(f"--output={target}", str(source)),
        ]
        try:
            done = run(
                arguments,
                folder=folder,
                memory=limits.memory,
                seconds=limits.seconds,
                size=4 * limits.text,
            )
        except subprocess.TimeoutExpired as error:
            raise Refused(Reason.TOO_SLOW) from error
        if done.returncode:
            raise Refused(_why(done.returncode))
        if target.stat().st_size > 4 * limits.text:
            raise Refused(Reason.TEXT_TOO_LARGE)
        text = target.read_text("utf-8").translate(_LETTERS)
        for pattern, tidy in _TIDY:
            text = pattern.sub(tidy, text)
        return text


def _why(code: int) -> Reason:
    """What a failure means: pandoc says 251 when memory ends, and the kernel sends signals."""
    if code == -signal.SIGXFSZ:
        return Reason.TEXT_TOO_LARGE
    if code == 251 or code < 0:
        return Reason.TOO_SLOW
    return Reason.BROKEN
