"""Reading back which of the database's rules an act broke."""

from django.db import IntegrityError


def broken_rule(error: IntegrityError) -> str | None:
    """Return the name of the constraint or trigger rule behind `error`, None where it has none."""
    diagnostics = getattr(error.__cause__, "diag", None)
    return diagnostics.constraint_name if diagnostics else None
