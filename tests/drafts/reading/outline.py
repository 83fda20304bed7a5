"""Short ways to say what was read."""

from drafts.reading import Reading


def numbers(reading: Reading, kind: str = "article") -> list[str | None]:
    """The numbers of the units of one kind, in reading order."""
    return [unit.number for unit in reading.units if unit.kind == kind]


def outline(reading: Reading) -> list[tuple[str, str | None]]:
    """Kind and number of every unit, in reading order."""
    return [(unit.kind, unit.number) for unit in reading.units]
