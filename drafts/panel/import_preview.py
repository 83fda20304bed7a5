"""The preview of an import: what it would be, what is to be looked at, and the corrections that can
be made before it is saved."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from drafts.adjust_import import NotAdjusted, adjust_import, state_of, undo_adjustment
from drafts.import_text import NotImported
from drafts.models import Import
from drafts.panel.form import PanelForm
from drafts.panel.import_draft import import_of
from drafts.panel.import_rows import comparison, left_out, notices, rows
from drafts.reading.adjust import can_join, can_lower, can_raise, paragraphs
from drafts.reading.operations import (
    AsHeading,
    AsUnit,
    Join,
    LeaveOut,
    Lower,
    PutBack,
    Raise,
    Rename,
    Split,
)
from drafts.save_import import ImportChanged, save_import

# What a button's value names: “join 12”, “split 12 4”, “back 0 3”.
OPERATIONS = {
    "join": Join,
    "split": Split,
    "raise": Raise,
    "lower": Lower,
    "heading": AsHeading,
    "unit": AsUnit,
    "out": LeaveOut,
    "back": PutBack,
}


class RenameForm(PanelForm):
    """A heading and its number."""

    heading = forms.CharField(
        label=_("Heading"),
        required=False,
        widget=forms.Textarea({"rows": 2, "class": "panel-wide"}),
        help_text=_(
            "With its number, as it is to be read: “Artículo 4 bis. Licencias”. Words that you cut "
            "from its end become the beginning of the text."
        ),
    )
    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=60,
        help_text=_("The number alone, as it stands in the heading: “4 bis”."),
    )


def import_preview(request, model_admin, pk):
    """Show an import as it stands; make a correction, undo the last, or save."""
    try:
        kept = import_of(request, model_admin, pk)
    except Http404:
        if request.POST.get("do") != "save":
            raise
        # The button was pressed twice: the first time has saved it.
        messages.warning(request, _("This import is no longer there: it was saved or discarded."))
        return redirect("admin:drafts_draft_changelist")
    if request.method != "POST":
        return preview(request, model_admin, kept)
    seen = request.POST.get("seen", "")
    if not seen.isdecimal() or len(seen) > 9:
        raise Http404
    do = request.POST.get("do", "")
    if do == "save":
        return save(request, model_admin, kept, int(seen))
    try:
        if do == "undo":
            undo_adjustment(kept, seen=int(seen))
            at = None
        else:
            operation, at = asked_for(do, request.POST)
            adjust_import(kept, operation, seen=int(seen))
    except NotAdjusted as error:
        kept.refresh_from_db()
        return preview(request, model_admin, kept, refusal=error.message)
    kept.refresh_from_db()
    if request.htmx:
        return preview(request, model_admin, kept, at=at)
    address = reverse("admin:drafts_draft_import_preview", args=[kept.pk])
    return HttpResponseRedirect(address + ("" if at is None else f"#p{at}"))


def asked_for(do, data):
    """Return the operation that a button's value names, and the piece to show afterwards."""
    name, *places = do.split() or [""]
    if not places or not all(place.isdecimal() for place in places):
        raise Http404
    at, *rest = map(int, places)
    if name == "rename":
        form = RenameForm(data)
        if not form.is_valid():
            raise NotAdjusted(_("That correction does not fit here."))
        heading = form.cleaned_data["heading"].replace("\r\n", "\n")
        return Rename(at, heading, form.cleaned_data["number"]), at
    if name not in OPERATIONS or len(rest) > 1 or (name == "split" and not rest):
        raise Http404
    shown = {"join": max(at - 1, 0), "split": at + 1, "back": None}.get(name, at)
    takes = rest if name in ("split", "out", "back") else []
    return OPERATIONS[name](at, *takes), shown


def save(request, model_admin, kept, seen):
    """Save the import and lead to the draft; or say why not, with everything still there."""
    try:
        draft = save_import(kept, seen=seen)
    except ImportChanged as error:
        if not Import.objects.filter(pk=kept.pk).exists():
            messages.warning(request, error.message)
            return redirect("admin:drafts_draft_changelist")
        kept.refresh_from_db()
        return preview(request, model_admin, kept, refusal=error.message)
    except NotImported as error:
        return preview(request, model_admin, kept, refusal=error.message)
    messages.success(
        request,
        _("The working draft was saved: %(count)s units.") % {"count": draft.articles.count()},
    )
    address = reverse("admin:drafts_draft_change", args=[draft.pk])
    return HttpResponseRedirect(address)


def preview(request, model_admin, kept, *, refusal=None, at=None):
    """Answer with the page, or for htmx with what a correction changes in it."""
    state, dropped = state_of(kept)
    if dropped:
        refusal = refusal or _(
            "The rules of reading have been improved since this import was begun; its corrections "
            "were dropped, because they may not fit any more."
        )
    compared = comparison(kept.policy, state)
    count = len(kept.operations)
    return model_admin.page(
        request,
        "panel/_import_work.html" if request.htmx else "panel/import_preview.html",
        title=_("Preview of the draft"),
        kept=kept,
        reading=state.reading,
        rows=rows(state, compared),
        notices=notices(kept, state, compared),
        compared=compared,
        blocks=left_out(state),
        left_out_count=len(state.layout.left_out),
        working=kept.policy.drafts.filter(published_at=None).first(),
        corrections=ngettext("%(count)s correction", "%(count)s corrections", count)
        % {"count": count}
        if count
        else "",
        refusal=refusal,
        shown=at,
        status=409 if refusal and not request.htmx else 200,
    )


def import_piece(request, model_admin, pk, at):
    """Show one piece of an import in full, with everything that can be done with it."""
    kept = import_of(request, model_admin, pk)
    state, _dropped = state_of(kept)
    pieces = state.layout.pieces
    if at >= len(pieces):
        raise Http404
    piece = pieces[at]
    starts = paragraphs(piece)
    ends = [*starts[1:], len(piece.text)]
    blocks = [
        (start, "\n".join(piece.text[start:end]).strip(), start > 0 or bool(piece.heading))
        for start, end in zip(starts, ends, strict=True)
    ]
    return model_admin.page(
        request,
        "panel/import_piece.html",
        title=piece.heading.split("\n")[0] or _("(no heading)"),
        kept=kept,
        piece=piece,
        at=at,
        form=RenameForm(initial={"heading": piece.heading, "number": piece.number or ""}),
        blocks=blocks,
        before=pieces[at - 1] if can_join(pieces, at) else None,
        can_raise=can_raise(pieces, at),
        can_lower=can_lower(pieces, at),
    )
