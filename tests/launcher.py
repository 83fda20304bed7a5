"""A launcher with a folder and a port of its own, as somebody would start it with `make run`."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 90  # seconds; a busy machine is slow to start three Pythons


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Launcher:
    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.process = None

        self.environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ABRAMOS_LOCAL")
        } | {
            "ABRAMOS_VAR": str(folder),
            "PORT": str(self.port),
            "ABRAMOS_DEMONSTRATION": "0",
        }
        for above in [folder, *folder.parents][:3]:  # pytest keeps its folders closed to others
            above.chmod(0o755)

    def start(self):
        self.log = open(self.folder / "launcher.txt", "w")  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-m", "abramos.local", "run"],
            cwd=ROOT,
            env=self.environment,
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

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def page(self, path="/salud/"):
        return urllib.request.urlopen(self.address + path, timeout=20).status

    def family(self):
        """Every process that was started for this folder or below the launcher."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def python(self, code):
        """Run `code` in the site's shell and return what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        return self.process.wait(60)


def names(processes):
    lines = []
    for process in processes:
        try:
            lines.append(" ".join(process.cmdline()))
        except psutil.NoSuchProcess:
            continue
    return "\n".join(lines)
