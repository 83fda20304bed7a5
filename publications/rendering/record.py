"""A snapshot, parsed and indexed for the documents."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from publications.rendering import words

Row = dict[str, Any]
Place = str | int | None  # an article's slug, a division's position, the whole draft


@dataclass(frozen=True)
class Record:
    """What a snapshot says. Rows are dicts as `publications.snapshot` describes them."""

    data: Row
    sha256: str
    articles: dict[tuple[int, str], Row] = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> "Record":
        """Read a snapshot's canonical JSON."""
        data = json.loads(text)
        articles = {
            (draft["number"], article["slug"]): article
            for draft in data["drafts"]
            for article in draft["articles"]
        }
        return cls(data, sha256(text.encode()).hexdigest(), articles)

    @property
    def policy(self) -> Row:
        return self.data["policy"]

    @property
    def edition(self) -> int:
        return self.data["edition"]

    @property
    def consultations(self) -> list[Row]:
        return self.data["consultations"]

    @property
    def drafts(self) -> list[Row]:
        return self.data["drafts"]

    @property
    def comments(self) -> list[Row]:
        return self.data["comments"]

    @property
    def methodologies(self) -> list[Row]:
        return self.data["methodologies"]

    @property
    def methodology(self) -> Row:
        """The version in force: the last one published."""
        return self.methodologies[-1]

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.data["time_zone"])

    @cached_property
    def taken_at(self) -> datetime:
        return self.instant(self.data["taken_at"])

    @staticmethod
    def instant(text: str) -> datetime:
        return datetime.fromisoformat(text)

    @cached_property
    def outcomes(self) -> list[Row]:
        """The outcomes in force, in the methodology's order, then any older one still used."""
        known = {outcome["code"]: outcome for outcome in self.methodology["outcomes"]}
        for comment in self.comments:
            decision = comment["decision"]
            known.setdefault(
                decision["outcome"], {"code": decision["outcome"], "name": decision["outcome_name"]}
            )
        return list(known.values())

    @cached_property
    def _by_place(self) -> dict[tuple[int, Place], list[Row]]:
        places: dict[tuple[int, Place], list[Row]] = defaultdict(list)
        for comment in self.comments:
            # A snapshot of before divisions were commented on does not name them.
            place = comment["article"] or comment.get("division")
            places[comment["consultation"], place].append(comment)
        return places

    def comments_on(self, consultation: Row, place: Place) -> list[Row]:
        """The comments of one consultation on an article (its slug), on a division as such (its
        position), or on the whole draft (None)."""
        return self._by_place.get((consultation["number"], place), [])

    def consultations_of(self, draft: Row) -> list[Row]:
        return [one for one in self.consultations if one["draft"] == draft["number"]]

    def draft_of(self, consultation: Row) -> Row:
        return next(draft for draft in self.drafts if draft["number"] == consultation["draft"])

    @cached_property
    def channel_counts(self) -> list[tuple[str, int]]:
        """Comments by channel, most first."""
        counts = Counter(comment["channel"] for comment in self.comments)
        return [(words.channel(code), number) for code, number in counts.most_common()]

    @cached_property
    def kind_counts(self) -> list[tuple[str, int]]:
        """Comments by kind, most first; empty when nobody said of which kind theirs is."""
        counts = Counter(words.kind(comment.get("kind", "")) for comment in self.comments)
        if set(counts) <= {""}:
            return []
        return [(name or words.NO_KIND, number) for name, number in counts.most_common()]

    @cached_property
    def outcome_counts(self) -> list[tuple[str, int]]:
        """Comments by outcome, those with none too."""
        counts = Counter(comment["decision"]["outcome"] for comment in self.comments)
        return [(outcome["name"], counts[outcome["code"]]) for outcome in self.outcomes]

    @cached_property
    def reflected(self) -> int:
        """How many comments have an answer that can be seen in a later draft."""
        return sum(bool(comment["decision"]["reflected_in"]) for comment in self.comments)
