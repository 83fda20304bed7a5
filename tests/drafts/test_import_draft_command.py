"""`manage.py import_draft` reads a file into the next working draft, all or nothing."""

import pytest
from django.core.management import CommandError, call_command

from drafts.models import Draft
from tests.drafts.reading.documents import make_docx, par
from tests.factories import TEXT, make_draft, make_policy

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "borrador.docx"
    path.write_bytes(make_docx(par("Artículo 1.- Uno.") + par("Artículo 2.- Dos.")))
    return str(path)


def test_it_works(file, capsys):
    policy = make_policy(slug="agua")
    make_draft(policy)
    call_command("import_draft", file, policy="agua", title="Segundo", summary="Por qué")
    draft = policy.drafts.get(number=2)
    assert (draft.title, draft.summary, draft.is_published) == ("Segundo", "Por qué", False)
    assert [article.text for article in draft.articles.all()] == ["Uno.", "Dos."]
    assert "2 units" in capsys.readouterr().out


def test_a_policy_that_is_not_there(file):
    with pytest.raises(CommandError, match="There is no policy “aire”"):
        call_command("import_draft", file, policy="aire")


def test_a_second_working_draft_is_refused(file):
    policy = make_policy(slug="agua")
    make_draft(policy, published=False)
    with pytest.raises(CommandError, match="ya tiene un borrador de trabajo"):
        call_command("import_draft", file, policy="agua")
    assert Draft.objects.count() == 1


def test_a_file_that_is_not_read_changes_nothing(tmp_path):
    make_policy(slug="agua")
    path = tmp_path / "borrador.md"
    path.write_bytes(b"%PDF-1.7" + TEXT.encode())
    with pytest.raises(CommandError, match="Es un PDF"):
        call_command("import_draft", str(path), policy="agua")
    assert Draft.objects.count() == 0
