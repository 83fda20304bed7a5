"""Editing an article: revisions that no stale edit passes, versions that stay, notes of why.

`drafts.models` says what they are; the triggers are what the database keeps by itself.
"""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

SQL = """
-- An edit states the revision it was written from; an edit that states none passes over the present
-- one, and raises it for those who are writing.
CREATE FUNCTION drafts_article_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.revision := 1;
        RETURN NEW;
    END IF;
    IF NEW.revision <> OLD.revision THEN
        PERFORM refuse('article_edit_is_stale',
            format('written from revision %s, and revision %s is there', NEW.revision, OLD.revision));
    END IF;
    IF (NEW.heading, NEW.text) IS DISTINCT FROM (OLD.heading, OLD.text) THEN
        NEW.revision := OLD.revision + 1;
    END IF;
    RETURN NEW;
END $$;
-- Named to come after `article_rules`: a published draft is refused as such.
CREATE TRIGGER article_words_revision BEFORE INSERT OR UPDATE ON drafts_article
    FOR EACH ROW EXECUTE FUNCTION drafts_article_revision();

-- A version carries the revision that its words got, which the application learns only afterwards.
CREATE FUNCTION drafts_article_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.revision := coalesce(
        (SELECT revision FROM drafts_article WHERE id = NEW.id), NEW.revision);
    RETURN NEW;
END $$;
CREATE TRIGGER article_version BEFORE INSERT ON drafts_historicalarticle
    FOR EACH ROW EXECUTE FUNCTION drafts_article_version();

-- Versions stay as they were saved; an account that is deleted only leaves its name.
CREATE FUNCTION drafts_article_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.history_user_id IS NOT NULL
        OR to_jsonb(NEW) - 'history_user_id' <> to_jsonb(OLD) - 'history_user_id'
    THEN
        PERFORM refuse('article_version_never_changes', 'a saved version never changes');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER article_version_stays BEFORE UPDATE OR DELETE ON drafts_historicalarticle
    FOR EACH ROW EXECUTE FUNCTION drafts_article_version_stays();
CREATE TRIGGER article_version_kept BEFORE TRUNCATE ON drafts_historicalarticle
    EXECUTE FUNCTION refuse_change('article_version_never_changes');

-- Notes are added and withdrawn while the draft is being worked on, and stand with it afterwards.
CREATE FUNCTION drafts_change_note_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    place record;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM refuse('change_note_never_changes', 'a note is withdrawn and written anew');
    END IF;
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
    NEW.at := policy_clock(place.policy_id);
    RETURN NEW;
END $$;
CREATE TRIGGER change_note_rules BEFORE INSERT OR UPDATE OR DELETE ON drafts_changenote
    FOR EACH ROW EXECUTE FUNCTION drafts_change_note_rules();
CREATE TRIGGER change_note_kept BEFORE TRUNCATE ON drafts_changenote
    EXECUTE FUNCTION refuse_change('draft_published_is_frozen');
"""

REVERSE = """
DROP TRIGGER change_note_kept ON drafts_changenote;
DROP TRIGGER change_note_rules ON drafts_changenote;
DROP FUNCTION drafts_change_note_rules;
DROP TRIGGER article_version_kept ON drafts_historicalarticle;
DROP TRIGGER article_version_stays ON drafts_historicalarticle;
DROP FUNCTION drafts_article_version_stays;
DROP TRIGGER article_version ON drafts_historicalarticle;
DROP FUNCTION drafts_article_version;
DROP TRIGGER article_words_revision ON drafts_article;
DROP FUNCTION drafts_article_revision;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0004_redline"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="revision",
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="restored_from",
            field=models.PositiveIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="historicalarticle",
            name="revision",
            field=models.PositiveIntegerField(db_default=1, default=1, editable=False),
        ),
        migrations.AlterField(
            model_name="historicalarticle",
            name="history_change_reason",
            field=models.TextField(null=True),
        ),
        migrations.CreateModel(
            name="HistoricalChangeNote",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="why it changes")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="drafts.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical note of a change",
                "verbose_name_plural": "historical notes of changes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ChangeNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="why it changes")),
                ("at", models.DateTimeField(editable=False, verbose_name="written")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="drafts.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "note of a change",
                "verbose_name_plural": "notes of changes",
                "ordering": ["article", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "\\S")),
                        name="change_note_says_something",
                    )
                ],
            },
        ),
        migrations.RunSQL(SQL, REVERSE),
    ]
