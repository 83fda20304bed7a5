"""What changed from the last published draft to the one that is being worked on.

Members only: the public compares published drafts. Nothing of it is kept, since the text goes on
changing.
"""

from django.utils.translation import gettext as _

from drafts.changes import Told, counted
from drafts.compare_drafts import compare_drafts
from drafts.models import Draft
from drafts.redlining import redline_articles

MOST = 40  # redlines made for one page


def changes(request, model_admin, pk):
    """Show what changed in a draft since the published one before it, some articles at a time."""
    draft = model_admin.get_row(request, pk)
    before = (
        Draft.objects.filter(
            policy=draft.policy_id, number__lt=draft.number, published_at__isnull=False
        )
        .order_by("-number")
        .first()
    )
    found = compare_drafts(before, draft) if before else []
    listed = [
        Told(one.old, one.new, one.relations, None, at)
        for at, one in enumerate(found)
        if one.has_other_words
    ]
    given = request.GET.get("desde", "")
    first = int(given) if given.isdecimal() and len(given) < 10 else 0
    rest = [one for one in listed if one.position >= first]
    for one in rest[:MOST]:
        one.redline = redline_articles(one.old, one.new).as_json()
    return model_admin.page(
        request,
        "panel/changes.html",
        title=_("Changes since Draft %(number)s") % {"number": before.number}
        if before
        else str(draft),
        draft=draft,
        policy=draft.policy,
        old_draft=before,
        new_draft=draft,
        changes=rest[:MOST],
        more=rest[MOST].position if len(rest) > MOST else None,
        counts=counted(listed),
    )
