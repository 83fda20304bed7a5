"""The Spanish catalogue is whole."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils import translation

CATALOGUE = Path(__file__).resolve().parents[2] / "locale/es/LC_MESSAGES/django.po"


def test_every_message_is_translated_and_none_is_fuzzy():
    with CATALOGUE.open("rb") as file:
        messages = [message for message in read_po(file, locale="es") if message.id]
    lacking = [
        message.id
        for message in messages
        if message.fuzzy or not all(message.string if message.pluralizable else [message.string])
    ]
    assert len(messages) > 500
    assert lacking == []


@pytest.mark.django_db
def test_the_site_speaks_spanish_first_and_english_under_its_own_addresses(client):
    assert "Políticas escritas con la gente" in client.get(reverse("home")).content.decode()
    with translation.override("en"):
        assert "Policies written with the public" in client.get(reverse("home")).content.decode()
