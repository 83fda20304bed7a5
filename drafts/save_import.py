"""Saving an import: it becomes the working draft, whole, and is gone."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from drafts.adjust_import import state_of
from drafts.import_text import NotImported, import_reading
from drafts.models import Draft, Import


class ImportChanged(NotImported):
    """What would be saved is not what the person has looked at."""


@transaction.atomic
def save_import(kept: Import, *, seen: int) -> Draft:
    """Make `kept`, with its corrections, the next working draft of its policy, and delete it.

    `seen` is how many corrections the person's page showed. Raises `ImportChanged` where that is
    not what stands, or it was saved already, and what `import_reading` raises.
    """
    imports = Import.objects.select_for_update(of=["self"]).select_related("policy")
    found = imports.filter(pk=kept.pk).first()
    if found is None:
        raise ImportChanged(_("This import is no longer there: it was saved or discarded."))
    state, dropped = state_of(found)
    if dropped or len(found.operations) != seen:
        raise ImportChanged(
            _("This import was changed in another window. This is how it stands now.")
        )
    draft = import_reading(found.policy, state.reading, title=found.title, summary=found.summary)
    found.delete()
    return draft
