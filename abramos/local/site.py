"""`make run` and `make test`: what is started, in which order, and how it is all stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections import deque
from pathlib import Path

from abramos.local import BASE, VAR, Refused
from abramos.local.processes import Child, Children, hold
from abramos.local.services import start_services

PYTHON = sys.executable
MANAGE = [PYTHON, str(BASE / "manage.py")]
BIN = Path(PYTHON).parent

SITE = {
    "web": [
        *(str(BIN / "gunicorn"), "abramos.wsgi", "--worker-class", "gthread", "--workers", "2"),
        *("--threads", "8", "--graceful-timeout", "10", "--log-level", "warning"),
        *("--no-control-socket", "--worker-tmp-dir", "/dev/shm"),
    ],
    "worker": [
        *(PYTHON, "-m", "celery", "-A", "abramos", "worker", "--concurrency", "2"),
        *("--loglevel", "INFO", "--without-gossip", "--without-mingle"),
    ],
    "beat": [
        *(PYTHON, "-m", "celery", "-A", "abramos", "beat", "--loglevel", "INFO"),
        *("--schedule", str(VAR / "beat-schedule"), "--pidfile="),
    ],
}


class Stopped(Exception):
    """Somebody asked us to stop."""


def listen_for_stop() -> None:
    def stop(number, frame):
        # A second Ctrl-C does not interrupt the orderly stop.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def execute(command: list[str]) -> int:
    """Run `command` with PostgreSQL and Valkey up, in a folder of its own, and return its code."""
    listen_for_stop()
    folder = VAR / "test"
    lock = hold(folder, wait=2)
    children = Children(folder)
    children.stop_remains()
    try:
        environment = start_services(children, folder, careless=True)
        environment["ABRAMOS_LOCAL"] = os.environ.get("ABRAMOS_LOCAL", "0")
        running = subprocess.Popen(command, cwd=BASE, env={**os.environ, **environment})
        try:
            return running.wait()
        finally:
            if running.poll() is None:
                running.terminate()
                running.wait(20)
    except Stopped:
        return 130
    finally:
        children.stop()
        lock.close()


def run() -> int:
    """Serve the site until somebody stops it."""
    listen_for_stop()
    address = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
    lock = hold(VAR)
    children = Children(VAR)
    children.stop_remains()
    try:
        refuse_taken(address)
        say("Starting PostgreSQL and Valkey…")
        environment = start_services(children, VAR)
        os.environ.update(environment)
        say("Bringing the database up to date…")
        manage("migrate", "--verbosity", "0")
        site = {**SITE, "web": [*SITE["web"], "--bind", address]}
        for name in site:
            start_part(children, name, site)
        wait_for_page(f"http://{address}/salud/", children)
        say(f"\n  Abramos is at  http://{address}/  (panel: /panel/, letters: /correo/)\n")
        # "0": an empty site, for a policy of one's own.
        if os.environ.get("ABRAMOS_DEMONSTRATION") != "0":
            manage("load_demonstration")
        say("\n  Ctrl-C stops everything.\n")
        watch(children, site)
    except Stopped:
        say("\nStopping…")
        return 0
    finally:
        children.stop()
        lock.close()


def say(text: str) -> None:
    print(text, flush=True)


def manage(*words: str) -> None:
    """Run a management command to its end. Raises `Refused` when it fails."""
    if subprocess.run([*MANAGE, *words], cwd=BASE, check=False).returncode:
        raise Refused(f"`manage.py {' '.join(words)}` failed; what it said stands above.")


def refuse_taken(address: str) -> None:
    host, port = address.split(":")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, int(port)))
        except (OSError, ValueError, OverflowError):
            raise Refused(
                f"Port {port} cannot be used. Choose another one: PORT=8010 make run"
            ) from None


def start_part(children: Children, name: str, site: dict[str, list[str]]) -> Child:
    # The web server's console shows the letters that the site sends.
    return children.start(name, site[name], to_console=name == "web")


def wait_for_page(url: str, children: Children, patience: float = 60) -> None:
    """Wait until `url` answers. Raises `Refused` when the web server dies or time is up."""
    until = time.monotonic() + patience
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError as error:
            web = next(child for child in children.started if child.name == "web")
            if not web.is_alive or time.monotonic() > until:
                raise Refused(f"The web server does not answer at {url}: {error}") from None
            time.sleep(0.1)


def watch(children: Children, site: dict[str, list[str]]) -> None:
    """Wait for ever. A part of the site that dies is started again, up to five times a minute;
    without its services the site stops."""
    deaths: deque[float] = deque(maxlen=5)
    while True:
        time.sleep(0.5)
        for child in list(children.started):
            if child.is_alive:
                continue
            say(f"{child.name} ended by itself. Its last lines:\n{child.last_lines()}")
            if child.name not in site:
                raise Refused(f"Without {child.name} the site cannot go on.")
            if len(deaths) == 5 and time.monotonic() - deaths[0] < 60:
                raise Refused(f"{child.name} keeps ending. The site was stopped.")
            deaths.append(time.monotonic())
            start_part(children, child.name, site)
