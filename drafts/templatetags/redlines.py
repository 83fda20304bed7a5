"""How pages show what changed."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from drafts.markdown import scrollable
from drafts.templatetags.reading import CHANGES

register = template.Library()


@register.filter
def spoken(html):
    """A redline's HTML with words, for whoever does not see it, where a change begins and ends."""
    for tag, begins, ends in (
        ("del", _("deleted text begins"), _("deleted text ends")),
        ("ins", _("added text begins"), _("added text ends")),
    ):
        html = html.replace(f"<{tag}>", f"<{tag}>{_unseen(begins)}")
        html = html.replace(f"</{tag}>", f"{_unseen(ends)}</{tag}>")
    return mark_safe(scrollable(html))  # made harmless when it was made: `drafts.redlining`


def _unseen(words):
    return format_html('<span class="visually-hidden unsaid"> [{}] </span>', words)


@register.filter
def kinds(relations):
    """The words for how an article changed, in the order in which a reader asks."""
    return [label for code, label in CHANGES.items() if code in (relations or ())]


@register.filter
def kind_choices(counts):
    """Triples of (code, label, number of articles) for the kinds of which there are any."""
    return [(code, label, counts[code]) for code, label in CHANGES.items() if counts.get(code)]
