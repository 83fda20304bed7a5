"""`manage.py compare` prints what became of each article; it needs no database."""

import json

import pytest
from django.core.management import CommandError, call_command


def test_it_works(tmp_path, capsys):
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text("Ley\n\nArtículo 1. Se lee aquí.\n\nArtículo 2. Se abre.", "utf-8")
    new.write_text("Ley\n\nArtículo 1. Se abre.\n\nArtículo 2. Todo lo demás sobra.", "utf-8")

    call_command("compare", str(old), str(new), format="json")

    answer = json.loads(capsys.readouterr().out)
    assert [article["text"] for article in answer["old"]] == ["Se lee aquí.", "Se abre."]
    assert answer["changes"] == [
        {"old": [0], "new": [], "relation": "removed"},
        {"old": [1], "new": [0], "relation": "renumbered"},
        {"old": [], "new": [1], "relation": "added"},
    ]


def test_a_missing_text_is_refused(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("compare", str(tmp_path / "old.md"), str(tmp_path / "new.md"))
