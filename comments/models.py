"""What was said and what was answered. Comments and decisions are only ever added: the database
refuses to change or delete them (`comments/migrations/0002_rules.py`)."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Author
from consultations.models import Channel, Consultation, Outcome, Session
from drafts.models import Article, ChangeNote, Division, Policy


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

    class Kind(models.TextChoices):
        """What somebody means to do by commenting."""

        SUPPORT = "support", _("Support")
        OBJECTION = "objection", _("Objection")
        QUESTION = "question", _("Question")
        DRAFTING = "drafting", _("Drafting")
        OTHER = "other", _("Other")

    policy = models.ForeignKey(
        Policy, models.PROTECT, related_name="comments", verbose_name=_("policy")
    )
    number = models.PositiveIntegerField(editable=False)
    folio = models.CharField(_("folio"), max_length=24, unique=True, editable=False)
    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="comments", verbose_name=_("consultation")
    )
    # An article or a division; neither: a comment on the draft as a whole.
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, related_name="comments", verbose_name=_("article")
    )
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, related_name="comments", verbose_name=_("division")
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind, default=Kind.OTHER, db_default=Kind.OTHER
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
    # Where the quoted words stand in the article's plain text (`comments.quoting.plain`), in code
    # points, with what stands before and after them. Null: nowhere in particular.
    quote_start = models.PositiveIntegerField(null=True, editable=False)
    quote_end = models.PositiveIntegerField(null=True, editable=False)
    quote_prefix = models.TextField(blank=True, default="", db_default="", editable=False)
    quote_suffix = models.TextField(blank=True, default="", db_default="", editable=False)
    proposed_wording = models.TextField(_("proposed wording"), blank=True)
    # How many files came with it: all of them stand in `Attachment` by the same commit.
    attachment_count = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
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
            models.CheckConstraint(
                name="comment_on_one_place",
                condition=models.Q(article__isnull=True) | models.Q(division__isnull=True),
            ),
            models.CheckConstraint(
                name="comment_kind_known",
                condition=models.Q(
                    kind__in=["support", "objection", "question", "drafting", "other"]
                ),
            ),
            models.CheckConstraint(
                name="comment_quote_has_two_ends",
                condition=models.Q(quote_start__isnull=True, quote_end__isnull=True)
                | models.Q(
                    article__isnull=False,
                    quote__regex=r"\S",
                    quote_start__isnull=False,
                    quote_end__isnull=False,
                    quote_end__gt=models.F("quote_start"),
                ),
            ),
        ]
        indexes = [
            # An article's comments, in the order received.
            models.Index(fields=["article", "number"], name="comment_of_article"),
            models.Index(
                fields=["division", "number"],
                name="comment_of_division",
                condition=models.Q(division__isnull=False),
            ),
            models.Index(fields=["consultation", "number"], name="comment_of_consultation"),
        ]

    def __str__(self):
        return self.folio

    def get_absolute_url(self):
        return reverse("comment", args=[self.policy.slug, self.folio])

    @property
    def place(self):
        """The article or the division that it is about, None for the draft as a whole."""
        return self.article or self.division


class File(models.Model):
    """A file that somebody sends: its bytes stand in the storage under their hash."""

    class Kind(models.TextChoices):
        """What a file may be, by its content."""

        PDF = "application/pdf", "PDF"
        DOCX = (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "DOCX",
        )
        ODT = "application/vnd.oasis.opendocument.text", "ODT"
        PNG = "image/png", "PNG"
        JPEG = "image/jpeg", "JPEG"

    name = models.CharField(_("name"), max_length=120)
    media_type = models.CharField(_("type"), max_length=80, choices=Kind)
    size = models.PositiveBigIntegerField(_("size"))  # bytes
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def stored_as(self):
        """The name under which the storage has the bytes."""
        return f"attachments/{self.sha256}"


class WaitingFile(File):
    """A file of a comment that has not been sent yet; it becomes an attachment, or is cleaned."""

    submission_key = models.UUIDField()  # of the form that it came with
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("file that waits")
        verbose_name_plural = _("files that wait")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission_key", "sha256"], name="waiting_file_once_per_form"
            ),
        ]
        indexes = [
            models.Index(fields=["kept_at"], name="waiting_file_by_age"),
            models.Index(fields=["sha256"], name="waiting_file_by_hash"),
        ]


class Attachment(File):
    """A file that came with a comment. Part of it from the commit on: never added to, changed or
    removed."""

    comment = models.ForeignKey(
        Comment, models.PROTECT, related_name="attachments", verbose_name=_("comment")
    )
    position = models.PositiveSmallIntegerField()  # from 1

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["comment", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "position"], name="attachment_position_once"
            ),
            models.CheckConstraint(
                name="attachment_sha256_form", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="attachment_by_hash")]

    def get_absolute_url(self):
        return reverse("attachment", args=[self.sha256, self.name])


class ReceiptDocument(models.Model):
    """The receipt of a comment as a PDF, made by a job; its file is named by its content."""

    comment = models.OneToOneField(
        Comment, models.PROTECT, related_name="receipt_document", verbose_name=_("comment")
    )
    file = models.FileField(_("file"), max_length=120)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size"))  # bytes
    pages = models.PositiveSmallIntegerField(_("pages"))
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self):
        return self.comment.folio


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
