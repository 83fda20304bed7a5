"""`make run`: everything up, everything down, also after the launcher was killed."""

import signal
import socket

import psutil
import pytest

from abramos.local import Refused
from abramos.local.processes import hold
from abramos.local.site import refuse_taken
from tests.launcher import Launcher, names


@pytest.fixture
def launcher(tmp_path_factory):
    launcher = Launcher(tmp_path_factory.mktemp("var"))
    yield launcher
    if launcher.process and launcher.process.poll() is None:
        launcher.stop(signal.SIGTERM)


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
    with hold(launcher.folder), pytest.raises(Refused, match="ABRAMOS_VAR"):
        hold(launcher.folder)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Refused, match="PORT=8010 make run"):
            refuse_taken(f"127.0.0.1:{taken.getsockname()[1]}")
