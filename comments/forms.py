"""The forms of the public pages. What is typed is kept to the letter."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Author
from comments.files.waiting import waiting_files
from comments.models import Comment, WaitingFile
from comments.quoting.anchor import places
from comments.receive import NotReceived, check_words, plain_text
from consultations.models import Channel


def as_typed(text):
    """Return `text` with the line ends that were typed: browsers send each as two characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Words(forms.CharField):
    """Text of any length kept as it was typed; how long it may be, the act says."""

    widget = forms.Textarea

    def __init__(self, rows, **options):
        super().__init__(strip=False, widget=forms.Textarea(attrs={"rows": rows}), **options)

    def clean(self, value):
        # A character that cannot be stored is the act's to refuse, with its own words.
        return as_typed(value or "")


class Files(forms.FileField):
    """Several files at once; what they may be, `comments.files.waiting` says."""

    class Input(forms.FileInput):
        allow_multiple_selected = True

    def clean(self, data, initial=None):
        return [file for file in data or [] if file]


class Kept(forms.MultipleChoiceField):
    """The hashes of files that wait and are to be sent; one that does not wait is not found."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        return True


EVERYWHERE = "todas"  # of words that stand in several places: none of them in particular


class CommentForm(forms.Form):
    """A comment on `article`, on `division`, or on the draft as a whole when there is neither.

    `submission_key` is made with the form, so that the same form sent twice is one comment.
    """

    text = Words(
        7,
        label=_("Your comment"),
        help_text=_(
            "What would you change, keep or clarify, and why? Do not include personal data."
        ),
    )
    kind = forms.ChoiceField(
        label=_("Kind of comment"),
        required=False,
        choices=Comment.Kind,
        initial=Comment.Kind.OTHER,
        widget=forms.Select,
    )
    quote = Words(
        2,
        required=False,
        label=_("Words of the text you refer to"),
        help_text=_("Copy them from the text as they are written."),
    )
    # Where those words begin, when a browser or the person has said it.
    quote_start = forms.CharField(required=False, widget=forms.HiddenInput)
    proposed_wording = Words(
        3,
        required=False,
        label=_("Wording you propose"),
        help_text=_("How you would write it."),
    )
    attachments = Files(
        required=False,
        label=_("Files"),
        widget=Files.Input(attrs={"multiple": True, "accept": ".pdf,.docx,.odt,.png,.jpg,.jpeg"}),
    )
    kept = Kept(required=False)
    public_name = forms.CharField(
        required=False,
        max_length=Author._meta.get_field("public_name").max_length,
        label=_("Name to be published"),
        help_text=_(
            "Leave it empty to appear as anonymous. Your e-mail address is never published."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    submission_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, article=None, division=None, **options):
        super().__init__(*args, **options)
        self.article, self.division = article, division
        # Where the quoted words stand, when they stand in several places and one is to be chosen.
        self.occurrences = []
        self.starts_from_text = False
        if article is None:
            del self.fields["quote"], self.fields["quote_start"]

    def clean_kind(self):
        return self.cleaned_data["kind"] or Comment.Kind.OTHER

    def clean_quote_start(self):
        """Return a number, None when none was said or it makes no sense, or `EVERYWHERE`."""
        said = self.cleaned_data["quote_start"]
        if said == EVERYWHERE:
            return said
        return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None

    def clean(self):
        quote = self.cleaned_data.get("quote", "")
        try:
            check_words(
                self.cleaned_data.get("text", ""),
                quote,
                self.cleaned_data.get("proposed_wording", ""),
                self.article,
            )
        except NotReceived as refusal:
            self.refuse(refusal)
        if quote.strip() and "quote" not in self.errors:
            self.check_place(quote)
        return self.cleaned_data

    def check_place(self, quote):
        """Ask which place is meant when the quoted words stand in several."""
        found = places(plain_text(self.article), quote)
        said = self.cleaned_data.get("quote_start")
        if len(found) > 1 and said != EVERYWHERE and said not in {one.start for one in found}:
            self.occurrences = found[:20]
            self.add_error(
                "quote",
                _("These words stand %(count)s times in the text. Choose below which you mean.")
                % {"count": len(found)},
            )

    @property
    def start(self):
        """Where the quoted words begin, None where nobody said it."""
        said = self.cleaned_data.get("quote_start")
        return said if isinstance(said, int) else None

    def refuse(self, refusal):
        """Show why an act refused what was sent, at the field to mend."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)

    def words(self):
        """Return what was written, as JSON can say it."""
        words = {
            name: self.cleaned_data.get(name, "")
            for name in ("text", "kind", "quote", "proposed_wording", "public_name")
        }
        said = self.cleaned_data.get("quote_start")
        words["quote_start"] = "" if said is None else str(said)
        words["kept"] = self.cleaned_data.get("kept", [])
        return words

    def keeps(self, row):
        """Let a file that was just kept be one of those to be sent."""
        if row.sha256 not in self.cleaned_data["kept"]:
            self.cleaned_data["kept"] = [*self.cleaned_data["kept"], row.sha256]

    def chosen_files(self):
        """Return the files to be sent, as far as they still wait."""
        return list(waiting_files(self.cleaned_data["submission_key"], self.cleaned_data["kept"]))

    def waiting(self):
        """Return all files that wait for this form, each with whether it is to be `chosen`."""
        key, chosen = self["submission_key"].value(), self["kept"].value() or []
        if self.is_bound:
            key = self.cleaned_data.get("submission_key")
            chosen = self.cleaned_data.get("kept", [])
        elif not chosen:  # a form that nobody has sent yet
            return []
        rows = list(WaitingFile.objects.filter(submission_key=key)) if key else []
        for row in rows:
            row.chosen = row.sha256 in chosen
        return rows

    def renew_key(self):
        """Make what is sent next another comment than the one this form already sent."""
        self.data = self.data.copy()
        self.data["submission_key"] = str(uuid.uuid4())
        self.cleaned_data["submission_key"] = uuid.UUID(self.data["submission_key"])
        return self.cleaned_data["submission_key"]


class RegisterFilter(forms.Form):
    """Which of a policy's comments to list. A value that makes no sense lists all."""

    canal = forms.ChoiceField(label=_("Channel"), required=False)
    tipo = forms.ChoiceField(label=_("Kind of comment"), required=False)
    sentido = forms.ChoiceField(label=_("Answer"), required=False)
    articulo = forms.CharField(required=False, max_length=60)
    antes = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)

    def __init__(self, data, *, outcomes, article_word):
        super().__init__(data)
        # What the policy calls its units has a gender of its own, so that it stands alone.
        self.fields["articulo"].label = _("Number (%(unit)s)") % {"unit": article_word}
        self.fields["canal"].choices = [("", _("All")), *Channel.choices]
        self.fields["tipo"].choices = [("", _("All")), *Comment.Kind.choices]
        self.fields["sentido"].choices = [
            ("", _("All")),
            ("pending", _("Awaiting an answer")),
            *((outcome.code, outcome.name) for outcome in outcomes),
        ]

    def chosen(self):
        """Return the valid choices as `queries.register` takes them."""
        self.is_valid()
        names = {
            "canal": "channel",
            "tipo": "kind",
            "sentido": "outcome",
            "articulo": "article",
            "antes": "before",
        }
        return {names[field]: value for field, value in self.cleaned_data.items() if value}
