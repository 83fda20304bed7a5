"""The queue: the comments of the person's policies, by what is left to do with them."""

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments.panel.queries import IN_STATE, State, articles_commented, state_of, with_state
from consultations.models import Channel
from drafts.panel.form import PanelForm
from drafts.roles import policies_for

PAGE = 25  # comments on one page
WHOLE_DRAFT = "whole"


class QueueForm(PanelForm):
    """Which comments to show. A value that does not exist is as if it were not there."""

    q = forms.CharField(
        label=_("Folio or words"), required=False, widget=forms.TextInput({"type": "search"})
    )
    policy = forms.ModelChoiceField(None, label=_("Policy"), required=False, empty_label=_("All"))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), *State.choices]
    )
    channel = forms.ChoiceField(
        label=_("Channel"), required=False, choices=[("", _("All")), *Channel.choices]
    )
    article = forms.ChoiceField(label=_("Article"), required=False)

    def __init__(self, user, data):
        super().__init__(data)
        policies = list(policies_for(user).order_by("title"))
        choices = {str(policy.pk): policy for policy in policies}
        policy = policies[0] if len(policies) == 1 else choices.get(data.get("policy"))
        self.fields["policy"] = forms.ChoiceField(
            label=_("Policy"),
            required=False,
            choices=[("", _("All")), *((pk, one.title) for pk, one in choices.items())],
        )
        if len(policies) <= 1:
            del self.fields["policy"]
        self.policy_ids = [policy.pk for policy in policies]
        if policy:
            self.fields["article"].choices = [
                ("", _("All")),
                (WHOLE_DRAFT, _("The draft as a whole")),
                *(
                    (
                        str(article.pk),
                        Truncator(f"{article.draft.number} · {article.heading}").chars(80),
                    )
                    for article in articles_commented(policy)
                ),
            ]
        else:
            del self.fields["article"]
        self.is_valid()

    def comments(self, comments, *, state=None):
        """Return those of `comments` that were asked for, in folio order; `state` if none was."""
        data = self.cleaned_data
        comments = with_state(comments.filter(policy__in=self.policy_ids))
        if data.get("q"):
            comments = comments.filter(Q(folio__icontains=data["q"]) | Q(text__icontains=data["q"]))
        if data.get("policy"):
            comments = comments.filter(policy=data["policy"])
        if data.get("channel"):
            comments = comments.filter(channel=data["channel"])
        if data.get("article") == WHOLE_DRAFT:
            comments = comments.filter(article=None, division=None)
        elif data.get("article"):
            comments = comments.filter(article=data["article"])
        if state := data.get("state") or state:
            comments = comments.filter(IN_STATE[state])
        return comments.order_by("policy", "number")


def queue(request, model_admin):
    """List a page of the queue."""
    form = QueueForm(request.user, request.GET)
    comments = form.comments(model_admin.get_queryset(request)).select_related(
        "policy", "article__draft", "division"
    )
    page = Paginator(comments, PAGE).get_page(request.GET.get("page"))
    for comment in page.object_list:
        comment.state = state_of(comment)
    params = request.GET.copy()
    params.pop("page", None)
    return model_admin.page(
        request,
        "panel/queue.html",
        title=gettext("Comments"),
        form=form,
        page_obj=page,
        pages=page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        params=params.urlencode(),
    )


def next_in_queue(request, comments, comment, *, state):
    """Return the comment to take up after `comment` in the queue that the address describes.

    `state` applies where the queue shows all states. Proposals of the person's own are passed over:
    another member reviews them. None when nothing is left.
    """
    rest = (
        QueueForm(request.user, request.GET).comments(comments, state=state).exclude(pk=comment.pk)
    )
    rest = rest.exclude(
        decisions__proposer=request.user,
        decisions__reviewed_at=None,
        decisions__superseded_at=None,
    )
    after = rest.filter(
        Q(policy=comment.policy_id, number__gt=comment.number) | Q(policy__gt=comment.policy_id)
    )
    return after.first() or rest.first()
