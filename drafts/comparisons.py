"""What changed between published drafts, made once by a job and kept for the pages.

All of it follows from the drafts and their lineage: any row may be deleted and is made again, the
same. The database compares published drafts only (`drafts/migrations/0004_redline.py`).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Redline(models.Model):
    """What changed in the words of some articles, by the SHA-256 of what they were and became.

    Two pairs of drafts in which the same words became the same share it.
    """

    old_sha256 = models.CharField(max_length=64)
    new_sha256 = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField()  # of `drafts.redlining`
    # {"heading": HTML, "stretches": [the fields of `drafts.redlining.Stretch`]}
    content = models.JSONField()

    class Meta:
        verbose_name = _("redline")
        verbose_name_plural = _("redlines")
        constraints = [
            models.UniqueConstraint(
                fields=["old_sha256", "new_sha256", "version"], name="redline_once"
            ),
        ]

    def __str__(self):
        return f"{self.old_sha256[:8]} → {self.new_sha256[:8]}"


class Comparison(models.Model):
    """Two drafts of a policy, of which the changes are known."""

    old_draft = models.ForeignKey("drafts.Draft", models.CASCADE, related_name="comparisons_onward")
    new_draft = models.ForeignKey("drafts.Draft", models.CASCADE, related_name="comparisons_back")
    version = models.PositiveSmallIntegerField()  # of `drafts.redlining`

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        constraints = [
            models.UniqueConstraint(fields=["old_draft", "new_draft"], name="comparison_once"),
        ]

    def __str__(self):
        return f"{self.old_draft} → {self.new_draft}"


class ComparisonChange(models.Model):
    """What became of some articles: mostly one and its next version. Either side may be empty."""

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="changes")
    position = models.PositiveIntegerField()
    # Those of `drafts.models.Lineage.Relation`.
    relations = ArrayField(models.CharField(max_length=12))
    old = models.ManyToManyField("drafts.Article", related_name="changes_onward")
    new = models.ManyToManyField("drafts.Article", related_name="changes_back")
    # Null where the words are the same.
    redline = models.ForeignKey(Redline, models.PROTECT, null=True, related_name="changes")

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["comparison", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["comparison", "position"], name="comparison_change_position_once"
            ),
        ]

    def __str__(self):
        return "+".join(self.relations)
