"""What is written: a policy, its drafts, and their articles. The database freezes what is published
(`drafts/migrations/0002_rules.py`)."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from drafts.comparisons import Comparison, ComparisonChange, Redline
from drafts.draft_file import DraftFile
from drafts.imports import Import

__all__ = [
    "Article",
    "ChangeNote",
    "Comparison",
    "ComparisonChange",
    "Division",
    "Draft",
    "DraftFile",
    "Import",
    "Lineage",
    "Membership",
    "Policy",
    "Redline",
]


class Policy(models.Model):
    """The instrument being written. It owns the folio series and, when it is a demonstration, its
    own clock."""

    slug = models.SlugField(_("address"), unique=True)
    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("summary in plain language"), blank=True)
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    folio_prefix = models.CharField(
        _("folio prefix"),
        max_length=12,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]*$", _("Capital letters and digits only."))],
        help_text=_("Letters before the number of each comment, as in PNDA-000123."),
    )
    # What the policy calls the unit that people comment on: artículo, numeral, línea de acción…
    article_word = models.CharField(_("name of its units"), max_length=40, default="artículo")
    is_demonstration = models.BooleanField(
        _("demonstration"),
        default=False,
        help_text=_("Every page and document says that its data are not real. Fixed for good."),
    )
    # Only a demonstration may live in another time than the database; see `drafts.clock`.
    clock_offset = models.DurationField(default=timedelta, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords(excluded_fields=["clock_offset"])

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        constraints = [
            models.CheckConstraint(
                name="policy_real_time_unless_demonstration",
                condition=models.Q(is_demonstration=True) | models.Q(clock_offset=timedelta()),
            ),
            models.CheckConstraint(
                name="policy_folio_prefix_form",
                condition=models.Q(folio_prefix__regex=r"^[A-Z][A-Z0-9]*$"),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("policy", args=[self.slug])


class Membership(models.Model):
    """A person's role in the Technical Group of one policy."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("Coordinator")
        DRAFTER = "drafter", _("Drafter")
        REVIEWER = "reviewer", _("Reviewer")
        OBSERVER = "observer", _("Observer")

    policy = models.ForeignKey(
        Policy, models.CASCADE, related_name="memberships", verbose_name=_("policy")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="memberships",
        verbose_name=_("account"),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "user"], name="membership_one_role_per_policy"
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.get_role_display()}"


class Draft(models.Model):
    """A numbered version of the policy's text: a working draft, then published and frozen."""

    policy = models.ForeignKey(
        Policy, models.PROTECT, related_name="drafts", verbose_name=_("policy")
    )
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=250)
    summary = models.TextField(_("what changed and why"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # Null while it is a working draft. Set once, by the database's clock.
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["policy", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "number"], name="draft_number_once_per_policy"
            ),
            models.CheckConstraint(name="draft_number_from_one", condition=models.Q(number__gte=1)),
            # One text at a time is being worked on.
            models.UniqueConstraint(
                fields=["policy"],
                name="draft_one_working_per_policy",
                condition=models.Q(published_at__isnull=True),
            ),
        ]

    def __str__(self):
        name = _("Draft")
        return f"{self.policy.title} · {name} {self.number}"

    @property
    def is_published(self):
        return self.published_at is not None

    def get_absolute_url(self):
        return reverse("draft", args=[self.policy.slug, self.number])


class Division(models.Model):
    """A heading that groups articles: title, chapter, section, axis, objective…"""

    draft = models.ForeignKey(
        Draft, models.CASCADE, related_name="divisions", verbose_name=_("draft")
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("within"),
    )
    position = models.PositiveIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=20)
    heading = models.TextField(_("heading"))
    level = models.PositiveSmallIntegerField(_("level"))
    history = HistoricalRecords(excluded_fields=["position", "level"])

    class Meta:
        verbose_name = _("division")
        verbose_name_plural = _("divisions")
        ordering = ["draft", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "position"],
                name="division_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self):
        return self.heading


class ArticleVersion(models.Model):
    """What a saved version of an article says of itself, beside the words."""

    # The version (its `history_id`) whose words were taken up again; null for words newly written.
    restored_from = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        abstract = True


