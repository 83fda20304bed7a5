"""Windows, sessions and methodologies in the panel."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from consultations.models import Channel, Consultation, Methodology, Outcome, Session
from consultations.panel.new_methodology import new_methodology
from consultations.panel.publish_methodology import publish_methodology
from consultations.panel.window import change_window, open_window, windows
from drafts.clock import now_of
from drafts.panel.scoped import ScopedAdmin
from drafts.roles import Act, may, policies_for


@admin.register(Consultation)
class ConsultationAdmin(ScopedAdmin):
    """Windows: opened on a published draft, extended later, never shortened."""

    policy_path = "draft__policy"
    writing = Act.RUN_CONSULTATION

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("draft__policy")

    def policy_id_of(self, row):
        return row.draft.policy_id

    def has_delete_permission(self, request, obj=None):
        """A window that has opened is kept; the database says the same."""
        return (
            super().has_delete_permission(request, obj) and now_of(obj.draft.policy) < obj.opens_at
        )

    def changelist_view(self, request, extra_context=None):
        return windows(request, self)

    def add_view(self, request, form_url="", extra_context=None):
        return open_window(request, self)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return change_window(request, self, object_id)


class SessionForm(forms.ModelForm):
    """A session is held by people in one place, or live: never by form or letter."""

    channel = forms.ChoiceField(
        label=_("Channel"),
        choices=[choice for choice in Channel.choices if choice[0] not in ("online", "email")],
        widget=UnfoldAdminSelectWidget,
    )


@admin.register(Session)
class SessionAdmin(ScopedAdmin):
    """Tables, forums, meetings and sittings."""

    policy_path = "consultation__draft__policy"
    writing = Act.RUN_CONSULTATION
    form = SessionForm
    fields = ["consultation", "channel", "title", "place", "held_on"]
    list_display = ["title", "channel", "held_on", "place", "consultation"]
    list_select_related = ["consultation"]
    search_fields = ["title", "place"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("consultation__draft__policy")

    def policy_id_of(self, row):
        return row.consultation.draft.policy_id

    def is_open_to_change(self, row):
        """What comments were taken down at stays as it was."""
        return not row.comments.exists()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "consultation":
            kwargs["queryset"] = Consultation.objects.filter(
                draft__policy__in=policies_for(request.user, Act.RUN_CONSULTATION)
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OutcomeInline(StackedInline):
    """The senses in which a comment may be answered."""

    model = Outcome
    extra = 0
    fields = [
        ("position", "code"),
        ("name_es", "name_en"),
        ("definition_es", "definition_en"),
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.startswith("definition"):
            kwargs["widget"] = UnfoldAdminTextareaWidget({"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return obj is not None and may_write(request, obj)

    has_change_permission = has_delete_permission = has_add_permission


def may_write(request, methodology):
    """Whether the person may still change the methodology: once published, nobody can."""
    return (
        may(request.user, Act.WRITE_METHODOLOGY, methodology.policy_id)
        and not methodology.is_published
    )


@admin.register(Methodology)
class MethodologyAdmin(ScopedAdmin):
    """Methodologies: begun from the last one, published for good."""

    writing = Act.WRITE_METHODOLOGY
    list_display = ["policy", "version", "published_at"]
    list_display_links = ["policy", "version"]
    ordering = ["policy", "-version"]
    readonly_fields = ["policy", "version", "published_at"]
    inlines = [OutcomeInline]
    change_form_outer_before_template = "panel/methodology_steps.html"

    def get_custom_urls(self):
        return [
            ("<int:pk>/publish/", "consultations_methodology_publish", publish_methodology),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("policy")

    def get_fields(self, request, obj=None):
        """A later version has a public note."""
        note = ["note"] if obj and obj.version > 1 else []
        return ["policy", "version", "published_at", "text", *note]

    def is_open_to_change(self, row):
        return not row.is_published

    def add_view(self, request, form_url="", extra_context=None):
        return new_methodology(request, self)
