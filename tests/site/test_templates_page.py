"""What holds for the source of every public page."""

import re

import pytest
from django.conf import settings

FOLDER = settings.BASE_DIR / "templates"
OTHERS = {"admin", "panel", "unfold", "publications/print"}
PAGES = sorted(
    path
    for path in FOLDER.rglob("*.html")
    if not any(str(path.relative_to(FOLDER)).startswith(other) for other in OTHERS)
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_script_or_style_within_the_page(path):
    source = path.read_text()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|hx-on", source) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_nothing_is_asked_of_other_sites(path):
    assert re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", path.read_text()) == []
