"""How allauth behaves on this site."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """People enter by an e-mailed code; there is no separate sign-up page to find."""

    def is_open_for_signup(self, request):
        return False
