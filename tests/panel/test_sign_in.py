"""The panel's door is the site's own sign-in."""

import pytest
from django.urls import reverse

from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_and_back(client):
    response = client.get(reverse("admin:index"), follow=True)
    assert response.redirect_chain[-1] == (
        f"{reverse('account_request_login_code')}?next=%2Fen%2Fpanel%2F",
        302,
    )
    assert response.status_code == 200


def test_a_person_without_entry_is_told_so_and_not_sent_round(client):
    client.force_login(make_user())
    response = client.get(reverse("admin:index"), follow=True)
    assert response.status_code == 403
    assert "Your account may not open this page" in response.text


def test_staff_enter(client):
    client.force_login(make_user(is_staff=True))
    response = client.get(reverse("admin:index"))
    assert response.status_code == 200
    assert "You do not belong to the Technical Group of any policy yet." in response.text


def test_a_closed_account_does_not_enter(client):
    client.force_login(make_user(is_staff=True, is_active=False))
    assert client.get(reverse("admin:index")).status_code == 302


def test_signing_out_of_the_panel_is_signing_out_of_the_site(client):
    client.force_login(make_user(is_staff=True))
    page = client.get(reverse("admin:index")).text
    assert f'<form method="post" action="{reverse("account_logout")}">' in page
    client.post(reverse("account_logout"))
    assert client.get(reverse("admin:index")).status_code == 302
