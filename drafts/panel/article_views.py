"""What is shown beside an article that is being written: how it will read, or what changes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from drafts.comparing import Op, redline
from drafts.markdown import render
from drafts.models import Article
from drafts.queries import predecessors

PREVIEW, SAVED, BEFORE = "preview", "saved", "before"


@dataclass(frozen=True)
class Beside:
    """One of the views, drawn: HTML for the preview, redlines for the others."""

    kind: str
    title: str
    heading: str = ""
    html: str = ""
    heading_ops: tuple[Op, ...] = ()
    text_ops: tuple[Op, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        return all(op.kind == "same" for op in (*self.heading_ops, *self.text_ops))


def choices(came_from: list[Article]) -> list[tuple[str, str]]:
    """Return the views that an article with these predecessors has, with their names."""
    views = [(PREVIEW, _("Preview")), (SAVED, _("Changes since the last save"))]
    if came_from:
        views.append(
            (
                BEFORE,
                _("Changes since Draft %(number)s") % {"number": came_from[0].draft.number},
            )
        )
    return views


def beside(kind, article, heading, text, came_from=None) -> Beside:
    """Draw the view `kind` of `heading` and `text`, as written, for `article`, as saved.

    An unknown kind is the preview. Of several predecessors one text is made, in their order.
    """
    if came_from is None:
        came_from = list(predecessors(article)) if kind == BEFORE else []
    names = dict(choices(came_from))
    if kind == SAVED:
        return compared(kind, names[kind], article.heading, article.text, heading, text)
    if kind == BEFORE and came_from:
        return compared(
            kind,
            names[kind],
            "\n".join(old.heading for old in came_from),
            "\n\n".join(old.text for old in came_from),
            heading,
            text,
        )
    return Beside(PREVIEW, names[PREVIEW], heading=heading, html=render(text))


def compared(kind, title, old_heading, old_text, heading, text) -> Beside:
    """Return the redlines from one heading and text to another."""
    return Beside(
        kind,
        title,
        heading_ops=tuple(redline(old_heading, heading)),
        text_ops=tuple(redline(old_text, text)),
    )
