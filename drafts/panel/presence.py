"""Beside the form, while it is open: who else has it open, and whether other words were saved."""

from django.shortcuts import render

from drafts import presence as who_is_here
from drafts.roles import Act, require


def presence(request, model_admin, pk):
    """Answer with a line or two for the page; posted to, it tells that the person is there."""
    article = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
    others = who_is_here.enter(article, request.user) if request.method == "POST" else []
    newer = None
    if str(article.revision) != request.POST.get("revision", str(article.revision)):
        newer = article.history.select_related("history_user").first()
    context = {"others": others, "newer": newer}
    return render(request, "panel/_presence.html", context)
