"""Who may do what in the panel: a person's role in the Technical Group of a policy decides.

`is_staff` lets a person into the panel; a membership gives rights there, in its policy alone. A
superuser sets up the installation and may do everything.
"""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.models import User
from drafts.models import Membership, Policy

Role = Membership.Role


class Act(StrEnum):
    """What a member may be allowed to do in a policy."""

    READ = "read"
    WRITE_DRAFT = "write_draft"  # import, edit, delete while it is a working draft
    PUBLISH_DRAFT = "publish_draft"
    RUN_CONSULTATION = "run_consultation"  # windows and sessions
    WRITE_METHODOLOGY = "write_methodology"
    PROPOSE = "propose"
    REVIEW = "review"
    PUBLISH_EDITION = "publish_edition"
    DESCRIBE_POLICY = "describe_policy"
    SET_CLOCK = "set_clock"


ACTS = {
    Role.COORDINATOR: frozenset(Act),
    Role.DRAFTER: frozenset({Act.READ, Act.WRITE_DRAFT, Act.PROPOSE}),
    Role.REVIEWER: frozenset({Act.READ, Act.PROPOSE, Act.REVIEW}),
    Role.OBSERVER: frozenset({Act.READ}),
}


def roles_of(user: User) -> dict[int, str]:
    """Return the user's role by policy id. Queried once per user object: once per request."""
    if not hasattr(user, "_roles_by_policy"):
        user._roles_by_policy = dict(
            Membership.objects.filter(user=user).values_list("policy_id", "role")
        )
    return user._roles_by_policy


def may(user: User, act: Act, policy_id: int | None = None) -> bool:
    """Whether `user` may do `act` in the policy; without one, whether in any policy at all."""
    if not (user.is_active and user.is_staff):
        return False
    if user.is_superuser:
        return True
    roles = roles_of(user)
    if policy_id is None:
        return any(act in ACTS[role] for role in roles.values())
    return policy_id in roles and act in ACTS[roles[policy_id]]


def require(user: User, act: Act, policy_id: int) -> None:
    """Raise `PermissionDenied`, with a sentence for the person, where `user` may not do `act`."""
    if not may(user, act, policy_id):
        raise PermissionDenied(_("Your role in this policy does not include this act."))


def policies_for(user: User, act: Act = Act.READ):
    """Return the policies in which `user` may do `act`."""
    if user.is_active and user.is_staff and user.is_superuser:
        return Policy.objects.all()
    return Policy.objects.filter(
        pk__in=[policy_id for policy_id in roles_of(user) if may(user, act, policy_id)]
    )
