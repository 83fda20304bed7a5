"""Splitting an article: where, and what the second part is called."""

import re

from django import forms
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.models import Article
from drafts.numbering import bare_heading, next_number
from drafts.panel.form import PanelForm
from drafts.panel.steps import Shown, published, steps
from drafts.roles import Act, require
from drafts.split_article import split_article as split
from drafts.working import seen_of

MARK = "///"


class SplitForm(PanelForm):
    """A paragraph with which the second part begins, or a mark anywhere in the text."""

    seen = forms.CharField(widget=forms.HiddenInput)
    at = forms.TypedChoiceField(
        label=_("The second article begins with"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    marked = forms.CharField(
        label=_("Or inside a paragraph: write /// where the second article begins"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 10, "class": "panel-wide", "spellcheck": "false"}),
    )
    number = forms.CharField(label=_("Number of the second article"), required=False, max_length=60)
    heading = forms.CharField(
        label=_("Heading of the second article"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "panel-wide"}),
    )

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.text = article.text
        self.fields["at"].choices = [
            (at, Truncator(line).words(24)) for at, line in paragraphs(article.text)
        ]

    def clean(self):
        """Put the place in the text under `at`."""
        data = super().clean()
        marked = data.get("marked", "").replace("\r\n", "\n")
        if marked.count(MARK) == 1 and self.text.count(MARK) == 0:
            before, _mark, after = marked.partition(MARK)
            if (before + after).split() != self.text.split() and (
                f"{before} {after}".split() != self.text.split()
            ):
                self.add_error(
                    "marked", gettext("Only add the mark: the words are edited elsewhere.")
                )
            data["at"] = place_of(before, self.text)
        elif data.get("at") is None and not self.errors:
            self.add_error("at", gettext("Choose a paragraph, or put one mark into the text."))
        return data


def paragraphs(text):
    """Return the lines with which a second article could begin, each with its place."""
    lines = [(found.start(), found.group().strip()) for found in re.finditer(r"\S.*", text)]
    return lines[1:]


def place_of(before, text):
    """Return the place in `text` behind as many signs as `before` has, spaces apart."""
    left = len("".join(before.split()))
    for at, sign in enumerate(text):
        if not left and not sign.isspace():
            return at
        left -= not sign.isspace()
    return len(text)


def split_article(request, model_admin, pk):
    """Ask where, show both parts, split."""
    article = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, article.draft.policy_id)
    title = gettext("Split “%(article)s”") % {"article": article}
    if article.draft.is_published:
        return published(request, model_admin, article.draft, title)
    number = next_number(article.number, article.draft.articles.values_list("number", flat=True))
    form = SplitForm(
        request.POST or None,
        article=article,
        initial={
            "seen": seen_of([article]),
            "marked": article.text,
            "number": number,
            "heading": bare_heading(article.heading, article.number, number),
        },
    )

    def act(data):
        part = split(
            article,
            at=data["at"],
            heading=data["heading"],
            number=data["number"],
            by=request.user,
            seen=data["seen"],
        )
        return Article.objects.get(pk=article.pk), part

    return steps(
        request,
        model_admin,
        form,
        template="panel/split_article.html",
        title=title,
        draft=article.draft,
        article=article,
        seen=seen_of([article]),
        act=act,
        show=lambda both: Shown(articles=list(both)),
        done=lambda both: (
            gettext("Split: “%(article)s” is an article of its own now.") % {"article": both[1]},
            reverse("admin:drafts_article_arrange", args=[both[1].pk]),
        ),
        confirm=gettext("Split in two"),
    )
