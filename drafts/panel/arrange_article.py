"""What can be done with an article's place and extent; up and down by one are done right here."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from drafts.move_article import move_by_one
from drafts.panel.place_form import where
from drafts.panel.steps import published
from drafts.queries import neighbours
from drafts.roles import Act, require
from drafts.working import NotChanged, seen_of


def arrange_article(request, model_admin, pk):
    """Show where the article stands and what can be done; move it up or down by one."""
    article = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
    title = _("Rearrange “%(article)s”") % {"article": article}
    if article.draft.is_published:
        return published(request, model_admin, article.draft, title)
    refusal = None
    if request.method == "POST":
        try:
            move_by_one(
                article,
                up="up" in request.POST,
                by=request.user,
                seen=request.POST.get("seen"),
            )
        except NotChanged as error:
            refusal = error.message
            article.refresh_from_db()
        else:
            messages.success(request, _("“%(article)s” was moved.") % {"article": article})
            return redirect("admin:drafts_article_arrange", pk)
    before, after = neighbours(article)
    return model_admin.page(
        request,
        "panel/arrange_article.html",
        title=title,
        article=article,
        draft=article.draft,
        before=before,
        after=after,
        places=where(article),
        seen=seen_of([article]),
        refusal=refusal,
        status=422 if refusal else 200,
    )
