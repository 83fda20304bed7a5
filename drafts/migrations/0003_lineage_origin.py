"""Lineage says who became who, where each edge comes from, and what the database refuses of it."""

import django.db.models.constraints
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

SQL = """
-- Both ends stand in the drafts named on the edge, and stay there.
CREATE UNIQUE INDEX article_in_its_draft ON drafts_article (id, draft_id);
ALTER TABLE drafts_lineage
    ADD CONSTRAINT lineage_old_of_its_draft FOREIGN KEY (old_id, old_draft_id)
        REFERENCES drafts_article (id, draft_id) DEFERRABLE INITIALLY DEFERRED,
    ADD CONSTRAINT lineage_new_of_its_draft FOREIGN KEY (new_id, new_draft_id)
        REFERENCES drafts_article (id, draft_id) DEFERRABLE INITIALLY DEFERRED;

-- From a draft to the next of its policy, while the next is being worked on. Comments are followed
-- through the edges and documents are functions of them: publishing the draft freezes both.
CREATE FUNCTION drafts_lineage_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    frozen boolean := false;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM FROM drafts_draft WHERE id = OLD.new_draft_id FOR NO KEY UPDATE;
        SELECT published_at IS NOT NULL INTO frozen FROM drafts_draft WHERE id = OLD.new_draft_id;
    END IF;
    IF TG_OP <> 'DELETE' AND NOT coalesce(frozen, false) THEN
        PERFORM FROM drafts_draft WHERE id = NEW.new_draft_id FOR NO KEY UPDATE;
        SELECT published_at IS NOT NULL INTO frozen FROM drafts_draft WHERE id = NEW.new_draft_id;
    END IF;
    IF frozen THEN
        PERFORM refuse('lineage_published_is_frozen',
            'the lineage into a published draft never changes');
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NOT EXISTS (
        SELECT FROM drafts_draft earlier JOIN drafts_draft later USING (policy_id)
        WHERE earlier.id = NEW.old_draft_id AND later.id = NEW.new_draft_id
            AND earlier.number < later.number
            AND NOT EXISTS (
                SELECT FROM drafts_draft middle WHERE middle.policy_id = earlier.policy_id
                    AND middle.number > earlier.number AND middle.number < later.number
            )
    ) THEN
        PERFORM refuse('lineage_to_the_next_draft',
            'lineage goes from a draft to the next one of its policy');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lineage_rules BEFORE INSERT OR UPDATE OR DELETE ON drafts_lineage
    FOR EACH ROW EXECUTE FUNCTION drafts_lineage_rules();
CREATE TRIGGER lineage_kept BEFORE TRUNCATE ON drafts_lineage
    EXECUTE FUNCTION refuse_change('lineage_published_is_frozen');

-- What was added came from nothing, and what was removed became nothing; by the commit.
CREATE FUNCTION drafts_lineage_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM drafts_lineage added JOIN drafts_lineage other USING (new_id)
        WHERE added.new_id = NEW.new_id AND added.old_id IS NULL AND other.old_id IS NOT NULL
    ) THEN
        PERFORM refuse('lineage_added_has_no_ancestor', 'an added article has no ancestor');
    END IF;
    IF EXISTS (
        SELECT FROM drafts_lineage removed JOIN drafts_lineage other USING (old_id)
        WHERE removed.old_id = NEW.old_id AND removed.new_id IS NULL AND other.new_id IS NOT NULL
    ) THEN
        PERFORM refuse('lineage_removed_has_no_successor', 'a removed article has no successor');
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lineage_alone AFTER INSERT OR UPDATE ON drafts_lineage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION drafts_lineage_alone();

-- A draft keeps its place, which its lineage hangs on; and what is published is whole: articles
-- one after the other, and no article of it or of the draft before without a lineage.
CREATE FUNCTION drafts_draft_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before bigint;
BEGIN
    IF (NEW.policy_id, NEW.number) IS DISTINCT FROM (OLD.policy_id, OLD.number) THEN
        PERFORM refuse('draft_keeps_its_place', 'a draft keeps its policy and its number');
    END IF;
    IF OLD.published_at IS NOT NULL OR NEW.published_at IS NULL THEN
        RETURN NEW;
    END IF;
    IF (SELECT min(position) <> 0 OR max(position) <> count(*) - 1
        FROM drafts_article WHERE draft_id = NEW.id) THEN
        PERFORM refuse('draft_published_in_order', 'the articles of a draft stand without gaps');
    END IF;
    SELECT id INTO before FROM drafts_draft
        WHERE policy_id = NEW.policy_id AND number < NEW.number ORDER BY number DESC LIMIT 1;
    IF before IS NOT NULL AND EXISTS (
        SELECT FROM drafts_article article
        WHERE article.draft_id = NEW.id
            AND NOT EXISTS (SELECT FROM drafts_lineage WHERE new_id = article.id)
        UNION ALL
        SELECT FROM drafts_article article
        WHERE article.draft_id = before
            AND NOT EXISTS (SELECT FROM drafts_lineage WHERE old_id = article.id)
    ) THEN
        PERFORM refuse('draft_published_with_lineage', 'an article is without lineage');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_whole BEFORE UPDATE ON drafts_draft
    FOR EACH ROW EXECUTE FUNCTION drafts_draft_whole();
"""

