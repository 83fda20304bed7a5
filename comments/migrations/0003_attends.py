"""The comments that a change attends."""

import django.db.models.deletion
from django.db import migrations, models

SQL = """
-- A note of a later draft of the same policy names the comment, until that draft is published.
CREATE FUNCTION comments_attends_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM refuse('attends_never_changes', 'the link of a note to a comment never changes');
    END IF;
    SELECT draft.policy_id, draft.number, draft.published_at INTO place
        FROM drafts_changenote note
        JOIN drafts_article article ON article.id = note.article_id
        JOIN drafts_draft draft ON draft.id = article.draft_id
        WHERE note.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.note_id ELSE NEW.note_id END
        FOR SHARE OF draft;
    IF place.published_at IS NOT NULL THEN
        PERFORM refuse('draft_published_is_frozen', 'a published draft never changes');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NOT EXISTS (
        SELECT FROM comments_comment c
        JOIN consultations_consultation consultation ON consultation.id = c.consultation_id
        JOIN drafts_draft consulted ON consulted.id = consultation.draft_id
        WHERE c.id = NEW.comment_id
            AND consulted.policy_id = place.policy_id AND consulted.number < place.number
    ) THEN
        PERFORM refuse('attends_in_later_draft',
            'a note attends comments on earlier drafts of the same policy');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER attends_rules BEFORE INSERT OR UPDATE OR DELETE ON comments_attends
    FOR EACH ROW EXECUTE FUNCTION comments_attends_rules();
CREATE TRIGGER attends_kept BEFORE TRUNCATE ON comments_attends
    EXECUTE FUNCTION refuse_change('draft_published_is_frozen');
"""

REVERSE = """
DROP TRIGGER attends_kept ON comments_attends;
DROP TRIGGER attends_rules ON comments_attends;
DROP FUNCTION comments_attends_rules;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0002_rules"),
        ("drafts", "0005_editing"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attends",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attended_by",
                        to="comments.comment",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attends",
                        to="drafts.changenote",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment attended",
                "verbose_name_plural": "comments attended",
                "constraints": [
                    models.UniqueConstraint(fields=("note", "comment"), name="attends_once")
                ],
            },
        ),
        migrations.RunSQL(SQL, REVERSE),
    ]
