"""The demonstration's accounts, one per role. Like everybody they enter by an e-mailed code, which
on one person's machine is read on the mailbox page."""

from dataclasses import dataclass

from accounts.models import User
from drafts.models import Membership, Policy


@dataclass(frozen=True)
class Person:
    """An account of the demonstration; `role` is None for a citizen."""

    email: str
    name: str
    role: str | None


PEOPLE = {
    "coordinator": Person("coordinacion@demo.example", "Coordinación", "coordinator"),
    "drafter": Person("redaccion@demo.example", "Redacción", "drafter"),
    "reviewer": Person("revision@demo.example", "Revisión", "reviewer"),
    "observer": Person("observacion@demo.example", "Observación", "observer"),
    "citizen": Person("ciudadania@demo.example", "Ciudadanía", None),
}


def create_people() -> dict[str, User]:
    """Create the accounts and return them by role."""
    return {
        key: User.objects.create_user(
            person.email, name=person.name, is_staff=person.role is not None
        )
        for key, person in PEOPLE.items()
    }


def give_roles(people: dict[str, User], policy: Policy) -> None:
    """Make everybody but the citizen a member of the policy's Technical Group."""
    for key, person in PEOPLE.items():
        if person.role:
            Membership.objects.create(policy=policy, user=people[key], role=person.role)
