"""The panel's forms: what they look like, wherever they are."""

from django import forms


class PanelForm(forms.Form):
    """A form whose labels carry no colon and whose wrong fields are marked."""

    required_css_class = "panel-required"
    error_css_class = "panel-wrong"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class MomentInput(forms.DateTimeInput):
    """The browser's own control for a date and a time."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M:%S")
