"""Starting the next draft from the published one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from drafts.roles import Act, require
from drafts.start_next_draft import NotStarted
from drafts.start_next_draft import start_next_draft as start


def start_next_draft(request, model_admin, pk):
    """Say what will be copied, then start."""
    policy = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, policy.pk)
    latest = policy.drafts.order_by("number").last()
    refusal = None
    if request.method == "POST":
        try:
            draft = start(policy, by=request.user)
        except NotStarted as error:
            refusal = error.message
        else:
            messages.success(
                request,
                _("Draft %(number)s starts as a copy of Draft %(before)s.")
                % {"number": draft.number, "before": draft.number - 1},
            )
            return redirect("admin:drafts_draft_change", draft.pk)
    return model_admin.page(
        request,
        "panel/start_next_draft.html",
        title=_("Start the next draft"),
        policy=policy,
        latest=latest,
        number=latest.number + 1 if latest else 1,
        article_count=latest.articles.count() if latest else 0,
        refusal=refusal,
        status=409 if refusal else 200,
    )
