"""What the database refuses about snapshots, editions and publications."""

from django.db import migrations

SQL = """
CREATE FUNCTION publications_snapshot_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sha256 <> encode(sha256(convert_to(NEW.data, 'UTF8')), 'hex') THEN
        PERFORM refuse('snapshot_matches_its_hash', 'the hash is not that of the data');
    END IF;
    -- The data say when they were read, by the policy's clock.
    NEW.taken_at := NEW.data::jsonb ->> 'taken_at';
    IF NEW.taken_at IS NULL OR NEW.taken_at > policy_clock(NEW.policy_id) THEN
        PERFORM refuse('snapshot_dated_by_its_data', 'the data do not say when they were read');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER snapshot_rules BEFORE INSERT ON publications_snapshot
    FOR EACH ROW EXECUTE FUNCTION publications_snapshot_rules();
CREATE TRIGGER snapshot_never_changes BEFORE UPDATE OR DELETE ON publications_snapshot
    FOR EACH ROW EXECUTE FUNCTION refuse_change('snapshot_never_changes');
CREATE TRIGGER snapshot_kept BEFORE TRUNCATE ON publications_snapshot
    EXECUTE FUNCTION refuse_change('snapshot_never_changes');

CREATE FUNCTION publications_edition_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.published_at IS NOT NULL THEN
            PERFORM refuse('edition_begins_unpublished', 'an edition begins unpublished');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.published_at IS NOT NULL THEN
        PERFORM refuse('edition_published_is_frozen', 'a published edition never changes');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF OLD.snapshot_id IS NOT NULL AND NEW.snapshot_id IS DISTINCT FROM OLD.snapshot_id THEN
        PERFORM refuse('edition_keeps_its_snapshot', 'an edition is made from one snapshot');
    END IF;
    IF NEW.published_at IS NOT NULL THEN
        NEW.published_at := policy_clock(NEW.policy_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_rules BEFORE INSERT OR UPDATE OR DELETE ON publications_edition
    FOR EACH ROW EXECUTE FUNCTION publications_edition_rules();

-- Whole or not at all: at the commit a published edition has its snapshot and three documents.
CREATE FUNCTION publications_edition_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.published_at IS NOT NULL AND (NEW.snapshot_id IS NULL OR 3 > (
        SELECT count(*) FROM publications_publication
        WHERE edition_id = NEW.id AND kind IN ('methodology', 'register', 'annotated-draft')
    )) THEN
        PERFORM refuse('edition_published_whole',
            'an edition is published with its three documents');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER edition_whole AFTER UPDATE ON publications_edition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION publications_edition_whole();

CREATE FUNCTION publications_publication_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM publications_edition WHERE id = NEW.edition_id FOR UPDATE;
    IF EXISTS (
        SELECT FROM publications_edition WHERE id = NEW.edition_id AND published_at IS NOT NULL
    ) THEN
        PERFORM refuse('edition_published_is_frozen', 'a published edition never changes');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER publication_rules BEFORE INSERT ON publications_publication
    FOR EACH ROW EXECUTE FUNCTION publications_publication_rules();
CREATE TRIGGER publication_never_changes BEFORE UPDATE OR DELETE ON publications_publication
    FOR EACH ROW EXECUTE FUNCTION refuse_change('edition_published_is_frozen');
CREATE TRIGGER publication_kept BEFORE TRUNCATE ON publications_publication
    EXECUTE FUNCTION refuse_change('edition_published_is_frozen');
CREATE TRIGGER edition_kept BEFORE TRUNCATE ON publications_edition
    EXECUTE FUNCTION refuse_change('edition_published_is_frozen');
"""

REVERSE = """
DROP TRIGGER edition_kept ON publications_edition;
DROP TRIGGER publication_kept ON publications_publication;
DROP TRIGGER publication_never_changes ON publications_publication;
DROP TRIGGER publication_rules ON publications_publication;
DROP FUNCTION publications_publication_rules;
DROP TRIGGER edition_whole ON publications_edition;
DROP FUNCTION publications_edition_whole;
DROP TRIGGER edition_rules ON publications_edition;
DROP FUNCTION publications_edition_rules;
DROP TRIGGER snapshot_kept ON publications_snapshot;
DROP TRIGGER snapshot_never_changes ON publications_snapshot;
DROP TRIGGER snapshot_rules ON publications_snapshot;
DROP FUNCTION publications_snapshot_rules;
"""


class Migration(migrations.Migration):
    dependencies = [("publications", "0001_initial"), ("comments", "0002_rules")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
