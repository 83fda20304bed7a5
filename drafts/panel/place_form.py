"""Choosing a place in a working draft."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.models import Article, Division
from drafts.move_article import Place, Side
from drafts.panel.form import PanelForm


class HeadingChoice(forms.ModelChoiceField):
    """A select of articles or divisions by their headings, in reading order."""

    def label_from_instance(self, obj):
        words = obj.heading or Truncator(getattr(obj, "text", "")).words(8)
        line = " ".join(words.split())
        depth = obj.level - 1 if isinstance(obj, Division) else 0
        return "\u2003" * depth + (Truncator(line).chars(90) or gettext("(no heading)"))


class PlaceForm(PanelForm):
    """Before or after an article, or last within a division."""

    side = forms.ChoiceField(
        label=_("Where"),
        choices=[
            (Side.BEFORE.value, _("Before the article")),
            (Side.AFTER.value, _("After the article")),
            (Side.WITHIN.value, _("In the division, after its own articles")),
        ],
        initial=Side.AFTER.value,
        widget=forms.RadioSelect,
    )
    beside = HeadingChoice(None, label=_("Article"), required=False, empty_label=_("Choose…"))
    division = HeadingChoice(None, label=_("Division"), required=False, empty_label=_("Choose…"))

    def __init__(self, *args, draft, without=None, **kwargs):
        super().__init__(*args, **kwargs)
        articles = draft.articles.order_by("position")
        if without is not None:
            articles = articles.exclude(pk=without.pk)
        self.fields["beside"].queryset = articles
        self.fields["division"].queryset = draft.divisions.order_by("position")

    def clean(self):
        """Put the `Place` under `place`."""
        data = super().clean()
        side = data.get("side")
        name = "division" if side == Side.WITHIN else "beside"
        if side and name not in self.errors:
            chosen: Article | Division | None = data.get(name)
            if chosen is None:
                self.add_error(name, gettext("Choose one."))
            else:
                data["place"] = Place(Side(side), chosen)
        return data


def where(article):
    """Return the words that say where an article stands."""
    around = {
        other.position: other
        for other in article.draft.articles.filter(
            position__in=[article.position - 1, article.position + 1]
        )
    }
    before, after = around.get(article.position - 1), around.get(article.position + 1)
    lines = []
    if article.division:
        lines.append(gettext("In “%(division)s”") % {"division": article.division.heading})
    if before:
        lines.append(gettext("After “%(article)s”") % {"article": before.heading})
    if after:
        lines.append(gettext("Before “%(article)s”") % {"article": after.heading})
    return lines
