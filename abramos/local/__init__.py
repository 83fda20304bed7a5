"""One person's machine: real PostgreSQL, Valkey, web server, worker and beat, started and stopped
together. `python -m abramos.local run`, `python -m abramos.local exec -- COMMAND`.

Nothing here imports Django: the services have to be up first.
"""

import os
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent.parent
VAR = Path(os.environ.get("ABRAMOS_VAR") or BASE / "var")


class Refused(Exception):
    """It cannot be started; the message says what to do."""
