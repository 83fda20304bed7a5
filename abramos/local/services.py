"""PostgreSQL and Valkey for one folder, with the settings that lead to them."""

import os
import secrets
import socket
from pathlib import Path

from abramos.local import postgres, valkey
from abramos.local.processes import Children


def start_services(children: Children, folder: Path, *, careless: bool = False) -> dict[str, str]:
    """Start what the environment does not name and return the settings, by name.

    They are kept in `folder`/local.env, readable by its owner only: `manage.py` reads them there.
    """
    file = folder / "local.env"
    known = read(file)
    environment = {
        "ABRAMOS_LOCAL": "1",
        "SECRET_KEY": os.environ.get("SECRET_KEY")
        or known.get("SECRET_KEY")
        or secrets.token_urlsafe(64),
    }
    password = known.get("PASSWORD") or secrets.token_urlsafe(24)
    ports = {name: known.get(name) for name in ("POSTGRES_PORT", "VALKEY_PORT")}
    if not os.environ.get("DATABASE_URL"):
        ports["POSTGRES_PORT"] = port = free_port(ports["POSTGRES_PORT"])
        environment["DATABASE_URL"] = f"postgres://abramos:{password}@127.0.0.1:{port}/postgres"
    if not os.environ.get("REDIS_URL"):
        ports["VALKEY_PORT"] = port = free_port(ports["VALKEY_PORT"])
        environment["REDIS_URL"] = f"redis://:{password}@127.0.0.1:{port}/0"
    write(file, {**environment, **{k: v for k, v in ports.items() if v}, "PASSWORD": password})
    if "DATABASE_URL" in environment:
        postgres.start(children, folder, int(ports["POSTGRES_PORT"]), password, careless=careless)
    if "REDIS_URL" in environment:
        valkey.start(children, folder, int(ports["VALKEY_PORT"]), password)
    return environment


def read(file: Path) -> dict[str, str]:
    if not file.exists():
        return {}
    return dict(line.split("=", 1) for line in file.read_text().splitlines() if "=" in line)


def write(file: Path, settings: dict[str, str]) -> None:
    with open(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as out:
        out.writelines(f"{name}={value}\n" for name, value in settings.items())


def free_port(wanted: str | None) -> str:
    """Return `wanted` when nobody listens there, else any free port of 127.0.0.1."""
    for port in filter(None, [wanted, "0"]):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", int(port)))
                return str(trial.getsockname()[1])
            except OSError:
                continue
    raise RuntimeError("no free port")
