"""Child processes that do not outlive us, and the remains of a launcher that was killed."""

import fcntl
import json
import os
import signal
import subprocess
import time
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from abramos.local import Refused


@dataclass
class Child:
    """A process that we started. `stop_signal` is what it takes for "finish and go"; a service is
    one that others need, and stops after them."""

    name: str
    process: subprocess.Popen
    stop_signal: signal.Signals
    log: Path | None
    is_service: bool

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    def last_lines(self, count: int = 12) -> str:
        """Return the end of its log; empty where it writes to the console."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-count:])


class Children:
    """The processes of one launcher, in the order started; a record of them is kept in `folder`,
    so that the next launcher finds what this one, killed, may leave behind."""

    def __init__(self, folder: Path):
        self.record = folder / "processes.json"
        self.logs = folder / "log"
        self.started: list[Child] = []
        folder.mkdir(parents=True, exist_ok=True)
        self.logs.mkdir(exist_ok=True)

    def start(
        self,
        name: str,
        command: list[str],
        *,
        stop_signal: signal.Signals = signal.SIGTERM,
        environment: dict[str, str] | None = None,
        to_console: bool = False,
        is_service: bool = False,
        prefix: list[str] | None = None,
    ) -> Child:
        """Start `command` in a session of its own, so that a Ctrl-C reaches only us, with the
        kernel's promise to stop it when we die. `prefix` are words of `setpriv`."""
        log = None if to_console else self.logs / f"{name}.log"
        with open(log, "ab") if log else nullcontext() as out:
            process = subprocess.Popen(
                [
                    "setpriv",
                    f"--pdeathsig={stop_signal.name.removeprefix('SIG')}",
                    *(prefix or []),
                    "--",
                    *command,
                ],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT if log else None,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
            )
        child = Child(name, process, stop_signal, log, is_service)
        self.started = [other for other in self.started if other.name != name] + [child]
        self._write_record()
        return child

    def _write_record(self) -> None:
        known = []
        for child in self.started:
            with suppress(psutil.NoSuchProcess):
                known.append(
                    {
                        "name": child.name,
                        "pid": child.process.pid,
                        "born": psutil.Process(child.process.pid).create_time(),
                        "signal": int(child.stop_signal),
                    }
                )
        self.record.write_text(json.dumps(known))

    def stop(self, patience: float = 10.0) -> None:
        """Stop all: first the parts of the site together, then, the last started first, the
        services that they need. What stays longer than `patience` seconds is killed."""
        parts = [child for child in self.started if not child.is_service]
        services = [child for child in reversed(self.started) if child.is_service]
        for group in [parts, *([service] for service in services)]:
            end([(child.process.pid, child.stop_signal) for child in group], patience)
            for child in group:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(5)
        self.started.clear()
        self.record.unlink(missing_ok=True)

    def stop_remains(self) -> None:
        """Stop what a killed launcher left behind, told from strangers by its time of birth."""
        if not self.record.exists():
            return
        for known in reversed(json.loads(self.record.read_text() or "[]")):
            with suppress(psutil.NoSuchProcess):
                if abs(psutil.Process(known["pid"]).create_time() - known["born"]) < 1:
                    end([(known["pid"], signal.Signals(known["signal"]))], 10)
        self.record.unlink(missing_ok=True)


def end(asked: list[tuple[int, signal.Signals]], patience: float) -> None:
    """Ask processes to go, wait for them and for their children, and kill whatever stays."""
    family = []
    for pid, how in asked:
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            family += [process, *process.children(recursive=True)]
            process.send_signal(how)
    _, staying = psutil.wait_procs(family, timeout=patience)
    for member in staying:
        with suppress(psutil.NoSuchProcess):
            member.kill()
    psutil.wait_procs(staying, timeout=5)


def hold(folder: Path, wait: float = 0):
    """Return the open lock of `folder`, which keeps a second launcher away until it is closed.

    Raises `Refused` when another one holds it for longer than `wait` seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = open(folder / "lock", "w")  # noqa: SIM115 - held for as long as we live
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return lock
        except BlockingIOError:
            if time.monotonic() >= until:
                raise Refused(
                    f"Another one is running from {folder}. Stop it first, or give this one a "
                    "folder of its own: ABRAMOS_VAR=/some/folder make run"
                ) from None
            time.sleep(0.2)
