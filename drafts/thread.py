"""An article's thread: what it was called in each draft, and what led from each to the next."""

from dataclasses import dataclass, field

from drafts.comparing.composing import hang_together
from drafts.models import Article, Draft, Lineage


@dataclass(frozen=True)
class Led:
    """How articles of one draft led to articles of the next: all ends, also those beside the
    thread. Without `new` they were removed, without `old` added."""

    old: list[Article]
    new: list[Article]
    relations: list[str]


@dataclass(frozen=True)
class Entry:
    """Articles of the thread in one draft and what led to them; None in its first draft. Without
    articles, what led there took them away."""

    articles: list[Article]
    led: Led | None


@dataclass
class Step:
    """One draft of the thread: the articles of it that belong there, and what led to them from
    the draft `before`."""

    draft: Draft
    before: Draft | None = None
    articles: list[Article] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def steps_of(thread: list[Article], edges: list[Lineage]) -> list[Step]:
    """Return the steps of a thread, by draft. `edges` are those at either end of its articles. The
    last step has no articles where they were removed."""
    steps: dict[int, Step] = {}
    for article in thread:
        step = steps.setdefault(article.draft_id, Step(article.draft))
        step.articles.append(article)
    by_draft: dict[int, list[Lineage]] = {}
    for edge in edges:
        by_draft.setdefault(edge.new_draft_id, []).append(edge)
        if edge.new_id is None:
            steps.setdefault(edge.new_draft_id, Step(edge.new_draft))
    members = {article.pk for article in thread}
    for pk, step in steps.items():
        found = by_draft.get(pk, [])
        step.before = found[0].old_draft if found else None
        for led in _led(found):
            if any(article.pk in members for article in led.new or led.old):
                step.entries.append(Entry([a for a in step.articles if a in led.new], led))
        told = {article for entry in step.entries for article in entry.articles}
        step.entries += [Entry([one], None) for one in step.articles if one not in told]
    return sorted(steps.values(), key=lambda step: step.draft.number)


def _led(edges: list[Lineage]) -> list[Led]:
    articles = {end.pk: end for edge in edges for end in (edge.old, edge.new) if end}
    old = list(dict.fromkeys(edge.old_id for edge in edges if edge.old_id))
    new = list(dict.fromkeys(edge.new_id for edge in edges if edge.new_id))
    led = []
    for ours, theirs in hang_together(old, [(e.old_id, e.new_id) for e in edges], new):
        said = {
            relation
            for edge in edges
            if edge.old_id in ours or edge.new_id in theirs
            for relation in edge.relations
        }
        relations = [one for one in Lineage.Relation.values if one in said]
        led.append(Led([articles[pk] for pk in ours], [articles[pk] for pk in theirs], relations))
    return led
