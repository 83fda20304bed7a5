"""What was said and what was answered. Comments and decisions are only ever added: the database
refuses to change or delete them (`comments/migrations/0002_rules.py`)."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Author
from consultations.models import Channel, Consultation, Outcome, Session
from drafts.models import Article, ChangeNote, Policy


class FolioSeries(models.Model):
    """The last folio given by a policy. Its row lock puts the comments of a policy in one line, so
    that folios follow the order of commits and none is skipped."""

    policy = models.OneToOneField(
        Policy, models.PROTECT, primary_key=True, related_name="folio_series"
    )
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("folio series")
        verbose_name_plural = _("folio series")

    def __str__(self):
        return f"{self.policy.folio_prefix}: {self.last}"


class Comment(models.Model):
    """What one person or body said once. Never edited, never deleted.

    `number`, `folio`, `received_at` and `text_sha256` are the database's: a trigger sets them, and
    whatever the application sends in their place is ignored.
    """

    policy = models.ForeignKey(
        Policy, models.PROTECT, related_name="comments", verbose_name=_("policy")
    )
    number = models.PositiveIntegerField(editable=False)
    folio = models.CharField(_("folio"), max_length=24, unique=True, editable=False)
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="comments", verbose_name=_("consultation")
    )
    # Null: a comment on the draft as a whole.
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="comments", verbose_name=_("article")
    )
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    session = models.ForeignKey(
        Session, models.PROTECT, null=True, related_name="comments", verbose_name=_("session")
    )
    author = models.ForeignKey(
        Author,
        models.PROTECT,
        related_name="comments",
        verbose_name=_("author"),
        db_column="author_key",
    )
    text = models.TextField(_("comment"))
    quote = models.TextField(_("quoted words"), blank=True)
    proposed_wording = models.TextField(_("proposed wording"), blank=True)
    # Chosen by the form before it is sent: the same form sent twice is one comment.
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    received_at = models.DateTimeField(_("received"), editable=False)
    # Of `text` as UTF-8, in hexadecimal: what `sha256sum` says of the text in a file.
    text_sha256 = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["policy", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "number"], name="comment_number_once_per_policy"
            ),
            models.CheckConstraint(
                name="comment_says_something", condition=models.Q(text__regex=r"\S")
            ),
        ]
        indexes = [
            # An article's comments, in the order received.
            models.Index(fields=["article", "number"], name="comment_of_article"),
            models.Index(fields=["consultation", "number"], name="comment_of_consultation"),
        ]

    def __str__(self):
        return self.folio

    def get_absolute_url(self):
        return reverse("comment", args=[self.policy.slug, self.folio])


class DecisionQuerySet(models.QuerySet):
    """Decisions by where they stand."""

    def in_force(self):
        return self.filter(reviewed_at__isnull=False, superseded_at__isnull=True)

    def pending(self):
        """Proposed, and waiting for a second person."""
        return self.filter(reviewed_at__isnull=True, superseded_at__isnull=True)


class Decision(models.Model):
    """The Group's answer to a comment: an outcome with its reason.

    One person proposes it, another one reviews it, and then it is in force. It is never edited: a
    later one supersedes it and both stay on record.
    """

    comment = models.ForeignKey(
        Comment, models.PROTECT, related_name="decisions", verbose_name=_("comment")
    )
    outcome = models.ForeignKey(
        Outcome, models.PROTECT, related_name="decisions", verbose_name=_("outcome")
    )
    reason = models.TextField(_("reason"))
    reflected_in = models.ManyToManyField(
        Article, through="Reflection", related_name="decisions", verbose_name=_("reflected in")
    )
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, editable=False)
    superseded_at = models.DateTimeField(_("superseded"), null=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["comment", "pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_has_a_reason", condition=models.Q(reason__regex=r"\S")
            ),
            models.CheckConstraint(
                name="decision_reviewer_is_another",
                condition=models.Q(reviewer__isnull=True)
                | ~models.Q(reviewer=models.F("proposer")),
            ),
            models.CheckConstraint(
                name="decision_reviewed_by_someone",
                condition=models.Q(reviewer__isnull=True, reviewed_at__isnull=True)
                | models.Q(reviewer__isnull=False, reviewed_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["comment"],
                name="decision_one_in_force",
                condition=models.Q(reviewed_at__isnull=False, superseded_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["comment"],
                name="decision_one_pending",
                condition=models.Q(reviewed_at__isnull=True, superseded_at__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.comment.folio}: {self.outcome}"

    @property
    def is_in_force(self):
        return self.reviewed_at is not None and self.superseded_at is None


class Reflection(models.Model):
    """An article of a later draft in which a decision can be seen."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reflections")
    article = models.ForeignKey(Article, models.PROTECT, related_name="reflections")

    class Meta:
        verbose_name = _("reflection")
        verbose_name_plural = _("reflections")
        constraints = [
            models.UniqueConstraint(fields=["decision", "article"], name="reflection_once"),
        ]

    def __str__(self):
        return f"{self.decision_id} → {self.article}"


class Attends(models.Model):
    """A comment that a change attends: named by the note that says why the article changes."""

    note = models.ForeignKey(ChangeNote, models.CASCADE, related_name="attends")
    comment = models.ForeignKey(Comment, models.PROTECT, related_name="attended_by")

    class Meta:
        verbose_name = _("comment attended")
        verbose_name_plural = _("comments attended")
        constraints = [
            models.UniqueConstraint(fields=["note", "comment"], name="attends_once"),
        ]

    def __str__(self):
        return f"{self.comment_id} → {self.note_id}"
