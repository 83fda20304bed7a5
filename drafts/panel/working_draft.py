"""A draft in the panel: its articles in order, and what can still be done with it."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import Count, F
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from drafts.models import Draft
from drafts.roles import Act, may, require
from drafts.rules import broken_rule


class DescribeDraftForm(forms.ModelForm):
    """What is said above a draft."""

    class Meta:
        model = Draft
        fields = ["title", "summary"]
        widgets = {"summary": forms.Textarea({"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)


def drafts(request, model_admin):
    """List the drafts of the person's policies, the latest of each first."""
    rows = (
        model_admin.get_queryset(request)
        .select_related("policy")
        .annotate(article_count=Count("articles"))
        .order_by("policy__title", "-number")
    )
    return model_admin.page(
        request,
        "panel/drafts.html",
        title=_("Drafts"),
        drafts=rows,
        can_import=may(request.user, Act.WRITE_DRAFT),
        startable=startable(request.user, rows),
    )


def startable(user, drafts):
    """Return the latest drafts, one per policy, from which `user` may start the next one."""
    latest = {}
    for one in drafts:
        latest.setdefault(one.policy_id, one)
    return [
        one
        for one in latest.values()
        if one.is_published and may(user, Act.WRITE_DRAFT, one.policy_id)
    ]


def draft(request, model_admin, pk):
    """Show a draft; title and summary can be changed while it is a working draft."""
    draft = model_admin.get_row(request, pk)
    form = None
    if model_admin.has_change_permission(request, draft):
        form = DescribeDraftForm(request.POST or None, instance=draft)
    if request.method == "POST":
        require(request.user, Act.WRITE_DRAFT, draft.policy_id)
        if form is None:
            messages.error(request, _("This draft is published: its text no longer changes."))
        elif form.is_valid() and describe(form):
            messages.success(request, _("Saved."))
            return redirect("admin:drafts_draft_change", pk)
    articles = (
        draft.articles.annotate(
            division_heading=F("division__heading"), above=F("division__parent__heading")
        )
        .only("heading", "number", "text", "draft_id", "division_id", "position")
        .order_by("position")
    )
    return model_admin.page(
        request,
        "panel/draft.html",
        title=str(draft),
        draft=draft,
        form=form,
        articles=articles,
        can_publish=not draft.is_published
        and may(request.user, Act.PUBLISH_DRAFT, draft.policy_id),
        can_delete=model_admin.has_delete_permission(request, draft),
        can_arrange=form is not None,
        can_start_next=draft.is_published
        and may(request.user, Act.WRITE_DRAFT, draft.policy_id)
        and not draft.policy.drafts.filter(number__gt=draft.number).exists(),
        next_number=draft.number + 1,
    )


def describe(form):
    """Save title and summary; False, with the reason, where it was published meanwhile."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as error:
        if broken_rule(error) != "draft_published_is_frozen":
            raise
        form.add_error(None, _("This draft is published: its text no longer changes."))
        return False
    return True
