"""Correcting an import: one operation more, or the last one undone."""

from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from drafts.begin_import import hash_of
from drafts.models import Import
from drafts.reading import Reading, read_text
from drafts.reading.adjust import Impossible, adjust
from drafts.reading.operations import Operation, as_json, from_json
from drafts.reading.pieces import Layout, lay_out, put_together


class NotAdjusted(Exception):
    """The correction was not made; `message` says why, for the person."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


class OutOfDate(NotAdjusted):
    """The page on which it was asked for shows an import that has changed since."""


@dataclass(frozen=True)
class State:
    """An import as it stands: its pieces, and the reading that they make."""

    layout: Layout
    reading: Reading


@transaction.atomic
def state_of(kept: Import) -> tuple[State, bool]:
    """Return `kept` as it stands, and whether its corrections had to be dropped because the rules
    of reading have changed since it was begun."""
    reading, found = _read(kept.text)
    dropped = False
    if found != kept.reading_hash:
        dropped = bool(kept.operations)
        kept.operations, kept.reading_hash = [], found
        kept.save(update_fields=["operations", "reading_hash"])
    return _state(kept, reading), dropped


# One person corrects one text for a while; to read a constitution takes half a second.
@lru_cache(maxsize=2)
def _read(text: str) -> tuple[Reading, str]:
    reading = read_text(text)
    return reading, hash_of(reading)


def _state(kept: Import, reading: Reading) -> State:
    layout = lay_out(reading, kept.text)
    if not kept.operations:
        return State(layout, reading)
    layout = adjust(layout, map(from_json, kept.operations), kept.text)
    return State(layout, put_together(layout, reading))


@transaction.atomic
def adjust_import(kept: Import, operation: Operation, *, seen: int) -> None:
    """Add `operation` to the corrections of `kept`; `seen` is how many the person's page showed.

    Raises `OutOfDate` where there are more or fewer by now, `NotAdjusted` where it does not fit.
    """
    kept = _locked(kept, seen)
    kept.operations.append(as_json(operation))
    try:
        _state(kept, _read(kept.text)[0])
    except Impossible as error:
        raise NotAdjusted(_("That correction does not fit here.")) from error
    kept.save(update_fields=["operations", "changed_at"])


@transaction.atomic
def undo_adjustment(kept: Import, *, seen: int) -> None:
    """Drop the last correction of `kept`. Raises `OutOfDate`."""
    kept = _locked(kept, seen)
    if kept.operations:
        kept.operations.pop()
        kept.save(update_fields=["operations", "changed_at"])


def _locked(kept: Import, seen: int) -> Import:
    found = Import.objects.select_for_update().filter(pk=kept.pk).first()
    if found is None or len(found.operations) != seen:
        raise OutOfDate(_("This import was changed in another window. This is how it stands now."))
    return found
