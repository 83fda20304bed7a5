"""Publishing a draft, after a page that says it is for good."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from drafts.panel.beside_article import explained_beside
from drafts.publish_draft import NotPublished
from drafts.publish_draft import publish_draft as publish
from drafts.queries import changed_without_note
from drafts.roles import Act, require
from drafts.working import seen_of


def publish_draft(request, model_admin, pk):
    """Ask, then publish."""
    draft = model_admin.get_row(request, pk)
    require(request.user, Act.PUBLISH_DRAFT, draft.policy_id)
    refusal = _("This draft is published already.") if draft.is_published else None
    if request.method == "POST":
        try:
            publish(draft, seen=request.POST.get("seen", ""))
        except NotPublished as error:
            refusal = error.message
        else:
            messages.success(request, _("The draft is published, and will not change any more."))
            return redirect("admin:drafts_draft_change", pk)
    return model_admin.page(
        request,
        "panel/publish_draft.html",
        title=_("Publish draft %(number)s") % {"number": draft.number},
        draft=draft,
        seen=seen_of(draft.articles.order_by("position")),
        article_count=draft.articles.count(),
        has_lineage=draft.number > 1,
        unexplained=[] if refusal else unexplained(draft),
        refusal=refusal,
        status=409 if refusal else 200,
    )


def unexplained(draft):
    """Return the articles that change with neither a note nor a comment whose answer they show."""
    explained = explained_beside(draft)
    return [article for article in changed_without_note(draft) if article.pk not in explained]
