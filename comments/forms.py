"""The forms of the public pages. What is typed is kept to the letter."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Author
from comments.receive import NotReceived, check_words
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


class CommentForm(forms.Form):
    """A comment on `article`, or on the draft as a whole when there is none.

    `submission_key` is made with the form, so that the same form sent twice is one comment.
    """

    text = Words(
        7,
        label=_("Your comment"),
        help_text=_(
            "What would you change, keep or clarify, and why? Do not include personal data."
        ),
    )
    quote = Words(
        2,
        required=False,
        label=_("Words of the article you refer to"),
        help_text=_("Copy them from the article as they are written."),
    )
    proposed_wording = Words(
        3,
        required=False,
        label=_("Wording you propose"),
        help_text=_("How you would write it."),
    )
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

    def __init__(self, *args, article=None, **options):
        super().__init__(*args, **options)
        self.article = article
        if article is None:
            del self.fields["quote"]

    def clean(self):
        try:
            check_words(
                self.cleaned_data.get("text", ""),
                self.cleaned_data.get("quote", ""),
                self.cleaned_data.get("proposed_wording", ""),
                self.article,
            )
        except NotReceived as refusal:
            self.refuse(refusal)
        return self.cleaned_data

    def refuse(self, refusal):
        """Show why an act refused what was sent, at the field to mend."""
        self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)

    def words(self):
        """Return what was written, as JSON can say it."""
        return {
            name: self.cleaned_data.get(name, "")
            for name in ("text", "quote", "proposed_wording", "public_name")
        }

    def renew_key(self):
        """Make what is sent next another comment than the one this form already sent."""
        self.data = self.data.copy()
        self.data["submission_key"] = str(uuid.uuid4())


class RegisterFilter(forms.Form):
    """Which of a policy's comments to list. A value that makes no sense lists all."""

    canal = forms.ChoiceField(label=_("Channel"), required=False)
    sentido = forms.ChoiceField(label=_("Answer"), required=False)
    articulo = forms.CharField(label=_("Article number"), required=False, max_length=60)
    antes = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)

    def __init__(self, data, *, outcomes):
        super().__init__(data)
        self.fields["canal"].choices = [("", _("All")), *Channel.choices]
        self.fields["sentido"].choices = [
            ("", _("All")),
            ("pending", _("Awaiting an answer")),
            *((outcome.code, outcome.name) for outcome in outcomes),
        ]

    def chosen(self):
        """Return the valid choices as `queries.register` takes them."""
        self.is_valid()
        names = {"canal": "channel", "sentido": "outcome", "articulo": "article", "antes": "before"}
        return {names[field]: value for field, value in self.cleaned_data.items() if value}
