"""What the database refuses about the place of a comment and about its files."""

from django.db import migrations

SQL = """
CREATE FUNCTION comments_comment_division() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM drafts_division division
        JOIN consultations_consultation consultation ON consultation.draft_id = division.draft_id
        WHERE division.id = NEW.division_id AND consultation.id = NEW.consultation_id
    ) THEN
        PERFORM refuse('comment_on_division_consulted', 'the division is of another draft');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER comment_division BEFORE INSERT ON comments_comment
    FOR EACH ROW WHEN (NEW.division_id IS NOT NULL) EXECUTE FUNCTION comments_comment_division();

-- A comment says how many files came with it, and by its commit they are there: none is missing and
-- none can be added afterwards.
CREATE FUNCTION comments_comment_files() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM comments_attachment WHERE comment_id = NEW.id) <> NEW.attachment_count THEN
        PERFORM refuse('comment_with_its_files', 'a file of the comment is missing');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER comment_files AFTER INSERT ON comments_comment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.attachment_count > 0)
    EXECUTE FUNCTION comments_comment_files();

CREATE FUNCTION comments_attachment_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.position < 1 OR NEW.position > (
        SELECT attachment_count FROM comments_comment WHERE id = NEW.comment_id
    ) THEN
        PERFORM refuse('attachment_with_its_comment', 'files come with their comment, never later');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER attachment_rules BEFORE INSERT ON comments_attachment
    FOR EACH ROW EXECUTE FUNCTION comments_attachment_rules();
CREATE TRIGGER attachment_never_changes BEFORE UPDATE OR DELETE ON comments_attachment
    FOR EACH ROW EXECUTE FUNCTION refuse_change('attachment_never_changes');
CREATE TRIGGER attachment_kept BEFORE TRUNCATE ON comments_attachment
    EXECUTE FUNCTION refuse_change('attachment_never_changes');
"""

REVERSE = """
DROP TRIGGER attachment_kept ON comments_attachment;
DROP TRIGGER attachment_never_changes ON comments_attachment;
DROP TRIGGER attachment_rules ON comments_attachment;
DROP FUNCTION comments_attachment_rules;
DROP TRIGGER comment_files ON comments_comment;
DROP FUNCTION comments_comment_files;
DROP TRIGGER comment_division ON comments_comment;
DROP FUNCTION comments_comment_division;
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0004_commenting"), ("drafts", "0002_rules")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
