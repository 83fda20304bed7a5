"""`make run`: everything up, everything down, also after the launcher was killed."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 90  # seconds; a busy machine is slow to start three Pythons


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Launcher:
    """A launcher with a folder and a port of its own, as somebody would start it."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.process = None

    def start(self):
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")
        }
        environment |= {
            "ABRAMOS_VAR": str(self.folder),
            "PORT": str(self.port),
            "ABRAMOS_DEMONSTRATION": "0",
        }
        self.log = open(self.folder / "launcher.txt", "w")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-m", "abramos.local", "run"],
            cwd=ROOT,
            env=environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        return self

    @property
    def said(self):
        return (self.folder / "launcher.txt").read_text()

    def wait_until_up(self):
        until = time.monotonic() + PATIENCE
        while "Ctrl-C stops everything" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.2)
        return self

    def page(self, path="/salud/"):
        return urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20).status

    def family(self):
        """Every process that was started for this folder or below the launcher."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        return self.process.wait(60)


@pytest.fixture
def launcher(tmp_path_factory):
    folder = tmp_path_factory.mktemp("var")
    for above in [folder, *folder.parents][:3]:  # pytest keeps its folders closed to others
        above.chmod(0o755)
    launcher = Launcher(folder)
    yield launcher
    if launcher.process and launcher.process.poll() is None:
        launcher.stop(signal.SIGTERM)


def names(processes):
    lines = []
    for process in processes:
        try:
            lines.append(" ".join(process.cmdline()))
        except psutil.NoSuchProcess:
            continue
    return "\n".join(lines)


def test_it_serves_stops_and_leaves_nothing_behind(launcher):
    launcher.start().wait_until_up()
    assert launcher.page() == 200
    family = launcher.family()
    running = names(family)
    assert [
        part for part in ["gunicorn", "worker", "beat", "postgres", "valkey"] if part not in running
    ] == []

    assert launcher.stop(signal.SIGTERM) == 0
    assert names(psutil.wait_procs(family, timeout=10)[1]) == ""


def test_killed_launcher_takes_all_along_and_the_next_one_keeps_the_data(launcher):
    launcher.start().wait_until_up()
    identity = (launcher.folder / "postgres" / "PG_VERSION").stat().st_ino
    family = launcher.family()
    launcher.process.kill()
    launcher.process.wait()
    assert names(psutil.wait_procs(family, timeout=30)[1]) == ""

    launcher.start().wait_until_up()
    assert launcher.page() == 200
    assert (launcher.folder / "postgres" / "PG_VERSION").stat().st_ino == identity
    family = launcher.family()
    assert launcher.stop() == 0
    assert names(psutil.wait_procs(family, timeout=10)[1]) == ""


def test_second_launcher_and_taken_port_are_told_what_to_do(launcher):
    from abramos.local import Refused
    from abramos.local.processes import hold
    from abramos.local.site import refuse_taken

    with hold(launcher.folder), pytest.raises(Refused, match="ABRAMOS_VAR"):
        hold(launcher.folder)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Refused, match="PORT=8010 make run"):
            refuse_taken(f"127.0.0.1:{taken.getsockname()[1]}")
