"""Signing in by a code sent by e-mail: there are no passwords."""

from allauth.account import views
from django.urls import path, reverse_lazy
from django.views.generic import RedirectView

to_the_code = RedirectView.as_view(
    url=reverse_lazy("account_request_login_code"), query_string=True
)

urlpatterns = [
    path("entrar/", views.request_login_code, name="account_request_login_code"),
    path("entrar/codigo/", views.confirm_login_code, name="account_confirm_login_code"),
    path("salir/", views.logout, name="account_logout"),
    path("desactivada/", views.account_inactive, name="account_inactive"),
    # An account is made by its first code: allauth's other two entrances lead to that one.
    path("registro/", to_the_code, name="account_signup"),
    path("entrar/contrasena/", to_the_code, name="account_login"),
]
