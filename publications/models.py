"""What is published: an edition of the required documents, each a function of one snapshot. What
the database refuses stands in `publications/migrations/0002_rules.py`."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from drafts.models import Policy


class Snapshot(models.Model):
    """The frozen data that publications are a function of, as canonical JSON (sorted keys, UTF-8,
    no spaces). Immutable."""

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="snapshots")
    taken_at = models.DateTimeField()
    data = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")

    def __str__(self):
        return self.sha256[:12]


class Edition(models.Model):
    """One run of the publication: requested, made by a job, then published whole or not at all."""

    class Stage(models.TextChoices):
        REQUESTED = "requested", _("Waiting for a worker")
        SNAPSHOT = "snapshot", _("Data frozen")
        RENDERING = "rendering", _("Making the documents")
        PUBLISHED = "published", _("Published")
        FAILED = "failed", _("Failed")

    UNDER_WAY = (Stage.REQUESTED, Stage.SNAPSHOT, Stage.RENDERING)
    DOCUMENTS = 3  # one of each `Publication.Kind`

    policy = models.ForeignKey(
        Policy, models.PROTECT, related_name="editions", verbose_name=_("policy")
    )
    number = models.PositiveIntegerField(_("edition"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, related_name="editions")
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.REQUESTED)
    # How many of how many documents are made, and when the job was last heard of.
    documents_made = models.PositiveSmallIntegerField(default=0)
    heard_at = models.DateTimeField(auto_now=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["policy", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="edition_number_once"),
            # Pressing the button twice starts one.
            models.UniqueConstraint(
                fields=["policy"],
                name="edition_one_under_way",
                condition=models.Q(stage__in=["requested", "snapshot", "rendering"]),
            ),
            models.CheckConstraint(
                name="edition_published_means_dated",
                condition=models.Q(stage="published", published_at__isnull=False)
                | (~models.Q(stage="published") & models.Q(published_at__isnull=True)),
            ),
        ]

    def __str__(self):
        name = _("Edition")
        return f"{self.policy.title} · {name} {self.number}"

    @property
    def is_under_way(self):
        return self.stage in self.UNDER_WAY


class MadeDocument(models.Model):
    """A document of an edition that is not published yet: what a job has finished, so that the next
    one goes on from there when it dies. Never shown to anybody."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="made_documents")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=250)
    file = models.FileField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()  # bytes
    pages = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("document being made")
        verbose_name_plural = _("documents being made")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind"], name="made_document_once_per_edition"
            ),
        ]

    def __str__(self):
        return self.title


class Publication(models.Model):
    """One published document. Immutable; its file is named by its content."""

    class Kind(models.TextChoices):
        METHODOLOGY = "methodology", _("Methodology")
        REGISTER = "register", _("Comment register")
        ANNOTATED_DRAFT = "annotated-draft", _("Draft with the answers to comments")

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="publications", verbose_name=_("edition")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=250)
    file = models.FileField(_("file"), max_length=120)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("size"))  # bytes
    pages = models.PositiveIntegerField(_("pages"))

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind"], name="publication_kind_once_per_edition"
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        policy = self.edition.policy
        return reverse("publication", args=[policy.slug, self.edition.number, self.kind])
