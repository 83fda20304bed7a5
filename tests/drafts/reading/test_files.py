"""Plain text and Markdown are read as UTF-8, or as older Spanish texts are kept."""

import subprocess
import sys

import pytest

from drafts.reading import UnreadableText, read_file


def _read(tmp_path, content):
    path = tmp_path / "ley.txt"
    path.write_bytes(content)
    source = read_file(path)
    return source.text, [one.code for one in source.warnings]


def test_utf_8(tmp_path):
    assert _read(tmp_path, "Artículo".encode()) == ("Artículo", [])


@pytest.mark.parametrize("alphabet", ["utf-8-sig", "utf-16"])
def test_the_mark_of_an_alphabet_is_not_text(tmp_path, alphabet):
    assert _read(tmp_path, "Artículo".encode(alphabet)) == ("Artículo", [])


def test_windows_1252_with_a_warning(tmp_path):
    assert _read(tmp_path, "Artículo “1”".encode("cp1252")) == ("Artículo “1”", ["not_utf8"])


def test_accents_that_stand_apart_are_put_on_their_letters(tmp_path):
    assert _read(tmp_path, "Arti\u0301culo".encode()) == ("Artículo", [])


def test_what_is_not_text_is_refused(tmp_path):
    with pytest.raises(UnreadableText, match="not a text file"):
        _read(tmp_path, b"texto\x00\x01")


def test_plain_text_does_not_wait_for_what_converts_documents(tmp_path):
    path = tmp_path / "ley.md"
    path.write_text("# Ley\n\nArtículo 1. Uno.", "utf-8")
    code = (
        "import sys; from drafts.reading import read_file, read_text; read_text(read_file(sys.argv[1]).text);"
        "print(sorted({'lxml', 'pypandoc', 'subprocess', 'django'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"
