"""Published drafts as files, and what the database refuses about them."""

import django.db.models.deletion
from django.db import migrations, models

SQL = """
-- Only what is published is given out, and a file is made anew by a later exporter alone.
CREATE FUNCTION drafts_draftfile_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM drafts_draft WHERE id = NEW.draft_id AND published_at IS NOT NULL
    ) THEN
        PERFORM refuse('draft_file_of_published_draft', 'a working draft has no files');
    END IF;
    IF TG_OP = 'UPDATE' AND (
        NEW.draft_id <> OLD.draft_id OR NEW.format <> OLD.format OR NEW.version <= OLD.version
    ) THEN
        PERFORM refuse('draft_file_changes_with_its_exporter',
            'a file is made anew only by a later version of its exporter');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draftfile_rules BEFORE INSERT OR UPDATE ON drafts_draftfile
    FOR EACH ROW EXECUTE FUNCTION drafts_draftfile_rules();
CREATE TRIGGER draftfile_never_deleted BEFORE DELETE ON drafts_draftfile
    FOR EACH ROW EXECUTE FUNCTION refuse_change('draft_file_is_kept');
CREATE TRIGGER draftfile_kept BEFORE TRUNCATE ON drafts_draftfile
    EXECUTE FUNCTION refuse_change('draft_file_is_kept');
"""

REVERSE = """
DROP TRIGGER draftfile_kept ON drafts_draftfile;
DROP TRIGGER draftfile_never_deleted ON drafts_draftfile;
DROP TRIGGER draftfile_rules ON drafts_draftfile;
DROP FUNCTION drafts_draftfile_rules;
"""


class Migration(migrations.Migration):
    dependencies = [("drafts", "0006_import")]

    operations = [
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("md", "Markdown"),
                            ("docx", "DOCX"),
                            ("akn", "Akoma Ntoso (XML)"),
                        ],
                        max_length=8,
                        verbose_name="format",
                    ),
                ),
                ("file", models.FileField(max_length=120, upload_to="", verbose_name="file")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(verbose_name="size")),
                (
                    "version",
                    models.PositiveSmallIntegerField(verbose_name="version of the exporter"),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="drafts.draft",
                        verbose_name="draft",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a draft",
                "verbose_name_plural": "files of drafts",
                "ordering": ["draft", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draft", "format"), name="draft_file_once_per_format"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="draft_file_sha256_form",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SQL, REVERSE),
    ]
