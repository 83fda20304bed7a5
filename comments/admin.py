"""Comments in the panel: read and answered, never changed. Decisions stand with their comment."""

from django.contrib import admin

from comments.models import Comment
from comments.panel.answer import answer
from comments.panel.queue import queue
from drafts.panel.scoped import ScopedAdmin
from drafts.roles import Act


@admin.register(Comment)
class CommentAdmin(ScopedAdmin):
    """The queue, and the page on which a comment is answered."""

    writing = Act.PROPOSE

    def has_add_permission(self, request):
        """Comments arrive through their channels only."""
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_row(self, request, pk):
        rows = self.get_queryset(request).select_related(
            "policy", "author", "session", "article__draft", "division", "consultation__draft"
        )
        return self.row_of(rows, pk)

    def changelist_view(self, request, extra_context=None):
        return queue(request, self)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return answer(request, self, object_id)
