"""The divisions of a draft, and those that its articles stand in, are its own."""

from django.db import migrations

SQL = """
CREATE UNIQUE INDEX division_in_its_draft ON drafts_division (id, draft_id);
ALTER TABLE drafts_division ADD CONSTRAINT division_within_its_draft
    FOREIGN KEY (parent_id, draft_id) REFERENCES drafts_division (id, draft_id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE drafts_article ADD CONSTRAINT article_within_its_draft
    FOREIGN KEY (division_id, draft_id) REFERENCES drafts_division (id, draft_id)
    DEFERRABLE INITIALLY DEFERRED;
"""
REVERSE = """
ALTER TABLE drafts_article DROP CONSTRAINT article_within_its_draft;
ALTER TABLE drafts_division DROP CONSTRAINT division_within_its_draft;
DROP INDEX division_in_its_draft;
"""


class Migration(migrations.Migration):
    dependencies = [("drafts", "0009_notes_follow_a_merge")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
