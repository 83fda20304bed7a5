"""Beginning a methodology, or its next version."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.new_methodology import NotBegun
from consultations.new_methodology import new_methodology as begin
from drafts.panel.form import PanelForm
from drafts.roles import Act, may, policies_for


class NewMethodologyForm(PanelForm):
    """Whose methodology, and why another one."""

    policy = forms.ModelChoiceField(None, label=_("Policy"))
    note = forms.CharField(
        label=_("What changes and why"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Public. Needed from the second version on; the first one has none."),
    )


def new_methodology(request, model_admin):
    """Ask which policy, begin the version and lead to it."""
    if not may(request.user, Act.WRITE_METHODOLOGY):
        raise PermissionDenied(gettext("Your role in this policy does not include this act."))
    policies = policies_for(request.user, Act.WRITE_METHODOLOGY)
    only = policies.first() if policies.count() == 1 else None
    form = NewMethodologyForm(
        request.POST or None, initial={"policy": request.GET.get("policy") or only}
    )
    form.fields["policy"].queryset = policies
    if form.is_valid():
        try:
            methodology = begin(form.cleaned_data["policy"], note=form.cleaned_data["note"])
        except NotBegun as error:
            form.add_error(error.field, error.message)
        else:
            messages.success(request, gettext("Edit its text and outcomes, then publish it."))
            return redirect("admin:consultations_methodology_change", methodology.pk)
    return model_admin.page(
        request, "panel/new_methodology.html", title=gettext("New methodology"), form=form
    )
