"""`manage.py export_draft` writes any draft, published or not."""

import pytest
from django.core.management import CommandError, call_command

from drafts.draft_text import draft_text
from drafts.exporting import FORMATS
from drafts.reading import read_text
from tests.factories import make_draft, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make_draft(make_policy(slug="datos"), published=False)


def test_it_works(draft, capfdbinary):
    call_command("export_draft", "datos", 1)
    written = capfdbinary.readouterr().out
    assert written == FORMATS["md"].make(draft_text(draft))
    assert [unit.slug for unit in read_text(written.decode()).units] == ["1", "2", "3"]


@pytest.mark.parametrize("format", ["md", "docx", "akn"])
def test_writes_a_file(draft, tmp_path, format):
    path = tmp_path / "borrador"
    call_command("export_draft", "datos", 1, format=format, output=path)
    assert path.read_bytes() == FORMATS[format].make(draft_text(draft))


def test_a_draft_that_is_not_there_is_told(draft):
    with pytest.raises(CommandError, match="does not exist"):
        call_command("export_draft", "datos", 2)


def test_a_file_that_cannot_be_written_is_told(draft, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("export_draft", "datos", 1, output=tmp_path / "no" / "borrador.md")
