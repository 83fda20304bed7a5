"""The divisions of a working draft: headings put above articles, renamed, moved, taken away."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from drafts.add_division import add_division
from drafts.move_article import Side
from drafts.move_division import move_division
from drafts.outline import outline
from drafts.panel.form import PanelForm
from drafts.panel.place_form import HeadingChoice
from drafts.panel.steps import Shown, published, steps
from drafts.reading_order import ReadingOrder
from drafts.remove_division import destination_of, remove_division
from drafts.rename_division import rename_division
from drafts.roles import Act, require

KINDS = [
    ("book", _("Book")),
    ("title", _("Title (of a law)")),
    ("chapter", _("Chapter")),
    ("section", _("Section")),
    ("heading", _("Another heading")),
]
_HEADING = {"rows": 2, "class": "panel-wide"}


class AddForm(PanelForm):
    """A heading, and the article that it stands above."""

    heading = forms.CharField(label=_("Heading"), widget=forms.Textarea(_HEADING))
    kind = forms.ChoiceField(label=_("Kind"), choices=KINDS, initial="chapter")
    above = HeadingChoice(None, label=_("Above the article"), empty_label=_("Choose…"))
    beside = forms.TypedChoiceField(
        label=_("Its rank"),
        choices=[
            ("no", _("Within the division in which the article is")),
            ("yes", _("Of the same rank as that division, after it")),
        ],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, draft, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["above"].queryset = draft.articles.order_by("position")


class RenameForm(PanelForm):
    """Another heading; `seen` is the one that the person saw."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    heading = forms.CharField(label=_("Heading"), widget=forms.Textarea(_HEADING))


class MoveForm(PanelForm):
    """Before, after or within another division."""

    side = forms.ChoiceField(
        label=_("Where"),
        choices=[
            (Side.BEFORE.value, _("Before the division")),
            (Side.AFTER.value, _("After the division")),
            (Side.WITHIN.value, _("Within the division, at its end")),
        ],
        initial=Side.AFTER.value,
        widget=forms.RadioSelect,
    )
    of = HeadingChoice(None, label=_("Division"), empty_label=_("Choose…"))

    def __init__(self, *args, draft, division, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = draft.divisions.exclude(pk=division.pk).order_by("position")


class RemoveForm(PanelForm):
    """Nothing to fill in: only the question."""


def divisions(request, model_admin, pk):
    """List the divisions; with `act` and `division` in the address, the page of that act."""
    draft = model_admin.get_row(request, pk)
    require(request.user, Act.WRITE_DRAFT, draft.policy_id)
    if draft.is_published:
        return published(request, model_admin, draft, gettext("Divisions"))
    act = request.GET.get("act")
    if act == "add":
        return add(request, model_admin, draft)
    wanted = request.GET.get("division", "")
    division = draft.divisions.filter(pk=wanted).first() if wanted.isdecimal() else None
    if division is not None and act in ACTS:
        return ACTS[act](request, model_admin, draft, division)
    if wanted:
        messages.error(request, gettext("This division is no longer in the draft."))
        return redirect("admin:drafts_draft_divisions", pk)
    return model_admin.page(
        request,
        "panel/divisions.html",
        title=gettext("Divisions"),
        draft=draft,
        entries=outline(
            list(draft.divisions.order_by("position")),
            list(
                draft.articles.only("heading", "position", "division_id", "draft_id").order_by(
                    "position"
                )
            ),
        ),
    )


def add(request, model_admin, draft):
    """Put a heading above an article."""
    form = AddForm(request.POST or None, draft=draft)
    return division_page(
        request,
        model_admin,
        draft,
        form,
        title=gettext("Add a division"),
        confirm=gettext("Add"),
        act=lambda data: add_division(
            draft,
            heading=data["heading"].replace("\r\n", "\n"),
            kind=data["kind"],
            above=data["above"],
            beside=data["beside"],
            by=request.user,
        ),
        show=lambda added: Shown(lines=[held_by(added)]),
        sentence=gettext("The division was added."),
    )


def held_by(division):
    """Return the sentence about the articles of a division."""
    count = division.articles.count()
    return ngettext(
        "“%(division)s” holds %(count)s article, from “%(first)s” on.",
        "“%(division)s” holds %(count)s articles, from “%(first)s” on.",
        count,
    ) % {
        "division": division.heading,
        "count": count,
        "first": division.articles.order_by("position").first(),
    }


def rename(request, model_admin, draft, division):
    """Give the division another heading."""
    form = RenameForm(
        request.POST or None, initial={"seen": division.heading, "heading": division.heading}
    )
    return division_page(
        request,
        model_admin,
        draft,
        form,
        title=gettext("Rename “%(division)s”") % {"division": division},
        confirm=gettext("Rename"),
        seen=division.heading,
        act=lambda data: rename_division(
            division,
            heading=data["heading"].replace("\r\n", "\n"),
            by=request.user,
            seen=data["seen"].replace("\r\n", "\n"),
        ),
        show=lambda renamed: Shown(lines=[renamed.heading]),
        sentence=gettext("The division was renamed."),
    )


def move(request, model_admin, draft, division):
    """Move the division with all that it holds."""
    form = MoveForm(request.POST or None, draft=draft, division=division)
    return division_page(
        request,
        model_admin,
        draft,
        form,
        title=gettext("Move “%(division)s”") % {"division": division},
        confirm=gettext("Move"),
        act=lambda data: move_division(division, Side(data["side"]), data["of"], by=request.user),
        show=lambda _moved: Shown(
            lines=[gettext("The divisions would stand in this order:"), *order_of(draft)]
        ),
        sentence=gettext("The division was moved."),
    )


def remove(request, model_admin, draft, division):
    """Take the heading away; the articles stay."""
    order = ReadingOrder(draft)
    there = next(one for one in order.divisions if one.pk == division.pk)
    destination = destination_of(order, there)
    if not any(one.division_id == division.pk for one in order.articles):
        line = gettext("It holds no articles itself.")
    elif destination is None:
        line = gettext("Its articles stay, in no division.")
    else:
        line = gettext("Its articles stay, in “%(division)s”.") % {"division": destination}
    return division_page(
        request,
        model_admin,
        draft,
        RemoveForm(request.POST or None),
        title=gettext("Remove “%(division)s”") % {"division": division},
        confirm=gettext("Remove the heading"),
        lines=[line],
        act=lambda data: remove_division(division, by=request.user),
        show=lambda _nothing: Shown(lines=[line]),
        sentence=gettext("The heading was removed; its articles stayed."),
    )


def order_of(draft):
    """Return the headings of the divisions, in order."""
    return [
        "\u2003" * (one.level - 1) + " ".join(one.heading.split())
        for one in draft.divisions.order_by("position")
    ]


def division_page(request, model_admin, draft, form, *, sentence, **how):
    """Answer with a form about a division, its preview, or the list after the act."""
    return steps(
        request,
        model_admin,
        form,
        template="panel/division.html",
        draft=draft,
        done=lambda _result: (
            sentence,
            reverse("admin:drafts_draft_divisions", args=[draft.pk]),
        ),
        **how,
    )


ACTS = {"rename": rename, "move": move, "remove": remove}