REVERSE = """
DROP TRIGGER draft_whole ON drafts_draft;
DROP FUNCTION drafts_draft_whole;
DROP TRIGGER lineage_alone ON drafts_lineage;
DROP FUNCTION drafts_lineage_alone;
DROP TRIGGER lineage_kept ON drafts_lineage;
DROP TRIGGER lineage_rules ON drafts_lineage;
DROP FUNCTION drafts_lineage_rules;
ALTER TABLE drafts_lineage
    DROP CONSTRAINT lineage_new_of_its_draft,
    DROP CONSTRAINT lineage_old_of_its_draft;
DROP INDEX article_in_its_draft;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0002_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalLineage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed by the comparison"),
                            ("recorded", "recorded by an edit"),
                            ("corrected", "said by a person"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                ("note", models.TextField(blank=True, default="", verbose_name="why")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
            ],
            options={
                "verbose_name": "historical lineage",
                "verbose_name_plural": "historical lineage",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="article",
            name="article_slug_once_per_draft",
        ),
        migrations.RemoveConstraint(
            model_name="lineage",
            name="lineage_edge_once",
        ),
        migrations.AddField(
            model_name="lineage",
            name="note",
            field=models.TextField(blank=True, default="", verbose_name="why"),
        ),
        migrations.AddField(
            model_name="lineage",
            name="origin",
            field=models.CharField(
                choices=[
                    ("proposed", "proposed by the comparison"),
                    ("recorded", "recorded by an edit"),
                    ("corrected", "said by a person"),
                ],
                default="proposed",
                max_length=10,
                verbose_name="origin",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("draft", "slug"),
                name="article_slug_once_per_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="lineage",
            constraint=models.UniqueConstraint(
                fields=("old", "new"), name="lineage_edge_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="lineage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("old__isnull", True), ("relations", ["added"])),
                    models.Q(("new__isnull", True), ("relations", ["removed"])),
                    models.Q(
                        ("new__isnull", False),
                        ("old__isnull", False),
                        ("relations__len__gte", 1),
                        models.Q(("relations__overlap", ["added", "removed"]), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="lineage_relations_fit_its_ends",
            ),
        ),
        migrations.AddField(
            model_name="historicallineage",
            name="history_user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicallineage",
            name="new",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="drafts.article",
            ),
        ),
        migrations.AddField(
            model_name="historicallineage",
            name="new_draft",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="drafts.draft",
            ),
        ),
        migrations.AddField(
            model_name="historicallineage",
            name="old",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="drafts.article",
            ),
        ),
        migrations.AddField(
            model_name="historicallineage",
            name="old_draft",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="drafts.draft",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalDivision",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("heading", models.TextField(verbose_name="heading")),
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
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="drafts.draft",
                        verbose_name="draft",
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
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="drafts.division",
                        verbose_name="within",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical division",
                "verbose_name_plural": "historical divisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RunSQL(SQL, REVERSE),
    ]
