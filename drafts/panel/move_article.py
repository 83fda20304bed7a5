"""Moving an article to another place."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from drafts.move_article import move_article as move
from drafts.panel.place_form import PlaceForm, where
from drafts.panel.steps import Shown, published, steps
from drafts.roles import Act, require
from drafts.working import seen_of


class MoveForm(PlaceForm):
    """Where to."""

    seen = forms.CharField(widget=forms.HiddenInput)


def move_article(request, model_admin, pk):
    """Ask where to, show between which articles it would stand, move."""
    article = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
    title = _("Move “%(article)s”") % {"article": article}
    if article.draft.is_published:
        return published(request, model_admin, article.draft, title)
    form = MoveForm(
        request.POST or None,
        draft=article.draft,
        without=article,
        initial={"seen": seen_of([article])},
    )
    return steps(
        request,
        model_admin,
        form,
        template="panel/move_article.html",
        title=title,
        draft=article.draft,
        article=article,
        places=where(article),
        seen=seen_of([article]),
        act=lambda data: move(article, data["place"], by=request.user, seen=data["seen"]),
        show=lambda moved: Shown(lines=where(moved)),
        done=lambda moved: (
            _("“%(article)s” was moved.") % {"article": moved},
            reverse("admin:drafts_article_arrange", args=[moved.pk]),
        ),
        confirm=_("Move"),
    )
