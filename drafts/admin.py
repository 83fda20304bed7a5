"""Policies, drafts and articles in the panel."""

from django.contrib import admin, messages
from django.db import router
from django.db.models.deletion import Collector, ProtectedError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.admin import TabularInline

from drafts.models import Article, Draft, Membership, Policy
from drafts.panel.add_article import add_article
from drafts.panel.arrange_article import arrange_article
from drafts.panel.article_versions import article_version, article_versions
from drafts.panel.changes import changes
from drafts.panel.correct_lineage import correct_article, correct_successors
from drafts.panel.divisions import divisions
from drafts.panel.edit_article import edit_article
from drafts.panel.export_draft import export_draft
from drafts.panel.import_draft import discard_import, edit_import, import_draft
from drafts.panel.import_preview import import_piece, import_preview
from drafts.panel.lineage import lineage
from drafts.panel.merge_articles import merge_articles
from drafts.panel.move_article import move_article
from drafts.panel.presence import presence
from drafts.panel.publish_draft import publish_draft
from drafts.panel.remove_article import remove_article
from drafts.panel.renumber import renumber
from drafts.panel.scoped import ScopedAdmin
from drafts.panel.set_clock import set_clock
from drafts.panel.split_article import split_article
from drafts.panel.start_next_draft import start_next_draft
from drafts.panel.working_draft import draft, drafts
from drafts.roles import Act


class MembershipInline(TabularInline):
    """Who belongs to the Technical Group. A superuser names them; the others see them."""

    model = Membership
    extra = 0
    autocomplete_fields = ["user"]
    verbose_name_plural = _("Technical Group")

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return request.user.is_superuser

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Policy)
class PolicyAdmin(ScopedAdmin):
    """Policies: set up by a superuser, described by their coordinator."""

    policy_path = "pk"
    writing = Act.DESCRIBE_POLICY
    list_display = ["title", "institution", "folio_prefix", "is_demonstration"]
    fields = [
        "title",
        "institution",
        "summary",
        "article_word",
        "slug",
        "folio_prefix",
        "is_demonstration",
    ]
    prepopulated_fields = {"slug": ["title"]}
    search_fields = ["title", "institution"]
    ordering = ["title"]
    inlines = [MembershipInline]
    change_form_outer_before_template = "panel/policy_links.html"

    def get_custom_urls(self):
        return [
            ("<int:pk>/clock/", "drafts_policy_clock", set_clock),
            ("<int:pk>/start-draft/", "drafts_policy_start_draft", start_next_draft),
        ]

    def policy_id_of(self, row):
        return row.pk

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        """A policy holds a public record; only one that was never used is removed."""
        return request.user.is_superuser and obj is not None and not obj.drafts.exists()

    def get_readonly_fields(self, request, obj=None):
        """Addresses and folios are public: they stay as they were made."""
        return ["slug", "folio_prefix", "is_demonstration"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def save_formset(self, request, form, formset, change):
        """Whoever is named a member may enter the panel from then on."""
        super().save_formset(request, form, formset, change)
        for membership in formset.new_objects:
            if not membership.user.is_staff:
                membership.user.is_staff = True
                membership.user.save(update_fields=["is_staff"])
                messages.info(
                    request,
                    gettext("%(person)s may enter the panel now.") % {"person": membership.user},
                )


@admin.register(Draft)
class DraftAdmin(ScopedAdmin):
    """Drafts: imported, edited by article, published for good."""

    writing = Act.WRITE_DRAFT
    list_select_related = ["policy"]

    def get_custom_urls(self):
        return [
            ("import/", "drafts_draft_import", import_draft),
            ("import/<int:pk>/", "drafts_draft_import_preview", import_preview),
            ("import/<int:pk>/text/", "drafts_draft_import_text", edit_import),
            ("import/<int:pk>/discard/", "drafts_draft_import_discard", discard_import),
            ("import/<int:pk>/<int:at>/", "drafts_draft_import_piece", import_piece),
            ("<int:pk>/publish/", "drafts_draft_publish", publish_draft),
            ("<int:pk>/export/<slug:format>/", "drafts_draft_export", export_draft),
            ("<int:pk>/add-article/", "drafts_draft_add_article", add_article),
            ("<int:pk>/divisions/", "drafts_draft_divisions", divisions),
            ("<int:pk>/renumber/", "drafts_draft_renumber", renumber),
            ("<int:pk>/lineage/", "drafts_draft_lineage", lineage),
            ("<int:pk>/changes/", "drafts_draft_changes", changes),
        ]

    def is_open_to_change(self, row):
        return not row.is_published

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("policy")

    def changelist_view(self, request, extra_context=None):
        return drafts(request, self)

    def add_view(self, request, form_url="", extra_context=None):
        return import_draft(request, self)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return draft(request, self, object_id)

    def get_deleted_objects(self, objs, request):
        """A working draft goes with its articles; they need not be listed one by one."""
        counts = {
            gettext("articles"): sum(draft.articles.count() for draft in objs),
            gettext("divisions"): sum(draft.divisions.count() for draft in objs),
        }
        protected = []
        try:
            Collector(using=router.db_for_write(Draft), origin=objs).collect(list(objs))
        except ProtectedError as error:  # an answer names one of its articles
            protected = sorted(str(one) for one in error.protected_objects)
        return [str(draft) for draft in objs], counts, set(), protected


@admin.register(Article)
class ArticleAdmin(ScopedAdmin):
    """Articles: reached from their draft."""

    policy_path = "draft__policy"
    writing = Act.WRITE_DRAFT

    def get_custom_urls(self):
        return [
            ("<int:pk>/arrange/", "drafts_article_arrange", arrange_article),
            ("<int:pk>/split/", "drafts_article_split", split_article),
            ("<int:pk>/merge/", "drafts_article_merge", merge_articles),
            ("<int:pk>/move/", "drafts_article_move", move_article),
            ("<int:pk>/remove/", "drafts_article_remove", remove_article),
            ("<int:pk>/lineage/", "drafts_article_lineage", correct_article),
            ("<int:pk>/successors/", "drafts_article_successors", correct_successors),
            ("<int:pk>/presence/", "drafts_article_presence", presence),
            ("versions/<int:pk>/", "drafts_article_version", article_version),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("draft__policy", "division")

    def policy_id_of(self, row):
        return row.draft.policy_id

    def is_open_to_change(self, row):
        return not row.draft.is_published

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        """Articles are read within their draft."""
        return drafts(request, self.admin_site.get_model_admin(Draft))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return edit_article(request, self, object_id)

    def history_view(self, request, object_id, extra_context=None):
        return article_versions(request, self, object_id)
