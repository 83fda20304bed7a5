"""What pages ask about policies, drafts and articles. Working drafts are not for the public."""

from django.db.models import Case, Count, Exists, F, Func, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from drafts.lineage import WITH_PATH
from drafts.models import Article, Comparison, ComparisonChange, Draft, DraftFile, Lineage, Policy
from drafts.redlining import VERSION

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


def latest_draft(policy):
    """Return the latest published draft of a policy, None where there is none."""
    return published_drafts().filter(policy=policy).order_by("number").last()


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
    """Return what changed in each draft: {draft id: {relation: number of changes}}. An article that
    was split is one change, and so are several that were merged."""
    # Ids of articles are of one series, whichever draft they are in.
    change = Case(
        When(relations__contains=[Lineage.Relation.SPLIT], then=F("old")),
        default=Coalesce("new", "old"),
    )
    rows = (
        Lineage.objects.filter(new_draft__policy=policy)
        .annotate(relation=Func("relations", function="unnest"))
        .values_list("new_draft", "relation")
        .annotate(times=Count(change, distinct=True))
    )
    changes: dict[int, dict[str, int]] = {}
    for draft, relation, times in rows:
        changes.setdefault(draft, {})[relation] = times
    return changes


def drafts_without_files(versions):
    """Return the published drafts that lack a file in some format, or have it from an earlier
    exporter; `versions` gives the exporter's by format."""
    made = Q()
    for format, version in versions.items():
        made |= Q(files__format=format, files__version__gte=version)
    return (
        published_drafts()
        .annotate(made=Count("files", filter=made))
        .filter(made__lt=len(versions))
        .order_by("pk")
    )


def published_files(policy_slug):
    """The files of a policy's drafts that the public may fetch, with draft and policy."""
    return DraftFile.objects.select_related("draft__policy").filter(
        draft__policy__slug=policy_slug, draft__published_at__isnull=False
    )


def pairs_to_compare():
    """Return the pairs of published drafts, earlier and later, whose comparison is not made, or was
    made by an earlier version of the redlines; the latest drafts first."""
    by_policy: dict[int, list[Draft]] = {}
    for draft in published_drafts().order_by("policy", "number"):
        by_policy.setdefault(draft.policy_id, []).append(draft)
    made = set(Comparison.objects.filter(version=VERSION).values_list("old_draft", "new_draft"))
    return [
        (old, new)
        for drafts in by_policy.values()
        for at, new in reversed(list(enumerate(drafts)))
        for old in reversed(drafts[:at])
        if (old.pk, new.pk) not in made
    ]


def comparison_of(old, new):
    """Return the comparison of two drafts, None while it is not made."""
    return Comparison.objects.filter(old_draft=old, new_draft=new).first()


def changes_of(comparison):
    """Return the changes of a comparison with the articles at both ends, as a page shows them."""
    articles = Article.objects.select_related(WITH_PATH).defer("text").order_by("position")
    return (
        comparison.changes.select_related("redline")
        .prefetch_related(Prefetch("old", articles), Prefetch("new", articles))
        .order_by("position")
    )


def what_became(articles):
    """Return {article id: change up to the policy's latest published draft} for some articles, with
    the articles (their texts too) that they became. Those of that draft itself are not in it, nor
    those whose comparison is not made yet."""
    latest = Draft.objects.filter(
        policy=OuterRef("comparisonchange__comparison__new_draft__policy"),
        published_at__isnull=False,
    ).order_by("-number")
    ends = (
        ComparisonChange.old.through.objects.filter(
            article__in=articles,
            comparisonchange__comparison__new_draft=Subquery(latest.values("pk")[:1]),
        )
        .select_related("comparisonchange__comparison__new_draft__policy")
        .prefetch_related(Prefetch("comparisonchange__new", Article.objects.order_by("position")))
    )
    return {end.article_id: end.comparisonchange for end in ends}


def change_that_made(article):
    """Return the change from the draft before that led to `article`, None where there was no draft
    before or the two are not compared yet."""
    before = Draft.objects.filter(
        policy=article.draft.policy_id,
        number__lt=article.draft.number,
        published_at__isnull=False,
    ).order_by("-number")
    return (
        ComparisonChange.objects.filter(
            new=article,
            comparison__new_draft=article.draft_id,
            comparison__old_draft=Subquery(before.values("pk")[:1]),
        )
        .select_related("redline", "comparison__old_draft", "comparison__new_draft")
        .prefetch_related(
            Prefetch("old", Article.objects.defer("text").order_by("position")),
            Prefetch("new", Article.objects.defer("text").order_by("position")),
        )
        .first()
    )


def relations_in(draft):
    """Return {article id: how it relates to the draft before} for the articles of a draft."""
    found: dict[int, set[str]] = {}
    edges = Lineage.objects.filter(new_draft=draft, new__isnull=False)
    for article, relations in edges.values_list("new", "relations"):
        found.setdefault(article, set()).update(relations)
    return found


def edges_around(articles):
    """Return the edges between published drafts at either end of `articles`, with both ends."""
    ids = [article.pk for article in articles]
    return (
        Lineage.objects.filter(
            Q(old__in=ids) | Q(new__in=ids), new_draft__published_at__isnull=False
        )
        .select_related("old", "new", "old_draft", "new_draft")
        .defer("old__text", "new__text")
        .order_by("new_draft__number", "new__position", "old__position")
    )


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
