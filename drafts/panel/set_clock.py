"""The practice clock: moves the time of a demonstration policy, and of no other."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.clock import RealTime, now_of
from drafts.clock import set_clock as move_clock
from drafts.panel.form import MomentInput, PanelForm
from drafts.roles import Act, require


class ClockForm(PanelForm):
    """The instant from which the policy's clock runs on."""

    instant = forms.DateTimeField(label=_("Let it be"), widget=MomentInput)


def set_clock(request, model_admin, pk):
    """Show the policy's present instant and move it."""
    policy = model_admin.get_row(request, pk)
    require(request.user, Act.SET_CLOCK, policy.pk)
    if not policy.is_demonstration:
        raise Http404(gettext("Only a demonstration has a clock that can be moved."))
    back = "present" in request.POST
    form = ClockForm(request.POST if request.method == "POST" and not back else None)
    if back or form.is_valid():
        try:
            move_clock(policy, None if back else form.cleaned_data["instant"])
        except (RealTime, OverflowError) as error:
            raise Http404 from error
        messages.success(request, gettext("The practice clock was moved."))
        return redirect("admin:drafts_policy_clock", pk)
    return model_admin.page(
        request,
        "panel/set_clock.html",
        title=gettext("Practice clock"),
        policy=policy,
        now=now_of(policy),
        form=form,
        is_moved=bool(policy.clock_offset),
    )
