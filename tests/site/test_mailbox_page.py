import pytest
from django.core.mail import EmailMessage

from abramos.mailbox import MailboxBackend


@pytest.fixture
def local(settings, tmp_path):
    settings.LOCAL = True
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings


def send(subject, text):
    letter = EmailMessage(subject, text, "Abramos <a@example.org>", ["rosa@example.org"])
    MailboxBackend().send_messages([letter])


def test_shows_letters_newest_first_with_their_code(client, db, local, capsys):
    send("Primera", "Hola.\n\nUn texto con ñ y acentós.")
    send("Segunda", "Escriba este código:\n\nABCD-WXYZ\n\nEs válido 15 minutos.")
    letters = client.get("/correo/").context["letters"]
    assert [(letter.subject, letter.to, letter.code) for letter in letters] == [
        ("Segunda", "rosa@example.org", "ABCD-WXYZ"),
        ("Primera", "rosa@example.org", None),
    ]
    assert letters[1].text == "Hola.\n\nUn texto con ñ y acentós."
    assert "ABCD-WXYZ" in capsys.readouterr().out


def test_shows_thirty(client, db, local):
    for number in range(32):
        send(f"Carta {number}", "…")
    letters = client.get("/correo/").context["letters"]
    assert [letter.subject for letter in letters] == [f"Carta {n}" for n in range(31, 1, -1)]


def test_empty_at_first(client, db, local):
    assert client.get("/correo/").status_code == 200


def test_does_not_exist_elsewhere(client, db, local):
    send("Secreta", "ABCD-WXYZ")
    local.LOCAL = False
    assert client.get("/correo/").status_code == 404
