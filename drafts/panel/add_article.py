"""Adding an article to a working draft."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from drafts.add_article import add_article as add
from drafts.models import Article
from drafts.numbering import bare_heading, next_number
from drafts.panel.place_form import PlaceForm, where
from drafts.panel.steps import Shown, published, steps
from drafts.roles import Act, require


class AddForm(PlaceForm):
    """A new article, and where it stands."""

    number = forms.CharField(label=_("Number"), required=False, max_length=60)
    heading = forms.CharField(
        label=_("Heading"),
        required=False,
        help_text=_("As it is read, with its number: “Artículo 12 bis. Plazos”."),
        widget=forms.Textarea({"rows": 2, "class": "panel-wide"}),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        help_text=_(
            "Markdown: an empty line between paragraphs, *emphasis*, **strong**, - for lists."
        ),
        widget=forms.Textarea({"rows": 10, "class": "panel-wide"}),
    )


def add_article(request, model_admin, pk):
    """Ask for the article and its place, show it there, add it."""
    draft = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, draft.policy_id)
    title = gettext("Add an article")
    if draft.is_published:
        return published(request, model_admin, draft, title)
    form = AddForm(request.POST or None, draft=draft, initial=proposed(draft, request.GET))

    def act(data):
        beside = data["place"].of
        return add(
            draft,
            place=data["place"],
            heading=data["heading"],
            number=data["number"],
            text=data["text"].replace("\r\n", "\n"),
            kind=beside.kind if isinstance(beside, Article) and beside.number else "article",
            by=request.user,
        )

    return steps(
        request,
        model_admin,
        form,
        template="panel/add_article.html",
        title=title,
        draft=draft,
        act=act,
        show=lambda added: Shown(lines=where(added), articles=[added]),
        done=lambda added: (
            gettext("“%(article)s” was added.") % {"article": added},
            reverse("admin:drafts_article_change", args=[added.pk]),
        ),
        confirm=gettext("Add"),
    )


def proposed(draft, asked):
    """Return what the form begins with: right behind the article asked for, or behind the last."""
    articles = draft.articles.order_by("position")
    wanted = asked.get("after", "")
    beside = articles.filter(pk=wanted).first() if wanted.isdecimal() else None
    beside = beside or articles.last()
    if beside is None:
        return {}
    number = next_number(beside.number, articles.values_list("number", flat=True))
    return {
        "beside": beside,
        "number": number,
        "heading": bare_heading(beside.heading, beside.number, number),
    }
