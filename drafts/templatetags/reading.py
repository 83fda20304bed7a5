"""How pages show times, sizes and changes."""

from django import template
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from drafts.markdown import render

register = template.Library()

# In the order in which a reader asks.
CHANGES = {
    "amended": _("With changes"),
    "added": _("New"),
    "removed": _("Removed"),
    "split": _("Split"),
    "merged": _("Merged"),
    "moved": _("Moved"),
    "renumbered": _("With another number"),
}


@register.filter
def markdown(text):
    """Markdown as harmless HTML."""
    return render(text)


@register.filter
def time_left(closes_at, now):
    """How long from `now` up to the closing, in its largest unit, rounded down: “12 days left”."""
    minutes = max(int((closes_at - now).total_seconds() // 60), 0)
    days, hours = minutes // 1440, minutes // 60
    if days:
        return ngettext("%(count)d day left", "%(count)d days left", days) % {"count": days}
    if hours:
        return ngettext("%(count)d hour left", "%(count)d hours left", hours) % {"count": hours}
    if minutes:
        return ngettext("%(count)d minute left", "%(count)d minutes left", minutes) % {
            "count": minutes
        }
    return _("Less than a minute left")


@register.filter
def own_time(policy):
    """The present of a demonstration whose clock was moved, None for everybody else's present."""
    return timezone.now() + policy.clock_offset if policy.clock_offset else None


@register.filter
def utc_offset(instant):
    """The distance to UTC in the site's time zone: “UTC−06:00”."""
    offset = timezone.localtime(instant).strftime("%z")
    sign = "−" if offset[0] == "-" else "+"
    return f"UTC{sign}{offset[1:3]}:{offset[3:5]}"


@register.filter
def changes(counts):
    """Pairs of (label, number of articles) for what changed, without what stayed."""
    return [(label, counts[code]) for code, label in CHANGES.items() if counts and counts.get(code)]


@register.filter
def get(mapping, key):
    """The value under `key`, None where there is none."""
    return mapping.get(key)