class Article(models.Model):
    """The unit that people comment on, in one draft.

    `revision` counts the changes of its words. The database raises it, and refuses an edit that
    states another one than stands there: what was written from words that are no longer the latest.
    """

    draft = models.ForeignKey(
        Draft, models.CASCADE, related_name="articles", verbose_name=_("draft")
    )
    division = models.ForeignKey(
        Division,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("division"),
    )
    position = models.PositiveIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=20, default="article")
    # As written: "12", "4 bis", "Primero"; empty for a preamble.
    number = models.CharField(_("number"), max_length=60, blank=True)
    slug = models.SlugField(_("address"), max_length=80)
    heading = models.TextField(_("heading"))
    text = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    history = HistoricalRecords(
        excluded_fields=["division", "position"],
        history_change_reason_field=models.TextField(null=True),
        bases=[ArticleVersion],
    )

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["draft", "position"]
        constraints = [
            # Renumbering hands addresses on from one article to the next, settled at the commit.
            models.UniqueConstraint(
                fields=["draft", "slug"],
                name="article_slug_once_per_draft",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["draft", "position"],
                name="article_position_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self):
        return self.heading

    def save(self, *args, **kwargs):
        """Save, and learn the revision that the database gave, so that it can be saved again."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if not is_new:
            self.refresh_from_db(fields=["revision"])

    def get_absolute_url(self):
        return reverse("article", args=[self.draft.policy.slug, self.draft.number, self.slug])


@receiver(pre_create_historical_record, sender=Article.history.model)
def _tell_restored_from(history_instance, instance, **kwargs):
    history_instance.restored_from = getattr(instance, "_restored_from", None)


class ChangeNote(models.Model):
    """Why an article changes in this draft, for the public to read. Added, never edited; it can be
    withdrawn until the draft is published."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="notes", verbose_name=_("article")
    )
    text = models.TextField(_("why it changes"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    # By the policy's clock; the database sets it.
    at = models.DateTimeField(_("written"), editable=False)
    history = HistoricalRecords(excluded_fields=["at"])

    class Meta:
        verbose_name = _("note of a change")
        verbose_name_plural = _("notes of changes")
        ordering = ["article", "pk"]
        constraints = [
            models.CheckConstraint(
                name="change_note_says_something", condition=models.Q(text__regex=r"\S")
            ),
        ]

    def __str__(self):
        return self.text


class Lineage(models.Model):
    """An edge between an article of one draft and an article of the next: who became who.

    A null `old` is an article that was added, a null `new` one that was removed. `relations` follow
    from the edges and from the texts (`drafts.comparing.relations`) and are never chosen. The
    database freezes the edges into a draft when it is published.
    """

    class Relation(models.TextChoices):
        KEPT = "kept", _("kept")
        AMENDED = "amended", _("amended")
        RENUMBERED = "renumbered", _("renumbered")
        MOVED = "moved", _("moved")
        SPLIT = "split", _("split")
        MERGED = "merged", _("merged")
        ADDED = "added", _("added")
        REMOVED = "removed", _("removed")

    class Origin(models.TextChoices):
        PROPOSED = "proposed", _("proposed by the comparison")
        RECORDED = "recorded", _("recorded by an edit")
        CORRECTED = "corrected", _("said by a person")

    old_draft = models.ForeignKey(Draft, models.CASCADE, related_name="lineage_onward")
    new_draft = models.ForeignKey(Draft, models.CASCADE, related_name="lineage_back")
    old = models.ForeignKey(Article, models.CASCADE, null=True, related_name="successors")
    new = models.ForeignKey(Article, models.CASCADE, null=True, related_name="ancestors")
    relations = ArrayField(models.CharField(max_length=12, choices=Relation))
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.PROPOSED)
    # Why, in the words of whoever removed or corrected.
    note = models.TextField(_("why"), blank=True, default="")
    # Of what people record and correct; proposals come and go without one.
    history = HistoricalRecords(excluded_fields=["relations"])

    class Meta:
        verbose_name = _("lineage")
        verbose_name_plural = _("lineage")
        constraints = [
            models.CheckConstraint(
                name="lineage_has_an_end",
                condition=models.Q(old__isnull=False) | models.Q(new__isnull=False),
            ),
            # A null is an end like any other: an article is added once and removed once.
            models.UniqueConstraint(
                fields=["old", "new"], name="lineage_edge_once", nulls_distinct=False
            ),
            # Added and removed are said of an edge with one end, alone, and of no other.
            models.CheckConstraint(
                name="lineage_relations_fit_its_ends",
                condition=models.Q(old__isnull=True, relations=["added"])
                | models.Q(new__isnull=True, relations=["removed"])
                | (
                    models.Q(old__isnull=False, new__isnull=False, relations__len__gte=1)
                    & ~models.Q(relations__overlap=["added", "removed"])
                ),
            ),
        ]

    def __str__(self):
        return f"{self.old_id or '∅'} → {self.new_id or '∅'}"
