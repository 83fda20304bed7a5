"""The panel's home: how each of the person's policies stands, and what to do next."""

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.panel.queries import State, counts_by_policy
from consultations.models import Consultation
from consultations.queries import window_to_show, windows
from drafts.models import Membership, Policy
from drafts.roles import Act, may, policies_for, roles_of
from publications.panel.publish import link_to
from publications.readiness import missing


@dataclass(frozen=True)
class Step:
    """Something to do, and where."""

    words: str
    link: str


@dataclass(frozen=True)
class Card:
    """How a policy stands."""

    policy: Policy
    role: str
    counts: list[tuple[State, int, str]]
    window: Consultation | None
    remaining: str
    steps: list[Step]
    clock: str


def home(request, context):
    """Add the cards to the context of the panel's first page."""
    policies = list(policies_for(request.user).prefetch_related("drafts").order_by("title"))
    counts = counts_by_policy(policies)
    shown = {policy.pk: [] for policy in policies}
    for window in windows().filter(draft__policy__in=policies):
        shown[window.draft.policy_id].append(window)
    context["cards"] = [
        card(request, policy, counts.get(policy.pk, {}), window_to_show(shown[policy.pk]))
        for policy in policies
    ]
    context["title"] = _("Your policies")
    return context


def card(request, policy, counts, window):
    """Return how `policy` stands."""
    queue = reverse("admin:comments_comment_changelist")
    role = roles_of(request.user).get(policy.pk)
    return Card(
        policy=policy,
        role=str(Membership.Role(role).label) if role else "",
        counts=[
            (state, counts.get(state.value, 0), f"{queue}?policy={policy.pk}&state={state.value}")
            for state in State
        ],
        window=window,
        remaining=remaining(window) if window else "",
        steps=steps(policy, window),
        clock=reverse("admin:drafts_policy_clock", args=[policy.pk])
        if policy.is_demonstration and may(request.user, Act.SET_CLOCK, policy.pk)
        else "",
    )


def remaining(window):
    """Return how long until the window opens or closes; nothing once it has closed."""
    match window.stage:
        case Consultation.Stage.UPCOMING:
            return _("opens %(time)s") % {"time": time_until(window.opens_at - window.now)}
        case Consultation.Stage.OPEN:
            return _("closes %(time)s") % {"time": time_until(window.closes_at - window.now)}
    return ""


def time_until(time: timedelta) -> str:
    """Return a time ahead in days, or in hours on the last day."""
    if time.days:
        return ngettext("in %(n)s day", "in %(n)s days", time.days) % {"n": time.days}
    hours = time.seconds // 3600
    if hours:
        return ngettext("in %(n)s hour", "in %(n)s hours", hours) % {"n": hours}
    return _("within the hour")


def steps(policy, window):
    """Return what comes next in the policy's process, the first to do first."""
    drafts = sorted(policy.drafts.all(), key=lambda draft: draft.number)
    if not drafts:
        link = reverse("admin:drafts_draft_import") + f"?policy={policy.pk}"
        return [Step(_("Import the first draft."), link)]
    found = []
    latest = drafts[-1]
    if not latest.is_published:
        words = _("Draft %(number)s is being worked on: edit it, then publish it.")
        link = reverse("admin:drafts_draft_change", args=[latest.pk])
        found.append(Step(words % {"number": latest.number}, link))
    elif window is None or (
        window.stage == Consultation.Stage.CLOSED and window.draft_id != latest.pk
    ):
        words = _("Draft %(number)s is published: open a consultation on it.")
        link = reverse("admin:consultations_consultation_add") + f"?draft={latest.pk}"
        found.append(Step(words % {"number": latest.number}, link))
    lacks = missing(policy)
    found += [Step(lack.message, link_to(lack, policy)) for lack in lacks]
    if not lacks:
        link = reverse("admin:publications_edition_policy", args=[policy.pk])
        found.append(Step(_("Nothing is missing: it can be published."), link))
    return found
