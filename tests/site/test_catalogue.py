"""The Spanish catalogue is whole."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.urls import reverse
from django.utils import translation

PROJECT = Path(__file__).resolve().parents[2]
CATALOGUE = "locale/es/LC_MESSAGES/django.po"
SPOKEN = [
    *("abramos", "accounts", "drafts", "consultations", "comments", "publications"),
    *("templates", "static", "locale", "manage.py"),
]


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The catalogue as it would be if every text of the code and the templates were collected now."""
    copy = tmp_path_factory.mktemp("project")
    for name in SPOKEN:
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "es", "--no-obsolete"],
        cwd=copy,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
        capture_output=True,
    )
    return messages_of(copy / CATALOGUE)


def messages_of(path):
    with path.open("rb") as file:
        return [message for message in read_po(file, locale="es") if message.id]


def lacking(messages):
    return [
        message.id
        for message in messages
        if message.fuzzy or not all(message.string if message.pluralizable else [message.string])
    ]


def test_every_text_of_the_site_is_in_the_catalogue_and_translated(collected):
    assert len(collected) > 500
    assert lacking(collected) == []


def test_the_catalogue_has_no_text_that_the_site_no_longer_says(collected):
    kept = {message.id for message in messages_of(PROJECT / CATALOGUE)}
    assert kept - {message.id for message in collected} == set()


@pytest.mark.django_db
def test_the_site_speaks_spanish_first_and_english_under_its_own_addresses(client):
    assert "Políticas escritas con la gente" in client.get(reverse("home")).content.decode()
    with translation.override("en"):
        assert "Policies written with the public" in client.get(reverse("home")).content.decode()
