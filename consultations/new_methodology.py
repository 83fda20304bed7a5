"""Beginning a version of a policy's methodology: the first from a starting set, the later ones from
the one before."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from consultations.models import Methodology, Outcome
from consultations.starting_outcomes import STARTING_OUTCOMES, STARTING_TEXT
from drafts.models import Policy


class NotBegun(Exception):
    """No version was begun; `message` says why, for the person, `field` which part to mend."""

    field: str | None = None
    message = ""

    def __init__(self):
        super().__init__(self.message)


class VersionUnderWay(NotBegun):
    message = _("A version that is not published yet exists already. Finish that one.")


class NoteMissing(NotBegun):
    field = "note"
    message = _("Say what changes and why: a later version carries a public note.")


@transaction.atomic
def new_methodology(policy: Policy, *, note: str = "") -> Methodology:
    """Begin the next version of `policy`'s methodology, unpublished, and return it.

    It starts with the text and outcomes of the last one; the first, with the starting set. Raises
    `VersionUnderWay` and, for a later version without a note, `NoteMissing`.
    """
    Policy.objects.select_for_update(no_key=True).get(pk=policy.pk)
    last = policy.methodologies.order_by("version").last()
    if last is None:
        methodology = Methodology.objects.create(policy=policy, version=1, text=STARTING_TEXT)
        Outcome.objects.bulk_create(
            Outcome(
                methodology=methodology,
                position=position,
                code=code,
                name_es=name_es,
                name_en=name_en,
                definition_es=definition_es,
                definition_en=definition_en,
            )
            for position, (code, name_es, name_en, definition_es, definition_en) in enumerate(
                STARTING_OUTCOMES
            )
        )
        return methodology
    if not last.is_published:
        raise VersionUnderWay
    if not note.strip():
        raise NoteMissing
    methodology = Methodology.objects.create(
        policy=policy, version=last.version + 1, text=last.text, note=note.strip()
    )
    outcomes = list(last.outcomes.all())
    for outcome in outcomes:
        outcome.pk = None
        outcome.methodology = methodology
    Outcome.objects.bulk_create(outcomes)
    return methodology
