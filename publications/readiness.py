"""Whether a policy can be published, and what it lacks until then."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.models import Comment, Decision
from consultations.models import Consultation, Methodology
from drafts.models import Policy


@dataclass(frozen=True)
class Missing:
    """One thing without which a policy is not published.

    `kind` is stable: methodology, consultation (none has closed yet), window (one is open still)
    or answers (`count` comments have none in force).
    """

    kind: str
    count: int = 1
    title: str = ""
    until: datetime | None = None

    @property
    def message(self) -> str:
        """What is missing, in the reader's language, and what to do about it."""
        match self.kind:
            case "methodology":
                return _(
                    "No methodology is published. Publish one: its outcomes are what answers name."
                )
            case "consultation":
                return _(
                    "There is nothing to publish: no consultation of this policy has closed yet."
                )
            case "window":
                return _("“%(title)s” is open until %(until)s.") % {
                    "title": self.title,
                    "until": date_format(localtime(self.until), "DATETIME_FORMAT"),
                }
            case _other:
                return ngettext(
                    "%(count)s comment has no answer in force.",
                    "%(count)s comments have no answer in force.",
                    self.count,
                ) % {"count": self.count}


class NotReady(Exception):
    """The policy cannot be published; `missing` says what it lacks."""

    def __init__(self, missing: list[Missing]):
        super().__init__(missing)
        self.missing = missing

    @property
    def message(self) -> str:
        return " ".join(one.message for one in self.missing)


def missing(policy: Policy) -> list[Missing]:
    """Return what `policy` lacks to be published; nothing when it is ready. Three queries.

    A window that opens in the future does not stand in the way: it is for a later edition.
    """
    lacks = []
    if not Methodology.objects.filter(policy=policy, published_at__isnull=False).exists():
        lacks.append(Missing("methodology"))

    windows = list(
        Consultation.objects.filter(draft__policy=policy).with_now().order_by("closes_at")
    )
    stages = Consultation.Stage
    if not any(window.stage != stages.UPCOMING for window in windows):
        lacks.append(Missing("consultation"))
    lacks += [
        Missing("window", title=window.title, until=window.closes_at)
        for window in windows
        if window.stage == stages.OPEN
    ]

    if unanswered := _unanswered(policy).count():
        lacks.append(Missing("answers", count=unanswered))
    return lacks


def check(policy: Policy) -> None:
    """Raise `NotReady` when something is missing."""
    if lacks := missing(policy):
        raise NotReady(lacks)


def _unanswered(policy: Policy):
    answers = Decision.objects.in_force().filter(comment=OuterRef("pk"))
    return Comment.objects.filter(~Exists(answers), policy=policy)
