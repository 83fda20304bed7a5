"""The pages that put everything together: what is open, and one policy's whole process."""

from itertools import zip_longest

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

import comments.queries as comments
import consultations.queries as consultations
import drafts.queries as drafts
from drafts.models import Policy
from publications.queries import published_editions


def home(request):
    """What can be commented on now, and all the policies."""
    policies = drafts.policies_with_drafts().select_related("folio_series")
    context = {"windows": consultations.open_windows(), "policies": policies}
    return render(request, "abramos/home.html", context)


def policy(request, policy):
    """One policy: what is decided, where it stands, what can be done today and until when."""
    policy = get_object_or_404(Policy, slug=policy)
    windows = list(consultations.windows().filter(draft__policy=policy))
    published = list(drafts.published_drafts().filter(policy=policy).order_by("-number"))
    for draft, before in zip_longest(published, published[1:]):
        draft.before = before
        draft.windows = [window for window in windows if window.draft_id == draft.pk]
    context = {
        "policy": policy,
        "drafts": published,
        "window": consultations.window_to_show(windows),
        "changes": drafts.changes_by_draft(policy),
        "figures": comments.figures(policy),
        "figures_by_draft": comments.figures_by_draft(policy),
        "editions": published_editions(policy),
    }
    return render(request, "abramos/policy.html", context)


@never_cache
def health(request):
    """200 while the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unavailable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
