"""`manage.py split` prints how a text is read; it needs no database."""

import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.drafts.reading.documents import lvl, make_docx, numbering, par


def _split(path, capsys):
    call_command("split", str(path), format="json")
    return json.loads(capsys.readouterr().out)


def test_it_works(tmp_path, capsys):
    path = tmp_path / "ley.md"
    path.write_text("# Ley\n\n## Capítulo I\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.", "utf-8")

    answer = _split(path, capsys)

    assert answer["warnings"] == []
    assert answer["articles"][0] == {
        "heading": "Artículo 1. Uno.",
        "number": "1",
        "kind": "article",
        "path": ["Capítulo I"],
        "text": "Uno.",
        "title": "",
        "slug": "1",
        "line": 5,
    }


def test_an_older_encoding_is_told(tmp_path, capsys):
    path = tmp_path / "ley.txt"
    path.write_bytes("Ley\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.".encode("cp1252"))

    answer = _split(path, capsys)

    assert [one["code"] for one in answer["warnings"]] == ["not_utf8"]
    assert len(answer["articles"]) == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "El archivo está vacío"),
        (b"a\x00b", "tiene contenido binario"),
        (b"%PDF-1.7", "Es un PDF"),
        (None, "No such file"),
    ],
)
def test_what_cannot_be_read_is_refused_in_the_sites_language(tmp_path, content, message):
    path = tmp_path / "ley.md"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(CommandError, match=message):
        call_command("split", str(path))


def test_word_documents_are_read(tmp_path, capsys):
    path = tmp_path / "ley.docx"
    levels = numbering(lvl(0, "Artículo %1.-"))
    path.write_bytes(make_docx(par("Uno.", num=1) + par("Dos.", num=1), numbering=levels))

    answer = _split(path, capsys)

    assert [(one["number"], one["text"]) for one in answer["articles"]] == [
        ("1", "Uno."),
        ("2", "Dos."),
    ]
    call_command("compare", str(path), str(path), format="json")
    assert [one["relation"] for one in json.loads(capsys.readouterr().out)["changes"]] == [
        "kept",
        "kept",
    ]


def test_it_starts_without_the_site_or_its_database(tmp_path):
    path = tmp_path / "ley.md"
    path.write_text("# Ley\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.\n", encoding="utf-8")
    surroundings = {"PATH": "/usr/bin:/bin", "DATABASE_URL": "postgres://127.0.0.1:1/none"}

    done = subprocess.run(
        [sys.executable, "manage.py", "split", str(path), "--format", "json"],
        cwd=settings.BASE_DIR,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )

    assert [one["number"] for one in json.loads(done.stdout)["articles"]] == ["1", "2"]
