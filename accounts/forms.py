from allauth.account import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class RequestLoginCodeForm(forms.RequestLoginCodeForm):
    """Asks for an e-mail address; the first time that it is seen, an account is made for it.

    One form for those who have an account and those who do not: nobody has to know which, and the
    answer does not tell whether an address is known. The code that is sent proves the address.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")

    def clean_email(self):
        email = super().clean_email().lower()  # also counts against the rate limit
        if self._user is None and not User.objects.filter(email__iexact=email).exists():
            self._user = User.objects.create_user(email)
        return email
