"""What pages ask about policies, drafts and articles. Working drafts are not for the public."""

from django.db.models import Count, Exists, Func, OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from drafts.models import Article, Draft, Lineage, Policy

# The articles that one article came from and became, whatever the number of drafts between.
THREAD = """
WITH RECURSIVE back(id) AS (
    SELECT %s::bigint UNION
    SELECT lineage.old_id FROM drafts_lineage lineage JOIN back ON lineage.new_id = back.id
    WHERE lineage.old_id IS NOT NULL
), onward(id) AS (
    SELECT %s::bigint UNION
    SELECT lineage.new_id FROM drafts_lineage lineage JOIN onward ON lineage.old_id = onward.id
    WHERE lineage.new_id IS NOT NULL
)
SELECT id FROM back UNION SELECT id FROM onward
"""

# The articles that one came from, through all the drafts before; not the article itself.
ANCESTRY = """
WITH RECURSIVE back(id) AS (
    SELECT old_id FROM drafts_lineage WHERE new_id = %s AND old_id IS NOT NULL UNION
    SELECT lineage.old_id FROM drafts_lineage lineage JOIN back ON lineage.new_id = back.id
    WHERE lineage.old_id IS NOT NULL
)
SELECT id FROM back
"""


def policies_with_drafts():
    """Policies that the public can read something of, the newest first, with their latest draft's
    number and date."""
    published = Draft.objects.filter(policy=OuterRef("pk"), published_at__isnull=False)
    latest = published.order_by("-number")
    return (
        Policy.objects.filter(Exists(published))
        .annotate(
            latest_number=Subquery(latest.values("number")[:1]),
            latest_published_at=Subquery(latest.values("published_at")[:1]),
        )
        .order_by("-created_at")
    )


def published_drafts():
    """Drafts that anybody may read, with their policy."""
    return Draft.objects.filter(published_at__isnull=False).select_related("policy")


def published_articles():
    """Articles that anybody may read, with their draft and policy."""
    return Article.objects.filter(draft__published_at__isnull=False).select_related(
        "draft__policy", "division"
    )


def neighbours(article):
    """Return the articles before and after this one, None where there is none; one query."""
    around = article.draft.articles.filter(
        position__in=[article.position - 1, article.position + 1]
    ).defer("text")
    by_position = {other.position: other for other in around}
    return by_position.get(article.position - 1), by_position.get(article.position + 1)


def thread_of(article):
    """Return the same article in the published drafts, this one among them, by draft."""
    related = RawSQL(THREAD, [article.pk, article.pk])
    return (
        published_articles()
        .filter(pk__in=related)
        .defer("text")
        .order_by("draft__number", "position")
    )


def ancestry_of(article):
    """Return the ids of the articles that `article` came from, as SQL for `pk__in`."""
    return RawSQL(ANCESTRY, [article.pk])


def changes_by_draft(policy):
    """Return what changed in each draft: {draft id: {relation: number of articles}}."""
    rows = (
        Lineage.objects.filter(new_draft__policy=policy)
        .annotate(relation=Func("relations", function="unnest"))
        .values_list("new_draft", "relation")
        .annotate(articles=Count(Coalesce("new", "old"), distinct=True))
    )
    changes: dict[int, dict[str, int]] = {}
    for draft, relation, articles in rows:
        changes.setdefault(draft, {})[relation] = articles
    return changes


def predecessors(article):
    """Return the articles of the draft before that this one came from, in their order."""
    return (
        Article.objects.filter(successors__new=article)
        .select_related("draft")
        .order_by("draft__number", "position")
    )


def changed_without_note(draft):
    """Return the articles of `draft` that differ from what they came from, or come from nothing,
    and whose change no note explains. A first draft changes nothing.

    Working drafts are compared by their words, since their lineage may be older than their edits.
    """
    same = Lineage.objects.filter(
        new=OuterRef("pk"),
        old__heading=OuterRef("heading"),
        old__text=OuterRef("text"),
        relations=[Lineage.Relation.KEPT],
    )
    if not Draft.objects.filter(policy=draft.policy_id, number__lt=draft.number).exists():
        return Article.objects.none()
    return (
        draft.articles.filter(~Exists(same), notes=None)
        .only("heading", "number", "draft_id", "position")
        .order_by("position")
    )
