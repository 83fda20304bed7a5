"""Opening a window on a published draft, and changing it as far as the rules allow."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consultations.models import Channel, Consultation
from consultations.open_consultation import NotOpened, open_consultation, save_consultation
from drafts.clock import now_of
from drafts.models import Draft
from drafts.panel.form import MomentInput, PanelForm
from drafts.roles import Act, may, policies_for, require


class WindowForm(PanelForm):
    """When and where people are heard about a draft."""

    draft = forms.ModelChoiceField(None, label=_("Published draft"))
    title = forms.CharField(label=_("Title"), max_length=250)
    description = forms.CharField(
        label=_("Description"), required=False, widget=forms.Textarea({"rows": 4})
    )
    opens_at = forms.DateTimeField(label=_("Opens"), widget=MomentInput)
    closes_at = forms.DateTimeField(label=_("Closes"), widget=MomentInput)
    channels = forms.MultipleChoiceField(
        label=_("Channels"), choices=Channel, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, drafts, consultation=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.consultation = consultation
        self.fields["draft"].queryset = drafts
        zone = gettext("Time of %(zone)s.") % {"zone": settings.TIME_ZONE}
        self.fields["opens_at"].help_text = zone
        self.fields["closes_at"].help_text = f"{zone} " + gettext(
            "From this instant on, no comment is received online."
        )
        if consultation:
            self.fields["draft"].disabled = True

    def clean_opens_at(self):
        return self.as_stored("opens_at")

    def clean_closes_at(self):
        return self.as_stored("closes_at")

    def as_stored(self, name):
        """The control shows whole seconds: an instant left as it was keeps its fraction."""
        moment = self.cleaned_data[name]
        stored = getattr(self.consultation, name, None)
        if stored and moment == stored.replace(microsecond=0):
            return stored
        return moment


def windows(request, model_admin):
    """List the windows of the person's policies."""
    return model_admin.page(
        request,
        "panel/windows.html",
        title=gettext("Consultations"),
        windows=model_admin.get_queryset(request).with_now(),
        can_open=may(request.user, Act.RUN_CONSULTATION),
    )


def open_window(request, model_admin):
    """Show the form and open the window."""
    if not may(request.user, Act.RUN_CONSULTATION):
        raise PermissionDenied(gettext("Your role in this policy does not include this act."))
    drafts = (
        Draft.objects.filter(
            published_at__isnull=False,
            policy__in=policies_for(request.user, Act.RUN_CONSULTATION),
        )
        .select_related("policy")
        .order_by("policy__title", "-number")
    )
    initial = {"draft": request.GET.get("draft"), "channels": [Channel.ONLINE]}
    form = WindowForm(request.POST or None, drafts=drafts, initial=initial)
    if form.is_valid():
        try:
            consultation = open_consultation(**form.cleaned_data)
        except NotOpened as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, gettext("The window was set up."))
            return redirect("admin:consultations_consultation_change", consultation.pk)
    return model_admin.page(
        request,
        "panel/window.html",
        title=gettext("Open a consultation"),
        form=form,
        has_drafts=drafts.exists(),
    )


def change_window(request, model_admin, pk):
    """Show a window; change it where the person may and the rules allow."""
    consultation = model_admin.get_row(request, pk)
    policy = consultation.draft.policy
    form = None
    if model_admin.has_change_permission(request, consultation):
        form = WindowForm(
            request.POST or None,
            drafts=Draft.objects.filter(pk=consultation.draft_id).select_related("policy"),
            consultation=consultation,
            initial={
                field: getattr(consultation, field)
                for field in ["title", "description", "opens_at", "closes_at", "channels"]
            }
            | {"draft": consultation.draft_id},
        )
    if request.method == "POST":
        require(request.user, Act.RUN_CONSULTATION, policy.pk)
        if form.is_valid() and changed(form, consultation):
            messages.success(request, gettext("Saved."))
            return redirect("admin:consultations_consultation_change", pk)
        consultation = model_admin.get_row(request, pk)
    consultation.now = now_of(policy)
    return model_admin.page(
        request,
        "panel/window.html",
        title=consultation.title,
        consultation=consultation,
        sessions=consultation.sessions.all(),
        form=form,
        can_delete=form is not None and consultation.stage == Consultation.Stage.UPCOMING,
    )


def changed(form, consultation):
    """Save the window; False, with the broken rule in words in the form, where it is refused."""
    for field in ["title", "description", "opens_at", "closes_at", "channels"]:
        setattr(consultation, field, form.cleaned_data[field])
    try:
        save_consultation(consultation)
    except NotOpened as error:
        form.add_error(None, error.message)
        return False
    return True
