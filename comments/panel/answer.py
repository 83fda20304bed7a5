"""Answering a comment: what was said on one side, the answer and its record on the other."""

import re
from itertools import groupby

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.decide import NotDecided, propose, review
from comments.models import Decision
from comments.panel.queries import (
    State,
    decisions_of,
    later_articles,
    outcomes_in_force,
    state_of,
    successors_of,
    with_state,
)
from comments.panel.queue import next_in_queue
from drafts.panel.form import PanelForm
from drafts.roles import Act, may, require


class AnswerForm(PanelForm):
    """An outcome with its reason, and where it can be seen."""

    outcome = forms.ModelChoiceField(
        None,
        label=_("Outcome"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an outcome.")},
    )
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea({"rows": 8}))
    reflected_in = forms.ModelMultipleChoiceField(
        None, label=_("Reflected in"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, comment, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = outcomes_in_force(comment.policy)
        self.fields["reason"].help_text = gettext(
            "Whoever commented reads it, and so does the public. At least %(limit)s characters."
        ) % {"limit": settings.REASON_MIN_LENGTH}
        self.articles = list(later_articles(comment))
        self.successors = successors_of(comment) if self.articles else set()
        self.fields["reflected_in"].queryset = later_articles(comment)

    def articles_by_draft(self):
        """Return [(draft number, [(article, is chosen, is a successor)])] of the later drafts."""
        chosen = {str(value) for value in self["reflected_in"].value() or []}
        return [
            (
                number,
                [
                    (article, str(article.pk) in chosen, article.pk in self.successors)
                    for article in articles
                ],
            )
            for number, articles in groupby(self.articles, key=lambda article: article.draft.number)
        ]


def answer(request, model_admin, pk):
    """Show a comment with its record; propose an answer, or put a proposal in force."""
    comment = model_admin.get_row(request, pk)
    is_review = "review" in request.POST
    is_proposal = request.method == "POST" and not is_review
    form = AnswerForm(request.POST if is_proposal else None, comment=comment)
    refusal = None
    if request.method == "POST":
        refusal, decision = (reviewed if is_review else proposed)(request, comment, form)
        if decision:
            return onward(request, model_admin, comment)
    decisions = decisions_of(comment)
    pending = next((one for one in decisions if not (one.reviewed_at or one.superseded_at)), None)
    can_propose = may(request.user, Act.PROPOSE, comment.policy_id)
    return model_admin.page(
        request,
        "panel/answer.html",
        title=comment.folio,
        status=422 if request.method == "POST" else 200,
        comment=comment,
        state=state_of(with_state(model_admin.model.objects.filter(pk=comment.pk)).get()),
        article_text=marked(comment),
        decisions=decisions,
        pending=pending,
        refusal=refusal,
        form=form if can_propose else None,
        can_review=pending is not None and may(request.user, Act.REVIEW, comment.policy_id),
        is_own=pending is not None and pending.proposer_id == request.user.pk,
        params=request.GET.urlencode(),
    )


def proposed(request, comment, form):
    """Propose what the form says. Return (a refusal that is not the form's, the decision)."""
    require(request.user, Act.PROPOSE, comment.policy_id)
    pending = comment.decisions.pending().select_related("proposer").first()
    if pending and str(pending.pk) != request.POST.get("seen"):
        form.add_error(
            None,
            gettext(
                "While you were writing, %(person)s proposed an answer: it is in the record below. "
                "Propose again if yours should take its place."
            )
            % {"person": pending.proposer},
        )
    if not form.is_valid():
        return None, None
    try:
        return None, propose(comment, by=request.user, **form.cleaned_data)
    except NotDecided as error:
        form.add_error(error.field, error.message)
        return None, None


def reviewed(request, comment, form):
    """Put the proposal that was looked at in force. Return (why not, the decision)."""
    require(request.user, Act.REVIEW, comment.policy_id)
    decision = Decision.objects.filter(comment=comment, pk=number(request.POST["review"])).first()
    try:
        if decision is None:
            return gettext(
                "This proposal is no longer waiting for review. Look at the comment's record."
            ), None
        return None, review(decision, by=request.user)
    except NotDecided as error:
        return error.message, None


def number(value):
    """Return `value` as an id that a row might have, 0 where it is none."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else 0


def onward(request, model_admin, comment):
    """Lead to the same comment, or to the next one of the queue."""
    is_review = "review" in request.POST
    said = (
        gettext("The answer to %(folio)s is in force.")
        if is_review
        else gettext("The answer to %(folio)s is proposed.")
    )
    messages.success(request, said % {"folio": comment.folio})
    address = reverse("admin:comments_comment_change", args=[comment.pk])
    if "next" in request.POST:
        following = next_in_queue(
            request,
            model_admin.get_queryset(request),
            comment,
            state=State.PROPOSED if is_review else State.UNANSWERED,
        )
        if following is None:
            messages.info(request, gettext("Nothing is left in this queue."))
            address = reverse("admin:comments_comment_changelist")
        else:
            address = reverse("admin:comments_comment_change", args=[following.pk])
    query = request.GET.urlencode()
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def marked(comment):
    """Return the article's text as HTML with the quoted words marked."""
    if comment.article is None:
        return ""
    text = comment.article.text
    words = [word for word in re.split(r"[\s*_`#>\\+-]+", comment.quote) if word]
    found = words and re.search(r"[\s*_`#>\\+-]+".join(map(re.escape, words)), text)
    if not found:
        return conditional_escape(text)
    start, end = found.span()
    return format_html("{}<mark>{}</mark>{}", text[:start], text[start:end], text[end:])
