"""A draft of the database as what a file may tell of it."""

from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.utils.timezone import localdate

from drafts.exporting import DraftText, Earlier, Edge
from drafts.models import Draft, Lineage
from drafts.outline import outline
from drafts.reading.parts import DivisionPart, Part, UnitPart


def draft_text(draft: Draft) -> DraftText:
    """Return `draft`, published or not, as `drafts.exporting` takes it. Five queries."""
    earlier = draft.policy.drafts.filter(number__lt=draft.number, published_at__isnull=False)
    edges = list(
        Lineage.objects.filter(
            new_draft__policy=draft.policy_id, new_draft__number__lte=draft.number
        )
        .select_related("old", "new", "old_draft", "new_draft")
        .defer("old__text", "new__text")
        .order_by("new_draft__number", "new__position", "old__position", "pk")
    )
    return DraftText(
        policy=draft.policy.title,
        slug=draft.policy.slug,
        institution=draft.policy.institution,
        number=draft.number,
        title=draft.title,
        summary=draft.summary,
        begun_on=localdate(draft.created_at),
        published_on=localdate(draft.published_at) if draft.published_at else None,
        parts=tuple(_parts(draft)),
        earlier=tuple(
            Earlier(one.number, one.title, localdate(one.published_at))
            for one in earlier.order_by("number")
        ),
        lineage=tuple(
            Edge(edge.old and edge.old.slug, edge.new and edge.new.slug, tuple(edge.relations))
            for edge in edges
            if edge.new_draft_id == draft.pk
        ),
        origins=_origins(edges, draft),
        is_demonstration=draft.policy.is_demonstration,
        language=settings.LANGUAGE_CODE.partition("-")[0],
    )


def _parts(draft: Draft) -> Iterator[Part]:
    """Yield divisions and articles in reading order."""
    divisions = list(draft.divisions.order_by("position"))
    articles = list(draft.articles.order_by("position"))
    depths: dict[int | None, int] = {None: -1}
    for division in divisions:
        depths[division.pk] = depths[division.parent_id] + 1
    before = None
    for entry in outline(divisions, articles):
        if article := entry.article:
            yield UnitPart(
                kind=article.kind,
                number=article.number or None,
                heading=article.heading,
                text=article.text,
                depth=depths[article.division_id] + 1,
                slug=article.slug,
            )
            before = article
        else:
            division = entry.division
            same = before is not None and _same_words(division, before)
            unit = before.slug if same else None
            yield DivisionPart(division.kind, division.heading, depths[division.pk], unit)


def _same_words(division, article) -> bool:
    """Whether a division is the article right above it: an objective of a plan, that people comment
    on and that groups strategies."""
    return (
        division.kind == article.kind
        and division.parent_id == article.division_id
        and bool(article.heading)
        and division.heading.startswith(article.heading)
    )


def _origins(edges: list[Lineage], draft: Draft) -> dict[str, tuple[int, str]]:
    """Return where each article of `draft` first appeared: the draft's number, the address there.

    An article goes on while one becomes one, however amended, moved or renumbered; split or merged,
    its successors begin anew.
    """
    back: dict[int, list[Lineage]] = defaultdict(list)
    onward: dict[int, int] = defaultdict(int)
    for edge in edges:
        if edge.old_id and edge.new_id:
            back[edge.new_id].append(edge)
            onward[edge.old_id] += 1
    origins: dict[int, tuple[int, str]] = {}
    found: dict[str, tuple[int, str]] = {}
    # Edges come by their draft, so that an ancestor's origin is known before it is asked for.
    for edge in edges:
        if edge.new_id is None or edge.new_id in origins:
            continue
        came = back[edge.new_id]
        if len(came) == 1 and onward[came[0].old_id] == 1:
            old = came[0].old
            origin = origins.get(old.pk, (edge.old_draft.number, old.slug))
        else:
            origin = (edge.new_draft.number, edge.new.slug)
        origins[edge.new_id] = origin
        if edge.new_draft_id == draft.pk:
            found[edge.new.slug] = origin
    return found
