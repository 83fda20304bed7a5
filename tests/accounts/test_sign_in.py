import re

import pytest
from django.core import mail
from django.core.cache import cache

from accounts.models import User
from tests.factories import make_user


@pytest.fixture(autouse=True)
def _no_earlier_attempts():
    cache.clear()


def ask_for_code(client, email, **data):
    return client.post("/en/cuenta/entrar/", {"email": email, **data})


def code_in(letter):
    return re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", letter.body, re.MULTILINE).group(1)


def test_new_person_enters_with_a_code_and_gets_an_account(client, db):
    assert ask_for_code(client, "Rosa@Example.org").status_code == 302
    response = client.post("/en/cuenta/entrar/codigo/", {"code": code_in(mail.outbox[0])})
    assert response.status_code == 302
    user = User.objects.get(email="rosa@example.org")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert not user.is_staff


def test_known_person_keeps_the_account(client, db):
    user = make_user("ana@example.org")
    ask_for_code(client, "ANA@example.org")
    client.post("/en/cuenta/entrar/codigo/", {"code": code_in(mail.outbox[0])})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_answer_does_not_tell_whether_the_address_is_known(client, db):
    make_user("ana@example.org")
    known = ask_for_code(client, "ana@example.org")
    unknown = ask_for_code(client, "otra@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_goes_on_to_where_one_was_going(client, db):
    ask_for_code(client, "rosa@example.org", next="/en/mis-comentarios/")
    response = client.post(
        "/en/cuenta/entrar/codigo/",
        {"code": code_in(mail.outbox[0]), "next": "/en/mis-comentarios/"},
    )
    assert response.url == "/en/mis-comentarios/"


def test_never_to_another_site(client, db):
    ask_for_code(client, "rosa@example.org")
    response = client.post(
        "/en/cuenta/entrar/codigo/",
        {"code": code_in(mail.outbox[0]), "next": "https://malo.example/"},
    )
    assert response.url == "/en/"


def test_wrong_code_says_so_and_does_not_enter(client, db):
    ask_for_code(client, "rosa@example.org")
    response = client.post("/en/cuenta/entrar/codigo/", {"code": "AAAA-AAAA"})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_no_separate_sign_up_or_password_page(client, db):
    assert client.get("/en/cuenta/registro/").url == "/en/cuenta/entrar/"
    assert client.get("/en/cuenta/entrar/contrasena/").url == "/en/cuenta/entrar/"


def test_signing_out_asks_first(client, db):
    client.force_login(make_user())
    assert client.get("/en/cuenta/salir/").status_code == 200
    assert "_auth_user_id" in client.session
    client.post("/en/cuenta/salir/")
    assert "_auth_user_id" not in client.session
