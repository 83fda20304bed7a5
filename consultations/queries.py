"""What pages ask about windows."""

from django.db.models import F

from consultations.models import Consultation


def windows():
    """All windows with where each stands, their draft and policy; the first to open come first."""
    return (
        Consultation.objects.with_now().select_related("draft__policy").order_by("opens_at", "pk")
    )


def open_windows():
    """Windows that are open now; the one that closes first comes first."""
    remaining = F("closes_at") - F("now")
    return windows().filter(opens_at__lte=F("now"), closes_at__gt=F("now")).order_by(remaining)


def window_to_show(some):
    """Return the window a reader needs to know of: an open one (taking online comments before
    others, closing first before later), else the next to open, else the last that closed."""
    some = list(some)
    stages = Consultation.Stage
    opened = [window for window in some if window.stage == stages.OPEN]
    if opened:
        return min(opened, key=lambda window: (not window.takes_online_comments, window.closes_at))
    upcoming = [window for window in some if window.stage == stages.UPCOMING]
    if upcoming:
        return min(upcoming, key=lambda window: window.opens_at)
    return max(some, key=lambda window: window.closes_at, default=None)
