"""Saying where an article came from, or that one was removed, against what was proposed."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.comparing import redline
from drafts.correct_lineage import correct_ancestors, correct_removed, edges_seen
from drafts.lineage import draft_before, lineage_now
from drafts.models import Article, Lineage
from drafts.panel.form import PanelForm
from drafts.panel.lineage import alike
from drafts.roles import Act, may, require
from drafts.working import NotChanged

LIKELIEST = 5
NOTE = {"rows": 2, "class": "panel-wide"}


class AncestorsForm(PanelForm):
    """The articles that one came from, or that it is new."""

    seen = forms.CharField(widget=forms.HiddenInput)
    ancestors = forms.ModelMultipleChoiceField(
        None,
        label=_("It comes from"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_new = forms.BooleanField(label=_("It is new: it comes from none of them"), required=False)
    note = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(NOTE))

    def __init__(self, *args, before, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ancestors"].queryset = before.articles.order_by("position")

    def clean(self):
        data = super().clean()
        if not self.errors and bool(data["ancestors"]) == data["is_new"]:
            self.add_error(
                "ancestors",
                gettext("Tick the articles that it comes from, or else that it is new; not both."),
            )
        return data


class RemovedForm(PanelForm):
    """That an article has no successor, and why."""

    seen = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(NOTE))


@dataclass(frozen=True)
class Said:
    """What one person said of an article's edges at once."""

    at: datetime
    who: str
    joined: tuple[str, ...]
    parted: tuple[str, ...]
    note: str


def correct_article(request, model_admin, pk):
    """Show what the article came from, with what changed; let a person say it is otherwise."""
    article = model_admin.get_row(request, pk)
    draft = article.draft
    before = draft_before(draft)
    if before is None:
        raise Http404(gettext("The first draft comes from none."))
    edges = [edge for edge in lineage_now(draft) if edge.new_id == article.pk]
    ancestors = [edge.old for edge in edges if edge.old is not None]
    form = None
    if not draft.is_published and may(request.user, Act.WRITE_DRAFT, draft.policy_id):
        form = AncestorsForm(
            request.POST or None,
            before=before,
            initial={"ancestors": ancestors, "is_new": not ancestors},
        )
    if request.method == "POST":
        require(request.user, Act.WRITE_DRAFT, draft.policy_id)

        def say(data):
            correct_ancestors(
                article,
                [one.pk for one in data["ancestors"]],
                by=request.user,
                note=data["note"].replace("\r\n", "\n"),
                seen=data["seen"],
            )

        if form and accepted(form, say):
            messages.success(request, gettext("The lineage was corrected."))
            return redirect("admin:drafts_article_lineage", pk)
    return model_admin.page(
        request,
        "panel/correct_lineage.html",
        title=gettext("Where “%(article)s” comes from") % {"article": article},
        draft=draft,
        before=before,
        article=article,
        edges=edges,
        form=form,
        options=options(form, article, before) if form else [],
        ops=redline(joined_text(ancestors), article.text) if ancestors else [],
        seen=edges_seen(article),
        history=history_of(Q(new_id=article.pk)),
        status=422 if form and form.errors else 200,
    )


def correct_successors(request, model_admin, pk):
    """Show what an article became in the next draft; let a person say that it was removed."""
    article = model_admin.get_row(request, pk)
    draft = article.draft.policy.drafts.filter(number=article.draft.number + 1).first()
    if draft is None:
        raise Http404(gettext("There is no later draft."))
    edges = [edge for edge in lineage_now(draft) if edge.old_id == article.pk]
    form = None
    if not draft.is_published and may(request.user, Act.WRITE_DRAFT, draft.policy_id):
        form = RemovedForm(request.POST or None)
    if request.method == "POST":
        require(request.user, Act.WRITE_DRAFT, draft.policy_id)

        def say(data):
            correct_removed(
                article,
                draft,
                by=request.user,
                note=data["note"].replace("\r\n", "\n"),
                seen=data["seen"],
            )

        if form and accepted(form, say):
            messages.success(request, gettext("The lineage was corrected."))
            return redirect("admin:drafts_article_successors", pk)
    return model_admin.page(
        request,
        "panel/correct_successors.html",
        title=gettext("What “%(article)s” became") % {"article": article},
        draft=draft,
        before=article.draft,
        article=article,
        edges=edges,
        form=form,
        seen=edges_seen(article),
        history=history_of(Q(old_id=article.pk)),
        status=422 if form and form.errors else 200,
    )


def accepted(form, act):
    """Do it where the form is in order; False where it was refused, with the reason in it."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except NotChanged as error:
        form.add_error(None, error.message)
        return False
    return True


def options(form, article, before):
    """Return the articles of the draft before with whether they are ticked: those ticked first,
    then the likeliest, then all others in their order."""
    ticked = {str(getattr(one, "pk", one)) for one in form["ancestors"].value() or []}
    articles = list(before.articles.order_by("position"))
    by_likeness = sorted(articles, key=lambda one: -alike(one, article))
    first = {str(one.pk) for one in by_likeness[:LIKELIEST]} | ticked
    articles.sort(key=lambda one: (str(one.pk) not in ticked, str(one.pk) not in first))
    return [(one, str(one.pk) in ticked) for one in articles]


def joined_text(articles):
    """Return the texts of several articles as one."""
    return "\n\n".join(one.text for one in articles)


def history_of(edges):
    """Return what people said of some edges, the latest first."""
    records = list(
        Lineage.history.filter(edges)
        .select_related("history_user")
        .order_by("-history_date", "history_id")
    )
    ids = {pk for record in records for pk in (record.old_id, record.new_id) if pk}
    # The latest of each, since an article may be gone from the draft by now.
    names = dict(
        Article.history.filter(id__in=ids)
        .order_by("history_date", "history_id")
        .values_list("id", "heading")
    )

    def edge(record):
        ids = (record.old_id, record.new_id)
        ends = (names.get(pk, "?") if pk else gettext("nothing") for pk in ids)
        return " → ".join(ends)

    told = []
    for (at, who), group in groupby(records, key=lambda one: (one.history_date, one.history_user)):
        together = list(group)
        told.append(
            Said(
                at=at,
                who=str(who or gettext("the system")),
                joined=tuple(edge(one) for one in together if one.history_type != "-"),
                parted=tuple(edge(one) for one in together if one.history_type == "-"),
                note=next((one.note for one in together if one.note), ""),
            )
        )
    return told
