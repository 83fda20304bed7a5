"""Editions in the panel: asked for and followed on a page per policy, never edited."""

from django.contrib import admin

from drafts.panel.scoped import ScopedAdmin
from drafts.roles import Act
from publications.models import Edition
from publications.panel.publish import edition, policies, publish


@admin.register(Edition)
class EditionAdmin(ScopedAdmin):
    """One page per policy."""

    writing = Act.PUBLISH_EDITION

    def get_custom_urls(self):
        return [("policy/<int:pk>/", "publications_edition_policy", publish)]

    def has_add_permission(self, request):
        """An edition is requested on its policy's page."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        return policies(request, self)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return edition(request, self, object_id)
