"""Production does not start with unsafe values."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAFE = {
    "ABRAMOS_PRODUCTION": "1",
    "SECRET_KEY": "k" * 30 + "3-Ñ_" + "z" * 30,
    "DATABASE_URL": "postgres://127.0.0.1/none",
    "REDIS_URL": "redis://127.0.0.1",
    "ALLOWED_HOSTS": "example.org",
}


def start(**changes):
    environment = {**SAFE, "PATH": os.environ["PATH"], **changes}
    return subprocess.run(
        [sys.executable, "-c", "import abramos.settings"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_starts_with_safe_values():
    assert start().returncode == 0


def test_without_a_key_it_says_how_to_make_one():
    refused = start(SECRET_KEY=None)
    assert refused.returncode == 1
    assert "secrets.token_urlsafe(64)" in refused.stderr


def test_a_short_key_is_refused():
    assert start(SECRET_KEY="short").returncode == 1


def test_debug_and_local_are_refused():
    assert "must be off" in start(DEBUG="1").stderr
    assert "must be off" in start(ABRAMOS_LOCAL="1").stderr
