"""Comparisons of published drafts, kept for the pages; the database refuses those of others."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

SQL = """
-- A comparison is public: it is of two published drafts of one policy, the earlier one first.
CREATE FUNCTION drafts_comparison_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM drafts_draft earlier
        JOIN drafts_draft later ON later.policy_id = earlier.policy_id
        WHERE earlier.id = NEW.old_draft_id AND later.id = NEW.new_draft_id
            AND earlier.number < later.number
            AND earlier.published_at IS NOT NULL AND later.published_at IS NOT NULL
    ) THEN
        PERFORM refuse('comparison_of_published_drafts',
            'published drafts of one policy are compared, the earlier one first');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER comparison_rules BEFORE INSERT OR UPDATE ON drafts_comparison
    FOR EACH ROW EXECUTE FUNCTION drafts_comparison_rules();

-- Redlines are made anew, never touched up.
CREATE TRIGGER redline_rules BEFORE UPDATE ON drafts_redline
    FOR EACH ROW EXECUTE FUNCTION refuse_change('redline_never_changes');
"""

REVERSE = """
DROP TRIGGER redline_rules ON drafts_redline;
DROP TRIGGER comparison_rules ON drafts_comparison;
DROP FUNCTION drafts_comparison_rules;
"""


class Migration(migrations.Migration):
    dependencies = [("drafts", "0003_lineage_origin")]

    operations = [
        migrations.CreateModel(
            name="Redline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old_sha256", models.CharField(max_length=64)),
                ("new_sha256", models.CharField(max_length=64)),
                ("version", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
            ],
            options={
                "verbose_name": "redline",
                "verbose_name_plural": "redlines",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("old_sha256", "new_sha256", "version"), name="redline_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Comparison",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "old_draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comparisons_onward",
                        to="drafts.draft",
                    ),
                ),
                (
                    "new_draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comparisons_back",
                        to="drafts.draft",
                    ),
                ),
            ],
            options={
                "verbose_name": "comparison",
                "verbose_name_plural": "comparisons",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("old_draft", "new_draft"), name="comparison_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ComparisonChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                (
                    "relations",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), size=None
                    ),
                ),
                (
                    "comparison",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="drafts.comparison",
                    ),
                ),
                ("old", models.ManyToManyField(related_name="changes_onward", to="drafts.article")),
                ("new", models.ManyToManyField(related_name="changes_back", to="drafts.article")),
                (
                    "redline",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="drafts.redline",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ["comparison", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("comparison", "position"), name="comparison_change_position_once"
                    )
                ],
            },
        ),
        migrations.RunSQL(SQL, REVERSE),
    ]
