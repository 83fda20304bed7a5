"""Removing an article from a working draft."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.lineage import ancestors_of
from drafts.panel.beside_article import with_references
from drafts.panel.form import PanelForm
from drafts.panel.steps import Shown, published, steps
from drafts.remove_article import remove_article as remove
from drafts.roles import Act, require
from drafts.working import seen_of


class RemoveForm(PanelForm):
    """Why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why it is removed"),
        required=False,
        help_text=_("It stays beside the article of the draft before, for whoever looks for it."),
        widget=forms.Textarea({"rows": 3, "class": "panel-wide"}),
    )


def remove_article(request, model_admin, pk):
    """Show the article, ask why, remove it."""
    article = model_admin.get_row(request, pk)
    draft = article.draft
    require(request.user, Act.WRITE_DRAFT, draft.policy_id)
    title = gettext("Remove “%(article)s”") % {"article": article}
    if draft.is_published:
        return published(request, model_admin, draft, title)
    has_ancestors = bool(ancestors_of([article])[article.pk])
    form = RemoveForm(request.POST or None, initial={"seen": seen_of([article])})
    if not has_ancestors:
        del form.fields["reason"]
    heading = str(article)
    return steps(
        request,
        model_admin,
        form,
        template="panel/remove_article.html",
        title=title,
        draft=draft,
        article=article,
        has_ancestors=has_ancestors,
        notes=with_references(list(article.notes.select_related("by"))),
        seen=seen_of([article]),
        act=lambda data: remove(
            article, reason=data.get("reason", ""), by=request.user, seen=data["seen"]
        ),
        show=lambda _nothing: Shown(lines=[gettext("The articles after it move up by one.")]),
        done=lambda _nothing: (
            gettext("“%(article)s” was removed.") % {"article": heading},
            reverse("admin:drafts_draft_change", args=[draft.pk]),
        ),
        confirm=gettext("Remove"),
    )
