"""The files of published drafts, made by a job and kept."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from drafts.exporting import FORMATS


class DraftFile(models.Model):
    """A published draft as a file, in one format. Made once and kept, named by its content; made
    anew only by a later version of its exporter."""

    draft = models.ForeignKey(
        "drafts.Draft", models.PROTECT, related_name="files", verbose_name=_("draft")
    )
    format = models.CharField(
        _("format"), max_length=8, choices=[(one.code, one.name) for one in FORMATS.values()]
    )
    file = models.FileField(_("file"), max_length=120)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("size"))  # bytes
    version = models.PositiveSmallIntegerField(_("version of the exporter"))

    class Meta:
        verbose_name = _("file of a draft")
        verbose_name_plural = _("files of drafts")
        ordering = ["draft", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "format"], name="draft_file_once_per_format"),
            models.CheckConstraint(
                name="draft_file_sha256_form", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self):
        return self.filename

    @property
    def filename(self):
        return filename_of(self.draft, self.format)

    @property
    def content_type(self):
        return FORMATS[self.format].content_type

    def get_absolute_url(self):
        draft = self.draft
        return reverse("draft-file", args=[draft.policy.slug, draft.number, self.filename])


def filename_of(draft, format):
    """Return the name under which a draft is saved in a format."""
    return f"{draft.policy.slug}-borrador-{draft.number}.{FORMATS[format].suffix}"
