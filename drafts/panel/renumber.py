"""Numbering a draft anew: from where, then every number and every reference, then the act."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from drafts.models import Article
from drafts.numbering import Rewriting, Why
from drafts.panel.form import PanelForm
from drafts.panel.place_form import HeadingChoice
from drafts.panel.steps import published
from drafts.renumber import renumber_draft, work_out
from drafts.roles import Act, require
from drafts.working import NotChanged

WORDS = {
    Why.OTHERS: _("Another law is named nearby: is this one of its articles?"),
    Why.QUOTED: _("It stands in a quotation."),
    Why.LIST: _("Several numbers seem to follow: look at all of them."),
    Why.NOBODY: _("No article of this draft has this number."),
    Why.SEVERAL: _("More than one article has this number, or may be meant."),
    Why.APART: _("The articles of this range no longer stand together."),
    Why.RELATIVE: _("The article that stands there now is another one."),
    Why.OTHER_LAW: _("An article of another law."),
}


class RenumberForm(PanelForm):
    """From where, and what becomes of a bis."""

    start = HeadingChoice(
        None, label=_("From"), required=False, empty_label=_("The beginning of the draft")
    )
    keep_bis = forms.TypedChoiceField(
        label=_("Articles numbered bis, ter, A…"),
        choices=[("no", _("get a number of their own")), ("yes", _("stay bis, ter, A…"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, draft, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["start"].queryset = draft.articles.exclude(number="").order_by("position")


@dataclass(frozen=True)
class Line:
    """A reference as the page shows it."""

    key: str
    article: Article
    rewriting: Rewriting
    ticked: bool
    why: str


def renumber(request, model_admin, pk):
    """Ask from where; show all that would change, each reference with a box to tick; renumber."""
    draft = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, draft.policy_id)
    title = gettext("Renumber")
    if draft.is_published:
        return published(request, model_admin, draft, title)
    form = RenumberForm(request.POST or None, draft=draft)
    step = request.POST.get("step")
    if step not in ("preview", "save") or not form.is_valid():
        return model_admin.page(
            request,
            "panel/renumber.html",
            title=title,
            draft=draft,
            form=form,
            status=422 if step in ("preview", "save") else 200,
        )
    choice = {"start": form.cleaned_data["start"], "keep_bis": form.cleaned_data["keep_bis"]}
    if step == "save":
        try:
            plan = renumber_draft(
                draft,
                **choice,
                chosen=request.POST.getlist("reference"),
                seen=request.POST.get("seen", ""),
                by=request.user,
            )
        except NotChanged as error:
            form.add_error(None, error.message)
        else:
            messages.success(
                request,
                ngettext(
                    "Renumbered: %(count)s article has another number.",
                    "Renumbered: %(count)s articles have another number.",
                    len(plan.renumbered()),
                )
                % {"count": len(plan.renumbered())},
            )
            return redirect("admin:drafts_draft_change", pk)
    plan = work_out(draft, **choice)
    ticked = set(request.POST.getlist("reference")) if form.errors else None
    lines = [line(plan, one, ticked) for one in plan.rewritings]
    return model_admin.page(
        request,
        "panel/renumber_preview.html",
        title=title,
        draft=draft,
        form=form,
        renumbered=plan.renumbered(),
        sure=[one for one in lines if one.rewriting.sure],
        doubtful=[one for one in lines if one.why and one.rewriting.why is not Why.OTHER_LAW],
        others=[one for one in lines if one.rewriting.why is Why.OTHER_LAW],
        seen=plan.seen,
        status=422 if form.errors else 200,
    )


def line(plan, rewriting, ticked):
    """Return the reference as a line; sure ones are ticked until a person chose otherwise."""
    key = plan.key(rewriting)
    return Line(
        key=key,
        article=plan.articles[rewriting.unit],
        rewriting=rewriting,
        ticked=rewriting.sure if ticked is None else key in ticked,
        why="" if rewriting.why is None else str(WORDS[rewriting.why]),
    )
