"""The reading order of a working draft, as one list of divisions and articles, to be changed."""

from django.db.models import F

from drafts.models import Article, Division, Draft
from drafts.outline import outline


class ReadingOrder:
    """A draft's divisions and articles, one after the other as they are read.

    What a division holds stands behind it: its own articles first, then the divisions within it.
    Moving works on the list; `save` writes the positions that follow from it.
    """

    def __init__(self, draft: Draft):
        self.divisions = list(draft.divisions.order_by("position"))
        articles = list(
            draft.articles.only(
                "draft_id", "division_id", "position", "kind", "number", "slug", "heading", "text"
            ).order_by("position")
        )
        self.entries: list[Division | Article] = [
            entry.division or entry.article for entry in outline(self.divisions, articles)
        ]
        self._were = {(type(one), one.pk): self._state(one) for one in self.entries}

    @staticmethod
    def _state(entry):
        if isinstance(entry, Article):
            return entry.position, entry.division_id
        return entry.position, entry.parent_id, entry.level

    @property
    def articles(self) -> list[Article]:
        return [one for one in self.entries if isinstance(one, Article)]

    def at(self, wanted: Division | Article) -> int:
        """Return the place of an entry in the list."""
        return next(
            place
            for place, one in enumerate(self.entries)
            if type(one) is type(wanted) and one.pk == wanted.pk
        )

    def within(self, division: Division) -> set[int]:
        """Return the ids of the division and of all that it holds."""
        ids = {division.pk}
        for one in self.divisions:  # parents come before their children
            if one.parent_id in ids:
                ids.add(one.pk)
        return ids

    def block(self, division: Division) -> tuple[int, int]:
        """Return where the division and all that it holds begin and end."""
        ids = self.within(division)
        start = self.at(division)
        end = start + 1
        while end < len(self.entries):
            one = self.entries[end]
            if (one.division_id if isinstance(one, Article) else one.pk) not in ids:
                break
            end += 1
        return start, end

    def end_of_own(self, division: Division) -> int:
        """Return the place behind the articles that the division holds itself."""
        place = self.at(division) + 1
        while place < len(self.entries):
            one = self.entries[place]
            if not isinstance(one, Article) or one.division_id != division.pk:
                break
            place += 1
        return place

    def save(self) -> None:
        """Write positions, divisions and levels, those that are other than they were."""
        counts = {Article: 0, Division: 0}
        levels: dict[int | None, int] = {None: 0}
        changed: dict[type, list] = {Article: [], Division: []}
        for one in self.entries:
            kind = type(one)
            one.position = counts[kind]
            counts[kind] += 1
            if isinstance(one, Division):
                one.level = levels[one.pk] = levels[one.parent_id] + 1
            if self._were.get((kind, one.pk)) != self._state(one):
                changed[kind].append(one)
        Division.objects.bulk_update(changed[Division], ["position", "parent", "level"])
        Article.objects.bulk_update(changed[Article], ["position", "division"])


def make_room(draft: Draft, position: int) -> None:
    """Move the articles from `position` on one further."""
    draft.articles.filter(position__gte=position).update(position=F("position") + 1)


def close_gap(draft: Draft, position: int) -> None:
    """Move the articles after `position`, where none stands any more, one back."""
    draft.articles.filter(position__gt=position).update(position=F("position") - 1)
