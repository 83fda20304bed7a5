"""The lineage of a draft: for each article what it came from, how they relate and who says so."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from drafts.comparing.likeness import jaccard, shingles, words
from drafts.lineage import draft_before, lineage_now
from drafts.models import Article, Lineage
from drafts.roles import Act, may

PER_PAGE = 50
# Two articles that share fewer of their words than this are looked at before they are believed.
ALIKE = 0.5
RELATION = Lineage.Relation
TELLING = {RELATION.ADDED, RELATION.REMOVED, RELATION.SPLIT, RELATION.MERGED}


@dataclass
class Row:
    """An article of the draft with its ancestors, or one of the draft before without successor."""

    article: Article | None
    removed: Article | None = None
    edges: list[Lineage] = field(default_factory=list)
    likeness: float = 1.0

    @property
    def relations(self):
        """The relations of all edges, each once, in their order."""
        said = {relation for edge in self.edges for relation in edge.relations}
        return [relation for relation in RELATION if relation in said]

    @property
    def origins(self):
        """Who says so, each once."""
        return sorted({edge.get_origin_display() for edge in self.edges})

    @property
    def is_doubtful(self):
        """Whether a person should look: nobody has said it, and it is not plainly the same."""
        if all(edge.origin != Lineage.Origin.PROPOSED for edge in self.edges):
            return False
        return bool(TELLING & set(self.relations)) or self.likeness < ALIKE


def lineage(request, model_admin, pk):
    """Show the lineage into a draft: all of it, or what should be looked at."""
    draft = model_admin.get_row(request, pk)
    before = draft_before(draft)
    rows = rows_of(draft) if before else []
    doubtful = [row for row in rows if row.is_doubtful]
    only_doubtful = "look" in request.GET
    page = Paginator(doubtful if only_doubtful else rows, PER_PAGE).get_page(
        request.GET.get("page")
    )
    counts = defaultdict(int)
    for row in rows:
        for relation in row.relations:
            counts[relation] += 1
    return model_admin.page(
        request,
        "panel/lineage.html",
        title=_("Lineage of Draft %(number)s") % {"number": draft.number},
        draft=draft,
        before=before,
        page_obj=page,
        pages=page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        params="look=1" if only_doubtful else "",
        only_doubtful=only_doubtful,
        doubtful_count=len(doubtful),
        row_count=len(rows),
        counts=[(relation.label, counts[relation]) for relation in RELATION if counts[relation]],
        can_correct=not draft.is_published and may(request.user, Act.WRITE_DRAFT, draft.policy_id),
    )


def rows_of(draft):
    """Return the rows in reading order; what was removed stands where it stood among the others.

    The number of queries does not depend on that of the articles.
    """
    by_new: dict[int, list[Lineage]] = defaultdict(list)
    removed = []
    last_successor: dict[int, int] = {}
    for edge in lineage_now(draft):
        if edge.new_id is None:
            removed.append(edge)
            continue
        by_new[edge.new_id].append(edge)
        if edge.old is not None:
            last_successor[edge.old.position] = edge.new.position
    rows = []
    for article in draft.articles.order_by("position"):
        own = by_new[article.pk]
        rows.append(((article.position, 0), Row(article, edges=own, likeness=likeness(own))))
    for edge in removed:
        earlier = [at for at in last_successor if at < edge.old.position]
        behind = last_successor[max(earlier)] if earlier else -1
        place = (behind, edge.old.position + 1)
        rows.append((place, Row(None, removed=edge.old, edges=[edge])))
    return [row for _place, row in sorted(rows, key=lambda one: one[0])]


def likeness(edges):
    """Return how alike an article and the least alike of its ancestors are, 0 to 1."""
    return min(
        (
            alike(edge.old, edge.new)
            for edge in edges
            if edge.old is not None and RELATION.AMENDED in edge.relations
        ),
        default=1.0,
    )


def alike(one, two):
    """Return how alike the words of two articles are, 0 to 1."""
    return jaccard(
        shingles(words(f"{one.heading} {one.text}")), shingles(words(f"{two.heading} {two.text}"))
    )
