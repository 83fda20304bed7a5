"""Editing one article of a working draft, and reading it once the draft is published."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.edit_article import NotEdited
from drafts.edit_article import edit_article as edit
from drafts.panel.form import PanelForm
from drafts.roles import Act, require


class ArticleForm(PanelForm):
    """An article's words."""

    heading = forms.CharField(
        label=_("Heading"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "panel-wide"}),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        help_text=_(
            "Markdown: an empty line between paragraphs, *emphasis*, **strong**, - for lists."
        ),
        widget=forms.Textarea({"rows": 18, "class": "panel-wide"}),
    )


def edit_article(request, model_admin, pk):
    """Show an article; where it can still change, in a form that goes on to the next one."""
    article = model_admin.get_row(request, pk)
    siblings = article.draft.articles
    previous = siblings.filter(position__lt=article.position).order_by("-position").first()
    following = siblings.filter(position__gt=article.position).order_by("position").first()
    heading = article.heading
    if request.method == "POST":
        require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
        form = ArticleForm(request.POST)
        if form.is_valid() and saved(form, article, request.user):
            messages.success(
                request, gettext("“%(article)s” was saved.") % {"article": article.heading}
            )
            onward = following if "next" in request.POST and following else article
            return HttpResponseRedirect(reverse("admin:drafts_article_change", args=[onward.pk]))
    elif model_admin.has_change_permission(request, article):
        form = ArticleForm(initial={"heading": article.heading, "text": article.text})
    else:
        form = None
    return model_admin.page(
        request,
        "panel/article.html",
        title=heading,
        article=article,
        form=form,
        previous=previous,
        following=following,
    )


def saved(form, article, user):
    """Edit the article; False, with the reason in the form, where it was refused."""
    try:
        edit(
            article,
            heading=form.cleaned_data["heading"],
            text=form.cleaned_data["text"].replace("\r\n", "\n"),
            by=user,
        )
    except NotEdited as error:
        form.add_error(None, error.message)
        return False
    return True
