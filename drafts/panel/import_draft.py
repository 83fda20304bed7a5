"""Importing a draft: a text is uploaded or pasted, looked at as it would be split, then saved."""

from dataclasses import dataclass
from pathlib import PurePath

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from drafts.import_text import NotImported, import_text
from drafts.panel.form import PanelForm
from drafts.reading_words import in_words
from drafts.reading import UnreadableText, read_text
from drafts.reading.formats.plain_text import decode
from drafts.roles import Act, may, policies_for

SUFFIXES = (".md", ".txt")


class ImportForm(PanelForm):
    """A text and the policy that it is a draft of."""

    policy = forms.ModelChoiceField(None, label=_("Policy"))
    title = forms.CharField(
        label=_("Title of the draft"),
        max_length=250,
        required=False,
        help_text=_("Empty: the title that the text itself carries."),
    )
    summary = forms.CharField(
        label=_("What changed and why"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("In plain language; it is shown to the public above the draft."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".md,.txt,text/markdown,text/plain"}),
    )
    text = forms.CharField(
        label=_("Or paste the text here"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 14, "spellcheck": "false"}),
    )

    encoding_warnings = ()

    def __init__(self, *args, policies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["policy"].queryset = policies
        self.fields["file"].help_text = _t(
            "Markdown or plain text (.md, .txt), up to %(limit)s."
        ) % {"limit": filesizeformat(settings.DRAFT_MAX_BYTES)}

    def clean_file(self):
        """Return the file's text, None where none was sent."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if PurePath(file.name).suffix.lower() not in SUFFIXES:
            raise forms.ValidationError(
                _t("“%(name)s” is not a text file. Save it as .md or .txt and choose it again.")
                % {"name": file.name}
            )
        if file.size > settings.DRAFT_MAX_BYTES:
            raise forms.ValidationError(too_large(file.size))
        if file.size == 0:
            raise forms.ValidationError(_t("“%(name)s” is empty.") % {"name": file.name})
        try:
            text, self.encoding_warnings = decode(file.read())
        except UnreadableText as error:
            raise forms.ValidationError(
                _t("“%(name)s” is not a text file: it has binary content.") % {"name": file.name}
            ) from error
        return text

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        size = len(text.encode())
        if size > settings.DRAFT_MAX_BYTES:
            raise forms.ValidationError(too_large(size))
        return text

    def clean(self):
        """Put what is to be read under `text` and the reading under `reading`."""
        data = super().clean()
        if self.errors:
            return data
        if data["file"] is not None and data["text"].strip():
            self.add_error("file", _t("Choose a file or paste a text, not both."))
            return data
        if data["file"] is not None:
            data["text"] = data["file"].replace("\r\n", "\n")
        if not data["text"].strip():
            self.add_error("text", _t("Choose a file or paste the text of the draft."))
            return data
        try:
            data["reading"] = read_text(data["text"])
        except UnreadableText:
            self.add_error("text", _t("There are no words to read in this text."))
        return data

    def keep_text(self):
        """Show the text of an uploaded file in the form, so that it needs no second upload."""
        self.data = {**self.data.dict(), "text": self.cleaned_data.get("text", "")}


def too_large(size):
    """Return the sentence for a text of `size` bytes."""
    return _t("The text is too large: %(size)s. The limit is %(limit)s.") % {
        "size": filesizeformat(size),
        "limit": filesizeformat(settings.DRAFT_MAX_BYTES),
    }


@dataclass(frozen=True)
class Line:
    """A line of the preview: a division, or an article with its first words."""

    level: int
    heading: str
    words: str
    line: int
    is_article: bool


def preview(reading):
    """Return the reading as lines, in reading order."""
    lines = [
        Line(division.level, division.heading, "", division.line, False)
        for division in reading.divisions
        if division.unit is None
    ]
    for unit in reading.units:
        words = Truncator(" ".join(unit.text.split())).words(18)
        lines.append(Line(len(unit.path) + 1, unit.heading, words, unit.line, True))
    return sorted(lines, key=lambda line: line.line)


def import_draft(request, model_admin):
    """Show the form, then the preview, then save and lead to the working draft."""
    if not may(request.user, Act.WRITE_DRAFT):
        raise PermissionDenied(_t("Your role in this policy does not include this act."))
    policies = policies_for(request.user, Act.WRITE_DRAFT)
    step = request.POST.get("step")
    if step is None:
        only = policies.first() if policies.count() == 1 else None
        initial = {"policy": request.GET.get("policy") or only}
        return page(request, model_admin, ImportForm(policies=policies, initial=initial))
    form = ImportForm(request.POST, request.FILES, policies=policies)
    if not form.is_valid():
        form.keep_text()
        return page(request, model_admin, form, status=422)
    data = form.cleaned_data
    if step == "edit":
        form.keep_text()
        return page(request, model_admin, form)
    if step == "save":
        try:
            draft = import_text(
                data["policy"], data["text"], title=data["title"] or None, summary=data["summary"]
            )
        except NotImported as error:
            form.add_error(None, error.message)
        else:
            messages.success(
                request,
                _t("The working draft was saved: %(count)s units.")
                % {"count": len(data["reading"].units)},
            )
            return redirect("admin:drafts_draft_change", draft.pk)
    working = data["policy"].drafts.filter(published_at=None).first()
    return model_admin.page(
        request,
        "panel/import_preview.html",
        title=_t("Preview of the draft"),
        form=form,
        data=data,
        reading=data["reading"],
        lines=preview(data["reading"]),
        warnings=[
            in_words(warning) for warning in (*form.encoding_warnings, *data["reading"].warnings)
        ],
        working=working,
        status=422 if form.errors else 200,
    )


def page(request, model_admin, form, status=200):
    """Answer with the form."""
    return model_admin.page(
        request, "panel/import_draft.html", title=_t("Import a draft"), form=form, status=status
    )
