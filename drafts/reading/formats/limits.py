"""How much a file may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes. `ratio` is unpacked size over packed size; `seconds` and `memory` are what
    a conversion may take."""

    file: int = 20_000_000
    text: int = 5_000_000
    unpacked: int = 60_000_000
    ratio: int = 150
    seconds: int = 20
    memory: int = 1_000_000_000
