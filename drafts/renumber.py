"""Numbering the articles of a working draft anew, with the references to them in its texts."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from accounts.models import User
from drafts.lineage import record_lineage
from drafts.models import Article, Draft, Lineage
from drafts.numbering import Numbered, Rewriting, apply, renumber, rewrite, with_number
from drafts.reading.slugs import Slugs
from drafts.working import check_seen, seen_of, take


@dataclass(frozen=True)
class NewNumbers:
    """What numbering a draft anew does: each article's `old` number and its new one, and what
    becomes of the references. `seen` is the mark of the articles that it was worked out on."""

    articles: list[Article]
    old: list[str]
    numbers: list[str]
    rewritings: list[Rewriting]
    seen: str

    def key(self, rewriting: Rewriting) -> str:
        """Return what names a reference on the page."""
        return f"{self.articles[rewriting.unit].pk}-{rewriting.start}"

    def renumbered(self) -> list[tuple[Article, str]]:
        """Return the articles that get another number, with it."""
        rows = zip(self.articles, self.old, self.numbers, strict=True)
        return [(article, number) for article, old, number in rows if old != number]


def work_out(draft: Draft, *, start: Article | None = None, keep_bis: bool = True) -> NewNumbers:
    """Return what `renumber_draft` would do to `draft`, from the article `start` on."""
    articles = list(draft.articles.order_by("position"))
    fresh = _fresh(draft)
    units = [
        Numbered(
            article.kind,
            article.number,
            article.heading,
            article.text,
            article.division_id,
            article.pk in fresh,
        )
        for article in articles
    ]
    first = next((at for at, one in enumerate(articles) if start and one.pk == start.pk), 0)
    numbers = renumber(units, start=first, keep_bis=keep_bis)
    policy = draft.policy
    word = policy.article_word.strip().lower()
    rewritings = rewrite(
        units,
        numbers,
        own_names=[policy.title],
        words=[] if word in ("", "artículo") else [word],
    )
    old = [article.number for article in articles]
    return NewNumbers(articles, old, numbers, rewritings, seen_of(articles))


def _fresh(draft: Draft) -> set[int]:
    """The articles that were put into the draft: added, or split off from another one."""
    fresh: set[int] = set()
    known: set[int] = set()
    edges = draft.lineage_back.filter(new__isnull=False).order_by("new__position", "old__position")
    for old_id, new_id, relations in edges.values_list("old", "new", "relations"):
        if old_id is None or (Lineage.Relation.SPLIT in relations and old_id in known):
            fresh.add(new_id)
        known.add(old_id)
    return fresh


@transaction.atomic
def renumber_draft(
    draft: Draft,
    *,
    by: User,
    start: Article | None = None,
    keep_bis: bool = True,
    chosen: Collection[str] | None = None,
    seen: str | None = None,
) -> NewNumbers:
    """Give the articles of `draft` their numbers, their headings and addresses with them, and write
    the `chosen` references anew, by `NewNumbers.key`; None chooses those that are sure.

    From `start` on; with `keep_bis` "4 bis" stays a bis. `seen` is that of the `NewNumbers` looked
    at. Raises `drafts.working.NotChanged`.
    """
    draft = take(draft.pk)
    plan = work_out(draft, start=start, keep_bis=keep_bis)
    check_seen(plan.articles, seen)
    texts: dict[int, list[Rewriting]] = {}
    for one in plan.rewritings:
        if one.sure if chosen is None else plan.key(one) in chosen:
            texts.setdefault(one.unit, []).append(one)
    slugs = Slugs()
    changed = []
    for place, (article, number) in enumerate(zip(plan.articles, plan.numbers, strict=True)):
        was = (article.number, article.heading, article.slug, article.text)
        if number != article.number:
            article.heading = with_number(article.heading, article.number, number)
            article.number = number
        article.text = apply(article.text, texts.get(place, []))
        article.slug = slugs.give(article.kind, article.number or None, article.heading)
        if was != (article.number, article.heading, article.slug, article.text):
            changed.append(article)
    bulk_update_with_history(
        changed,
        Article,
        ["number", "heading", "slug", "text"],
        default_user=by,
        default_change_reason="renumbered",
    )
    record_lineage(draft)
    return plan
