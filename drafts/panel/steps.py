"""Changing the structure of a working draft: the form, then what it would do, then the act.

What it would do is not guessed: the act is done, looked at, and taken back.
"""

from dataclasses import dataclass, field

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from drafts.working import NotChanged


@dataclass(frozen=True)
class Shown:
    """What a person sees before saying yes: sentences, and articles as they would be."""

    lines: list[str] = field(default_factory=list)
    articles: list = field(default_factory=list)


class _TakenBack(Exception):
    """Undoes what was done to be shown."""


def steps(request, model_admin, form, *, template, act, show, done, confirm, draft, **context):
    """Answer with the form, with the preview, or after the act with the way to `done`.

    `act` takes the form's data and returns what it did; `show` takes that and returns a `Shown`;
    `done` takes it and returns the sentence and the address to go to; `confirm` is on the button.
    What was refused keeps what was typed.
    """
    step = request.POST.get("step")
    context = {"draft": draft, "confirm": confirm, **context}
    if step in ("preview", "save") and form.is_valid():
        try:
            if step == "save":
                sentence, address = done(act(form.cleaned_data))
                messages.success(request, sentence)
                return redirect(address)
            shown = taken_back(lambda: show(act(form.cleaned_data)))
            return model_admin.page(
                request, "panel/confirm.html", form=form, shown=shown, **context
            )
        except NotChanged as error:
            form.add_error(None, error.message)
    refused = step in ("preview", "save")
    return model_admin.page(request, template, form=form, status=422 if refused else 200, **context)


def taken_back(act):
    """Return what `act` returns, and leave nothing of what it did."""
    result = None
    try:
        with transaction.atomic():
            result = act()
            raise _TakenBack
    except _TakenBack:
        return result


def published(request, model_admin, draft, title):
    """Answer that a published draft is not rearranged."""
    return model_admin.page(
        request,
        "panel/refused.html",
        title=title,
        draft=draft,
        refusal=_("This draft is published: its text no longer changes."),
        status=409,
    )
