"""What the database refuses about policies and drafts.

`refuse(rule, message)` raises a check violation that carries the rule's name, which
`drafts.rules.broken_rule` reads back.
"""

from django.db import migrations

SQL = """
CREATE FUNCTION refuse(rule text, message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = rule, MESSAGE = message;
END $$;

-- A trigger for tables whose rows are only ever added; its argument names the rule.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse(TG_ARGV[0], format('%s on %s: its rows never change', TG_OP, TG_TABLE_NAME));
    RETURN NULL;
END $$;

CREATE FUNCTION policy_clock(policy bigint) RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT clock_timestamp() + clock_offset FROM drafts_policy WHERE id = policy
$$;

CREATE FUNCTION drafts_policy_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.is_demonstration <> OLD.is_demonstration THEN
        PERFORM refuse('policy_demonstration_for_good',
            'a policy is a demonstration from its beginning to its end, or never');
    END IF;
    IF NEW.folio_prefix <> OLD.folio_prefix AND EXISTS (
        SELECT FROM drafts_draft WHERE policy_id = OLD.id AND published_at IS NOT NULL
    ) THEN
        PERFORM refuse('policy_folio_prefix_is_fixed',
            'the folio prefix is fixed once a draft has been published');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER policy_rules BEFORE UPDATE ON drafts_policy
    FOR EACH ROW EXECUTE FUNCTION drafts_policy_rules();

-- Published means frozen. Publishing is the one change of `published_at`, dated by the database.
CREATE FUNCTION drafts_draft_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.published_at IS NOT NULL THEN
            PERFORM refuse('draft_begins_as_working', 'a draft begins as a working draft');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.published_at IS NOT NULL THEN
        PERFORM refuse('draft_published_is_frozen', 'a published draft never changes');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.published_at IS NOT NULL THEN
        IF NOT EXISTS (SELECT FROM drafts_article WHERE draft_id = NEW.id) THEN
            PERFORM refuse('draft_published_has_articles', 'a draft without articles is not published');
        END IF;
        NEW.published_at := policy_clock(NEW.policy_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_rules BEFORE INSERT OR UPDATE OR DELETE ON drafts_draft
    FOR EACH ROW EXECUTE FUNCTION drafts_draft_rules();

-- The parts of a draft. The lock makes an edit and the publication wait for each other.
CREATE FUNCTION drafts_part_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen boolean := false;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM FROM drafts_draft WHERE id = OLD.draft_id FOR SHARE;
        SELECT published_at IS NOT NULL INTO frozen FROM drafts_draft WHERE id = OLD.draft_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NOT coalesce(frozen, false) THEN
        PERFORM FROM drafts_draft WHERE id = NEW.draft_id FOR SHARE;
        SELECT published_at IS NOT NULL INTO frozen FROM drafts_draft WHERE id = NEW.draft_id;
    END IF;
    IF frozen THEN
        PERFORM refuse('draft_published_is_frozen', 'a published draft never changes');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER division_rules BEFORE INSERT OR UPDATE OR DELETE ON drafts_division
    FOR EACH ROW EXECUTE FUNCTION drafts_part_rules();
CREATE TRIGGER article_rules BEFORE INSERT OR UPDATE OR DELETE ON drafts_article
    FOR EACH ROW EXECUTE FUNCTION drafts_part_rules();

CREATE TRIGGER draft_kept BEFORE TRUNCATE ON drafts_draft
    EXECUTE FUNCTION refuse_change('draft_published_is_frozen');
CREATE TRIGGER division_kept BEFORE TRUNCATE ON drafts_division
    EXECUTE FUNCTION refuse_change('draft_published_is_frozen');
CREATE TRIGGER article_kept BEFORE TRUNCATE ON drafts_article
    EXECUTE FUNCTION refuse_change('draft_published_is_frozen');
"""

REVERSE = """
DROP TRIGGER article_kept ON drafts_article;
DROP TRIGGER division_kept ON drafts_division;
DROP TRIGGER draft_kept ON drafts_draft;
DROP TRIGGER article_rules ON drafts_article;
DROP TRIGGER division_rules ON drafts_division;
DROP FUNCTION drafts_part_rules;
DROP TRIGGER draft_rules ON drafts_draft;
DROP FUNCTION drafts_draft_rules;
DROP TRIGGER policy_rules ON drafts_policy;
DROP FUNCTION drafts_policy_rules;
DROP FUNCTION policy_clock;
DROP FUNCTION refuse_change;
DROP FUNCTION refuse;
"""


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
