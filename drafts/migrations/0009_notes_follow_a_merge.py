"""A note of why goes along when its article is merged into another of the same working draft."""

from django.db import migrations

RULES = """
CREATE OR REPLACE FUNCTION drafts_change_note_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place record;
BEGIN
    {on_update}
    SELECT draft.policy_id, draft.published_at INTO place
        FROM drafts_article article JOIN drafts_draft draft ON draft.id = article.draft_id
        WHERE article.id = CASE WHEN TG_OP = 'DELETE' THEN OLD.article_id ELSE NEW.article_id END
        FOR SHARE OF draft;
    IF place.published_at IS NOT NULL THEN
        PERFORM refuse('draft_published_is_frozen', 'a published draft never changes');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        NEW.at := policy_clock(place.policy_id);
    END IF;
    RETURN NEW;
END $$;
"""
NEVER = """IF TG_OP = 'UPDATE' THEN
        PERFORM refuse('change_note_never_changes', 'a note is withdrawn and written anew');
    END IF;"""
ALONG = """IF TG_OP = 'UPDATE' AND (
        to_jsonb(NEW) - 'article_id' <> to_jsonb(OLD) - 'article_id'
        OR (SELECT count(DISTINCT draft_id) FROM drafts_article
            WHERE id IN (OLD.article_id, NEW.article_id)) <> 1
    ) THEN
        PERFORM refuse('change_note_never_changes', 'a note is withdrawn and written anew');
    END IF;"""


class Migration(migrations.Migration):
    dependencies = [("drafts", "0008_one_working_draft")]
    operations = [
        migrations.RunSQL(RULES.replace("{on_update}", ALONG), RULES.replace("{on_update}", NEVER))
    ]
