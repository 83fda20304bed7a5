"""What the apps above add to the page on which an article is edited.

`drafts` knows nothing of comments. An app that has something to say beside a change registers a
part when the site starts: it is shown in the same form and saved in the same transaction.
"""

from drafts.models import Article, ChangeNote, Draft
from drafts.panel.form import PanelForm


class ArticlePart(PanelForm):
    """A part of the editing form, about what the note of a change refers to."""

    template = ""

    def __init__(self, data=None, *, article: Article):
        super().__init__(data)
        self.article = article

    @property
    def says_something(self) -> bool:
        """Whether the person chose anything here. Asked of a valid form."""
        raise NotImplementedError

    def save(self, note: ChangeNote) -> None:
        """Write what was chosen under `note`."""
        raise NotImplementedError

    @classmethod
    def references(cls, notes: list[ChangeNote]) -> dict[int, list[tuple[str, str]]]:
        """Return what each note refers to: {note id: [(name, address)]}. One query at most."""
        return {}

    @classmethod
    def explained(cls, draft: Draft) -> set[int]:
        """Return the ids of the articles of `draft` whose change something here explains."""
        return set()


_parts: list[type[ArticlePart]] = []


def register(part: type[ArticlePart]) -> None:
    """Show `part` beside every article from now on."""
    _parts.append(part)


def parts_beside(article: Article, data=None) -> list[ArticlePart]:
    """Return the parts of the form, filled with `data`."""
    return [part(data, article=article) for part in _parts]


def with_references(notes: list[ChangeNote]) -> list[ChangeNote]:
    """Give each of `notes` what it refers to, under `refers_to`: pairs of a name and an address."""
    found = [part.references(notes) for part in _parts] if notes else []
    for note in notes:
        note.refers_to = [pair for known in found for pair in known.get(note.pk, [])]
    return notes


def explained_beside(draft: Draft) -> set[int]:
    """Return the ids of the articles of `draft` whose change is explained by any part."""
    return {pk for part in _parts for pk in part.explained(draft)}
