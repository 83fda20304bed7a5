"""What the database refuses, and does itself, about comments and decisions."""

from django.db import migrations

SQL = """
-- Comments: the database gives folio, instant and hash, and judges the window, in one place and
-- in the transaction that stores the comment.
CREATE FUNCTION comments_comment_received() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place record;
BEGIN
    SELECT c.opens_at, c.closes_at, c.channels, d.id AS draft_id, d.policy_id, p.folio_prefix
        INTO place
        FROM consultations_consultation c
        JOIN drafts_draft d ON d.id = c.draft_id
        JOIN drafts_policy p ON p.id = d.policy_id
        WHERE c.id = NEW.consultation_id;
    IF place.policy_id IS DISTINCT FROM NEW.policy_id THEN
        PERFORM refuse('comment_of_its_policy', 'the consultation is of another policy');
    END IF;
    IF NEW.article_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM drafts_article WHERE id = NEW.article_id AND draft_id = place.draft_id
    ) THEN
        PERFORM refuse('comment_on_article_consulted', 'the article is of another draft');
    END IF;
    IF NOT NEW.channel = ANY (place.channels) THEN
        PERFORM refuse('comment_channel_accepted', 'the consultation does not take this channel');
    END IF;
    IF NEW.session_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM consultations_session
        WHERE id = NEW.session_id AND consultation_id = NEW.consultation_id AND channel = NEW.channel
    ) THEN
        PERFORM refuse('comment_session_of_its_channel',
            'the session is of another consultation or channel');
    END IF;

    -- This row stays locked until the commit, so that folios and instants follow its order.
    INSERT INTO comments_folioseries AS series (policy_id, last) VALUES (NEW.policy_id, 1)
        ON CONFLICT (policy_id) DO UPDATE SET last = series.last + 1
        RETURNING last INTO NEW.number;
    NEW.received_at := policy_clock(NEW.policy_id);
    IF NEW.channel = 'online' THEN
        IF NEW.received_at < place.opens_at THEN
            PERFORM refuse('comment_not_before_opening', 'the window has not opened');
        ELSIF NEW.received_at >= place.closes_at THEN
            PERFORM refuse('comment_not_after_closing', 'the window has closed');
        END IF;
    END IF;
    NEW.folio := place.folio_prefix || '-'
        || lpad(NEW.number::text, greatest(6, length(NEW.number::text)), '0');
    NEW.text_sha256 := encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex');
    RETURN NEW;
END $$;
CREATE TRIGGER comment_received BEFORE INSERT ON comments_comment
    FOR EACH ROW EXECUTE FUNCTION comments_comment_received();
CREATE TRIGGER comment_never_changes BEFORE UPDATE OR DELETE ON comments_comment
    FOR EACH ROW EXECUTE FUNCTION refuse_change('comment_never_changes');
CREATE TRIGGER comment_kept BEFORE TRUNCATE ON comments_comment
    EXECUTE FUNCTION refuse_change('comment_never_changes');

-- The series moves only with a comment: from within the trigger above.
CREATE FUNCTION comments_folioseries_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR pg_trigger_depth() < 2 THEN
        PERFORM refuse('folio_only_with_comment', 'a folio is given with a comment only');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER folioseries_rules BEFORE INSERT OR UPDATE OR DELETE ON comments_folioseries
    FOR EACH ROW EXECUTE FUNCTION comments_folioseries_rules();
CREATE TRIGGER folioseries_kept BEFORE TRUNCATE ON comments_folioseries
    EXECUTE FUNCTION refuse_change('folio_only_with_comment');

-- Decisions: proposed, reviewed, superseded; nothing else about them ever changes.
CREATE FUNCTION comments_decision_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    policy bigint;
BEGIN
    SELECT policy_id INTO policy FROM comments_comment WHERE id = NEW.comment_id;
    IF TG_OP = 'INSERT' THEN
        IF NEW.reviewer_id IS NOT NULL OR NEW.reviewed_at IS NOT NULL OR NEW.superseded_at IS NOT NULL THEN
            PERFORM refuse('decision_begins_as_proposal', 'a decision begins as a proposal');
        END IF;
        IF NEW.outcome_id NOT IN (
            SELECT outcome.id FROM consultations_outcome outcome WHERE outcome.methodology_id = (
                SELECT id FROM consultations_methodology
                WHERE policy_id = policy AND published_at IS NOT NULL
                ORDER BY version DESC LIMIT 1
            )
        ) THEN
            PERFORM refuse('decision_by_methodology_in_force',
                'the outcome is not one of the policy''s methodology in force');
        END IF;
        NEW.proposed_at := policy_clock(policy);
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.comment_id, NEW.outcome_id, NEW.reason, NEW.proposer_id, NEW.proposed_at)
        IS DISTINCT FROM
        (OLD.id, OLD.comment_id, OLD.outcome_id, OLD.reason, OLD.proposer_id, OLD.proposed_at)
        OR OLD.superseded_at IS NOT NULL
        OR (OLD.reviewer_id IS NOT NULL
            AND (NEW.reviewer_id, NEW.reviewed_at) IS DISTINCT FROM (OLD.reviewer_id, OLD.reviewed_at))
    THEN
        PERFORM refuse('decision_never_changes', 'a decision is superseded, never edited');
    END IF;
    IF OLD.reviewer_id IS NULL AND NEW.reviewer_id IS NOT NULL THEN
        NEW.reviewed_at := policy_clock(policy);
    END IF;
    IF NEW.superseded_at IS NOT NULL THEN
        NEW.superseded_at := policy_clock(policy);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_rules BEFORE INSERT OR UPDATE ON comments_decision
    FOR EACH ROW EXECUTE FUNCTION comments_decision_rules();
CREATE TRIGGER decision_never_deleted BEFORE DELETE ON comments_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_change('decision_never_changes');
CREATE TRIGGER decision_kept BEFORE TRUNCATE ON comments_decision
    EXECUTE FUNCTION refuse_change('decision_never_changes');

-- Once answered, a comment stays answered: what is taken out of force is replaced by the commit.
CREATE FUNCTION comments_answer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.reviewed_at IS NOT NULL AND OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM comments_decision
            WHERE comment_id = NEW.comment_id AND reviewed_at IS NOT NULL AND superseded_at IS NULL
        )
    THEN
        PERFORM refuse('decision_superseded_by_another', 'an answer is superseded by another answer');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER answer_stays AFTER UPDATE ON comments_decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION comments_answer_stays();

CREATE FUNCTION comments_reflection_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM comments_decision decision
        JOIN comments_comment c ON c.id = decision.comment_id
        JOIN consultations_consultation consultation ON consultation.id = c.consultation_id
        JOIN drafts_draft consulted ON consulted.id = consultation.draft_id
        JOIN drafts_article article ON article.id = NEW.article_id
        JOIN drafts_draft later ON later.id = article.draft_id
        WHERE decision.id = NEW.decision_id
            AND decision.reviewed_at IS NULL AND decision.superseded_at IS NULL
            AND later.policy_id = consulted.policy_id AND later.number > consulted.number
    ) THEN
        PERFORM refuse('reflection_in_later_draft',
            'a proposal names articles of a later draft of the same policy');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reflection_rules BEFORE INSERT ON comments_reflection
    FOR EACH ROW EXECUTE FUNCTION comments_reflection_rules();
CREATE TRIGGER reflection_never_changes BEFORE UPDATE OR DELETE ON comments_reflection
    FOR EACH ROW EXECUTE FUNCTION refuse_change('decision_never_changes');
CREATE TRIGGER reflection_kept BEFORE TRUNCATE ON comments_reflection
    EXECUTE FUNCTION refuse_change('decision_never_changes');
"""

REVERSE = """
DROP TRIGGER reflection_kept ON comments_reflection;
DROP TRIGGER reflection_never_changes ON comments_reflection;
DROP TRIGGER reflection_rules ON comments_reflection;
DROP FUNCTION comments_reflection_rules;
DROP TRIGGER answer_stays ON comments_decision;
DROP FUNCTION comments_answer_stays;
DROP TRIGGER decision_kept ON comments_decision;
DROP TRIGGER decision_never_deleted ON comments_decision;
DROP TRIGGER decision_rules ON comments_decision;
DROP FUNCTION comments_decision_rules;
DROP TRIGGER folioseries_kept ON comments_folioseries;
DROP TRIGGER folioseries_rules ON comments_folioseries;
DROP FUNCTION comments_folioseries_rules;
DROP TRIGGER comment_kept ON comments_comment;
DROP TRIGGER comment_never_changes ON comments_comment;
DROP TRIGGER comment_received ON comments_comment;
DROP FUNCTION comments_comment_received;
"""


class Migration(migrations.Migration):
    dependencies = [("comments", "0001_initial"), ("consultations", "0002_rules")]
    operations = [migrations.RunSQL(SQL, REVERSE)]
