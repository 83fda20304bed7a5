"""Importing a draft: a file is uploaded, or a text pasted, and read; then comes the preview."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from drafts.begin_import import begin_import, change_import
from drafts.models import Import
from drafts.panel.form import PanelForm
from drafts.read_upload import read_upload
from drafts.reading import Source, UnreadableText
from drafts.reading.formats import Kind
from drafts.reading_words import why_refused
from drafts.roles import Act, may, policies_for

ACCEPTED = ".docx,.odt,.rtf,.html,.htm,.md,.txt,.xml"


class TextForm(PanelForm):
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
    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 24, "spellcheck": "false", "class": "panel-wide"}),
    )
    kind = Kind.TEXT
    source: Source | None = None

    def __init__(self, *args, policies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["policy"].queryset = policies

    def clean_text(self):
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text.encode()) > settings.DRAFT_MAX_TEXT_BYTES:
            raise forms.ValidationError(
                _("The text is too large: %(size)s. The limit is %(limit)s.")
                % {
                    "size": filesizeformat(len(text.encode())),
                    "limit": filesizeformat(settings.DRAFT_MAX_TEXT_BYTES),
                }
            )
        return text

    def clean(self):
        data = super().clean()
        if "text" in data and not data["text"].strip():
            self.add_error("text", _("There are no words to read in this text."))
        elif "text" in data:
            self.source = Source(data["text"], self.kind)
        return data


class ImportForm(TextForm):
    """The same, where the text may also come in a file."""

    field_order = ["policy", "file", "text", "title", "summary"]
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ACCEPTED}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "Word (.docx), LibreOffice (.odt), .rtf, .html, .md or .txt, up to %(limit)s."
        ) % {"limit": filesizeformat(settings.DRAFT_MAX_BYTES)}
        self.fields["text"].label = _("Or paste the text here")
        self.fields["text"].widget.attrs["rows"] = 14

    def clean_file(self):
        """Put the file's text under `source`."""
        file = self.cleaned_data["file"]
        if file is None:
            return None
        # What is over the limit is refused without being read.
        try:
            self.source = read_upload(file.read(settings.DRAFT_MAX_BYTES + 1))
        except UnreadableText as error:
            raise forms.ValidationError(f"“{file.name}”: {why_refused(error)}") from error
        return file

    def clean(self):
        data = forms.Form.clean(self)
        if self.errors:
            return data
        if data["file"] is not None and data["text"].strip():
            self.add_error("file", _("Choose a file or paste a text, not both."))
        elif data["file"] is None and not data["text"].strip():
            self.add_error("text", _("Choose a file or paste the text of the draft."))
        elif data["file"] is None:
            self.source = Source(data["text"], Kind.TEXT)
        return data


def import_draft(request, model_admin):
    """Show the form, read what is sent, and lead to its preview."""
    if not may(request.user, Act.WRITE_DRAFT):
        raise PermissionDenied(_("Your role in this policy does not include this act."))
    policies = policies_for(request.user, Act.WRITE_DRAFT)
    if request.method == "POST":
        form = ImportForm(request.POST, request.FILES, policies=policies)
        if form.is_valid() and (kept := begun(form, request.user)):
            return redirect("admin:drafts_draft_import_preview", kept.pk)
    else:
        only = policies.first() if policies.count() == 1 else None
        form = ImportForm(policies=policies, initial={"policy": request.GET.get("policy") or only})
    return model_admin.page(
        request,
        "panel/import_draft.html",
        title=_("Import a draft"),
        form=form,
        unfinished=Import.objects.filter(by=request.user, policy__in=policies)
        .select_related("policy")
        .defer("text"),
        days=settings.DRAFT_IMPORT_DAYS,
        status=422 if form.errors else 200,
    )


def begun(form, user):
    """Begin the import; None, with the reason in the form, where the text cannot be split."""
    data = form.cleaned_data
    try:
        return begin_import(
            data["policy"],
            form.source,
            by=user,
            file_name=data["file"].name if data["file"] else "",
            title=data["title"],
            summary=data["summary"],
        )
    except UnreadableText as error:
        form.add_error("text", why_refused(error))
        return None


def edit_import(request, model_admin, pk):
    """Show an import's text, title and summary, and change them."""
    kept = import_of(request, model_admin, pk)
    policies = policies_for(request.user, Act.WRITE_DRAFT)
    if request.method == "POST":
        form = TextForm(request.POST, policies=policies)
        form.kind = Kind(kept.kind)
        if form.is_valid() and changed(form, kept):
            return redirect("admin:drafts_draft_import_preview", kept.pk)
    else:
        initial = {name: getattr(kept, name) for name in ("policy", "title", "summary", "text")}
        form = TextForm(policies=policies, initial=initial)
    return model_admin.page(
        request,
        "panel/import_text.html",
        title=_("Text of the import"),
        form=form,
        kept=kept,
        status=422 if form.errors else 200,
    )


def changed(form, kept):
    """Change the import; False, with the reason in the form, where the text cannot be split."""
    data = form.cleaned_data
    try:
        change_import(
            kept,
            form.source,
            policy=data["policy"],
            title=data["title"],
            summary=data["summary"],
        )
    except UnreadableText as error:
        form.add_error("text", why_refused(error))
        return False
    return True


def discard_import(request, model_admin, pk):
    """Ask, then forget an import."""
    kept = import_of(request, model_admin, pk)
    if request.method == "POST":
        kept.delete()
        messages.success(request, _("The import was discarded. Nothing was saved."))
        return redirect("admin:drafts_draft_import")
    return model_admin.page(
        request, "panel/import_discard.html", title=_("Discard the import"), kept=kept
    )


def import_of(request, model_admin, pk):
    """Return the person's own import `pk`, where they may still write drafts of its policy."""
    policies = policies_for(request.user, Act.WRITE_DRAFT)
    own = Import.objects.filter(by=request.user, policy__in=policies).select_related("policy")
    return model_admin.row_of(own, pk)
