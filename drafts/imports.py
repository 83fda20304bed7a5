"""Texts that are being read in, from the upload to the working draft."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """A text on its way to becoming a draft: as it was read, and the corrections made by hand.

    It is nobody's record: only who began it sees it, and it goes when it is saved or forgotten.
    """

    policy = models.ForeignKey(
        "drafts.Policy", models.CASCADE, related_name="imports", verbose_name=_("policy")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="imports",
        verbose_name=_("account"),
    )
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    title = models.CharField(_("title"), max_length=250, blank=True)
    summary = models.TextField(_("what changed and why"), blank=True)
    text = models.TextField(_("text"))
    # What `drafts.reading.formats.Kind` of file the text was read from.
    kind = models.CharField(max_length=20)
    # Codes of what was to be said when the file was read.
    warnings = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    # `drafts.reading.operations`, in order; the last is the one to be undone first.
    operations = models.JSONField(default=list, blank=True)
    # SHA-256 of what was read: another one means that the rules of reading have changed since, and
    # the operations may name other places.
    reading_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-changed_at"]
        indexes = [models.Index(fields=["changed_at"], name="import_by_age")]
        constraints = [
            models.CheckConstraint(
                name="import_has_words", condition=models.Q(text__regex=r"[^[:space:]]")
            ),
        ]

    def __str__(self):
        return self.title or self.file_name or self.policy.title
