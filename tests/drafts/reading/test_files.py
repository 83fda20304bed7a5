"""Files are read as UTF-8, or as older Spanish texts are kept."""

import pytest

from drafts.reading import UnreadableText, read_file


def _file(tmp_path, content):
    path = tmp_path / "ley.txt"
    path.write_bytes(content)
    return path


def test_utf_8(tmp_path):
    assert read_file(_file(tmp_path, "Artículo".encode())) == ("Artículo", ())


def test_the_mark_of_utf_8_is_not_text(tmp_path):
    assert read_file(_file(tmp_path, "Artículo".encode("utf-8-sig"))) == ("Artículo", ())


def test_windows_1252_with_a_warning(tmp_path):
    text, warnings = read_file(_file(tmp_path, "Artículo “1”".encode("cp1252")))

    assert text == "Artículo “1”"
    assert [one.code for one in warnings] == ["not_utf8"]


def test_what_is_not_text_is_refused(tmp_path):
    with pytest.raises(UnreadableText, match="not a text file"):
        read_file(_file(tmp_path, b"%PDF\x00\x01"))
