"""Who changed what and when, for every kind of row that keeps a history."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from drafts.comparing import Op, redline

CREATED, CHANGED, DELETED = "+", "~", "-"
COUNTERS = {"revision"}  # the site's own counting, which tells a person nothing


@dataclass(frozen=True)
class Change:
    """What changed in one field."""

    field: str
    ops: list[Op]


@dataclass(frozen=True)
class Entry:
    """One change of a row."""

    at: datetime
    who: str
    what: str
    why: str
    changes: tuple[Change, ...]


FOLDED = "folded"
_LONG, _KEPT = 400, 120  # characters


def folded(ops: list[Op]) -> list[Op]:
    """Return a redline whose long unchanged stretches are cut down to the words around the changes.

    What was cut out is an op of the kind "folded", without words.
    """
    out = []
    for at, op in enumerate(ops):
        if op.kind != "same" or len(op.text) <= _LONG:
            out.append(op)
            continue
        head = op.text[:_KEPT].rsplit(None, 1)[0] if at else ""
        tail = op.text[-_KEPT:].split(None, 1)[-1] if at < len(ops) - 1 else ""
        kept = [Op("same", head), Op(FOLDED, ""), Op("same", tail)]
        out += [one for one in kept if one.text or one.kind == FOLDED]
    return out


def history(request, model_admin, pk):
    """Answer with the history of a row that the person may see."""
    row = model_admin.get_row(request, pk)
    if not hasattr(row, "history"):
        raise Http404
    records = list(
        row.history.select_related("history_user").order_by("-history_date", "-history_id")
    )
    return model_admin.page(
        request,
        "panel/history.html",
        title=_("History of “%(row)s”") % {"row": row},
        row=row,
        entries=[
            entry(record, before, row)
            for record, before in zip(records, [*records[1:], None], strict=True)
        ],
    )


def entry(record, before, row):
    """Return what `record` changed since the record before it."""
    what = {CREATED: _("Created"), CHANGED: _("Changed"), DELETED: _("Deleted")}
    return Entry(
        at=record.history_date,
        who=str(record.history_user or _("the system")),
        what=what[record.history_type],
        why=record.history_change_reason or "",
        changes=tuple(changes(record, before, row)) if before else (),
    )


def changes(record, before, row):
    """Yield the fields in which two records differ, as a person reads them."""
    for field in record.tracked_fields:
        if field.name not in COUNTERS and getattr(record, field.attname) != getattr(
            before, field.attname
        ):
            yield Change(
                field=str(field.verbose_name),
                ops=folded(redline(shown(before, field), shown(record, field))),
            )


def shown(record, field):
    """Return a field's value as text."""
    value = getattr(record, field.attname)
    if value is None:
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
