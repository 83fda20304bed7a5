"""Two people wrote in one article: what each of them changed, and both together where they do not
touch."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from drafts.comparing import Merge, merge, redline
from drafts.models import Article
from drafts.panel.history import folded


@dataclass
class Conflict:
    """The words that were read, the ones that somebody saved since, and one's own."""

    base: Any  # the version that was read, None where it is not on record
    theirs: Article
    version: Any  # the version that `theirs` is: by whom and when
    mine: dict[str, str]
    read: int  # the revision that was read

    @classmethod
    def between(cls, pk: int, mine: dict[str, Any]) -> "Conflict":
        """Return what stands between the article `pk` and `mine`: heading, text, revision read."""
        theirs = Article.objects.select_related("draft__policy").get(pk=pk)
        versions = theirs.history.select_related("history_user")
        return cls(
            base=versions.filter(revision=mine["revision"]).first(),
            theirs=theirs,
            version=versions.first(),
            mine={name: mine[name] for name in ("heading", "text")},
            read=mine["revision"],
        )

    @property
    def mine_is_new(self) -> bool:
        """Whether one's own words are others than those that were read."""
        return self.base is None or any(
            getattr(self.base, name) != words for name, words in self.mine.items()
        )

    def onto_theirs(self, data):
        """Return the posted `data` as written from `theirs`, which the person sees now."""
        data = data.copy()
        data["revision"] = self.theirs.revision
        return data

    def as_theirs(self, data):
        """Return the posted `data` with the words that are there in place of one's own."""
        data = self.onto_theirs(data)
        for name in self.mine:
            data[name] = getattr(self.theirs, name)
        return data

    @cached_property
    def merges(self) -> dict[str, Merge] | None:
        """The merge of heading and of text, None where nobody knows from what both were written."""
        if self.base is None:
            return None
        return {
            name: merge(getattr(self.base, name), words, getattr(self.theirs, name))
            for name, words in self.mine.items()
        }

    @property
    def merged(self) -> dict[str, str] | None:
        """Heading and text with the changes of both, None where they touch."""
        if self.merges is None:
            return None
        texts = {name: found.text for name, found in self.merges.items()}
        return None if None in texts.values() else texts

    @property
    def shares_a_paragraph(self) -> bool:
        return any(found.shares_a_paragraph for found in (self.merges or {}).values())

    @property
    def places(self):
        """The places where the changes touch."""
        return [place for found in (self.merges or {}).values() for place in found.conflicts]

    @property
    def redlines(self):
        """What each of them changed: pairs of the heading's redline and the text's. What would be
        saved of both is there whole, the rest folded."""
        start = self.base or self.theirs
        theirs = {name: getattr(self.theirs, name) for name in self.mine}
        return {
            "theirs": [folded(ops) for ops in _since(start, theirs)],
            "mine": [folded(ops) for ops in _since(start, self.mine)],
            "merged": _since(start, self.merged or {}),
        }


def _since(start, words):
    return [redline(getattr(start, name), text) for name, text in words.items()]
