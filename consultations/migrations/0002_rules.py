"""What the database refuses about windows and methodologies."""

from django.db import migrations

SQL = """
CREATE FUNCTION consultations_consultation_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    moment timestamptz;
    draft record;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT policy_id, published_at INTO draft FROM drafts_draft WHERE id = NEW.draft_id FOR SHARE;
    ELSE
        SELECT policy_id, published_at INTO draft FROM drafts_draft WHERE id = OLD.draft_id;
    END IF;
    moment := policy_clock(draft.policy_id);
    IF TG_OP = 'INSERT' THEN
        IF draft.published_at IS NULL THEN
            PERFORM refuse('consultation_on_published_draft',
                'people are consulted on a published draft');
        END IF;
        IF NEW.closes_at <= moment THEN
            PERFORM refuse('consultation_closes_in_future', 'a window closes after it was set up');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.opens_at <= moment THEN
        IF TG_OP = 'DELETE' THEN
            PERFORM refuse('consultation_opened_is_kept', 'a window that has opened is not deleted');
        END IF;
        IF NEW.opens_at <> OLD.opens_at OR NEW.draft_id <> OLD.draft_id THEN
            PERFORM refuse('consultation_opened_is_kept',
                'the opening and the draft of a window that has opened are fixed');
        END IF;
        IF NOT NEW.channels @> OLD.channels THEN
            PERFORM refuse('consultation_opened_is_kept',
                'a window that has opened loses none of its channels');
        END IF;
        IF NEW.closes_at < OLD.closes_at
            OR (NEW.closes_at <> OLD.closes_at AND OLD.closes_at <= moment) THEN
            PERFORM refuse('consultation_never_shortened',
                'an open window may be extended, never shortened; a closed one stays closed');
        END IF;
    ELSIF TG_OP = 'UPDATE' THEN
        IF NEW.draft_id <> OLD.draft_id THEN
            PERFORM refuse('consultation_keeps_its_draft', 'a window stays with its draft');
        END IF;
        IF NEW.closes_at <= moment THEN
            PERFORM refuse('consultation_closes_in_future', 'a window closes after it was set up');
        END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER consultation_rules BEFORE INSERT OR UPDATE OR DELETE ON consultations_consultation
    FOR EACH ROW EXECUTE FUNCTION consultations_consultation_rules();
CREATE TRIGGER consultation_kept BEFORE TRUNCATE ON consultations_consultation
    EXECUTE FUNCTION refuse_change('consultation_opened_is_kept');

CREATE FUNCTION consultations_methodology_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.published_at IS NOT NULL THEN
            PERFORM refuse('methodology_begins_unpublished', 'a methodology begins unpublished');
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.published_at IS NOT NULL THEN
        PERFORM refuse('methodology_published_is_frozen',
            'a published methodology never changes; a later version replaces it');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.published_at IS NOT NULL THEN
        IF NOT EXISTS (SELECT FROM consultations_outcome WHERE methodology_id = NEW.id) THEN
            PERFORM refuse('methodology_published_has_outcomes',
                'a methodology without outcomes is not published');
        END IF;
        NEW.published_at := policy_clock(NEW.policy_id);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER methodology_rules BEFORE INSERT OR UPDATE OR DELETE ON consultations_methodology
    FOR EACH ROW EXECUTE FUNCTION consultations_methodology_rules();

CREATE FUNCTION consultations_outcome_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen boolean := false;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM FROM consultations_methodology WHERE id = OLD.methodology_id FOR SHARE;
        SELECT published_at IS NOT NULL INTO frozen
            FROM consultations_methodology WHERE id = OLD.methodology_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NOT coalesce(frozen, false) THEN
        PERFORM FROM consultations_methodology WHERE id = NEW.methodology_id FOR SHARE;
        SELECT published_at IS NOT NULL INTO frozen
            FROM consultations_methodology WHERE id = NEW.methodology_id;
    END IF;
    IF frozen THEN
        PERFORM refuse('methodology_published_is_frozen',
            'a published methodology never changes; a later version replaces it');
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER outcome_rules BEFORE INSERT OR UPDATE OR DELETE ON consultations_outcome
    FOR EACH ROW EXECUTE FUNCTION consultations_outcome_rules();

CREATE TRIGGER methodology_kept BEFORE TRUNCATE ON consultations_methodology
    EXECUTE FUNCTION refuse_change('methodology_published_is_frozen');
CREATE TRIGGER outcome_kept BEFORE TRUNCATE ON consultations_outcome
    EXECUTE FUNCTION refuse_change('methodology_published_is_frozen');
"""

REVERSE = """
DROP TRIGGER outcome_kept ON consultations_outcome;
DROP TRIGGER methodology_kept ON consultations_methodology;
DROP TRIGGER outcome_rules ON consultations_outcome;
DROP FUNCTION consultations_outcome_rules;
DROP TRIGGER methodology_rules ON consultations_methodology;
DROP FUNCTION consultations_methodology_rules;
DROP TRIGGER consultation_kept ON consultations_consultation;
DROP TRIGGER consultation_rules ON consultations_consultation;
DROP FUNCTION consultations_consultation_rules;
"""


class Migration(migrations.Migration):
    dependencies = [("consultations", "0001_initial"), ("drafts", "0002_rules")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
