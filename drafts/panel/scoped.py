"""What the panel's admins share: rows belong to a policy, and a role in it gives the rights."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from unfold.admin import ModelAdmin

from drafts.panel.history import history
from drafts.roles import Act, may, policies_for


class ScopedAdmin(ModelAdmin):
    """An admin in which a member sees the rows of their own policies only.

    `policy_path` leads from a row to its policy, `policy_id_of` to its id; `writing` is the act
    that adds and changes rows.
    """

    policy_path = "policy"
    writing: Act
    actions = None
    show_facets = False
    show_full_result_count = False

    def get_queryset(self, request):
        queryset = super().get_queryset(request)
        if request.user.is_superuser:
            return queryset
        return queryset.filter(**{f"{self.policy_path}__in": policies_for(request.user)})

    def get_row(self, request, pk):
        """Return the row `pk` of those that the person sees, or answer that there is none."""
        return self.row_of(self.get_queryset(request), pk)

    def row_of(self, rows, pk):
        """Return the row `pk` of `rows`; what cannot be a number is not there either."""
        if not str(pk).isdecimal():
            raise Http404
        return get_object_or_404(rows, pk=pk)

    def policy_id_of(self, row) -> int:
        return row.policy_id

    def is_open_to_change(self, row) -> bool:
        """Whether the row can still change: what is published cannot."""
        return True

    def has_module_permission(self, request):
        return may(request.user, Act.READ)

    def has_view_permission(self, request, obj=None):
        return may(request.user, Act.READ, obj and self.policy_id_of(obj))

    def has_add_permission(self, request):
        return may(request.user, self.writing)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return may(request.user, self.writing)
        return may(request.user, self.writing, self.policy_id_of(obj)) and self.is_open_to_change(
            obj
        )

    def has_delete_permission(self, request, obj=None):
        return obj is not None and self.has_change_permission(request, obj)

    def changelist_view(self, request, extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def history_view(self, request, object_id, extra_context=None):
        return history(request, self, object_id)

    def page(self, request, template, *, title, status=200, **context):
        """Answer with a page of the panel."""
        request.current_app = self.admin_site.name
        shown = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            **context,
        }
        return TemplateResponse(request, template, shown, status=status)
