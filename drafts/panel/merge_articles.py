"""Merging an article with the next one."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.merge_articles import merge_with_next
from drafts.panel.form import PanelForm
from drafts.panel.steps import Shown, published, steps
from drafts.roles import Act, require
from drafts.working import seen_of


class MergeForm(PanelForm):
    """What the joined article is called."""

    seen = forms.CharField(widget=forms.HiddenInput)
    heading = forms.CharField(
        label=_("Heading"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "panel-wide"}),
    )


def merge_articles(request, model_admin, pk):
    """Show both articles, ask for the heading, show them as one, merge."""
    article = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
    title = gettext("Merge “%(article)s” with the next") % {"article": article}
    if article.draft.is_published:
        return published(request, model_admin, article.draft, title)
    following = article.draft.articles.filter(position=article.position + 1).first()
    both = [article, following] if following else [article]
    form = MergeForm(
        request.POST or None, initial={"seen": seen_of(both), "heading": article.heading}
    )
    return steps(
        request,
        model_admin,
        form,
        template="panel/merge_articles.html",
        title=title,
        draft=article.draft,
        article=article,
        following=following,
        seen=seen_of(both),
        act=lambda data: merge_with_next(
            article, heading=data["heading"], by=request.user, seen=data["seen"]
        ),
        show=lambda merged: Shown(articles=[merged]),
        done=lambda merged: (
            gettext("Merged into “%(article)s”.") % {"article": merged},
            reverse("admin:drafts_article_arrange", args=[merged.pk]),
        ),
        confirm=gettext("Merge"),
    )
