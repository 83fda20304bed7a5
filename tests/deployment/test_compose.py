"""The description of a deployment agrees with the settings and with what `make run` does."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def test_it_has_all_its_parts():
    assert set(COMPOSE["services"]) == {
        "caddy",
        "web",
        "worker",
        "beat",
        "migrate",
        "postgres",
        "valkey",
    }


@pytest.mark.parametrize("service", ["web", "worker", "beat", "migrate"])
def test_every_variable_is_read_by_the_settings(service):
    settings = (ROOT / "abramos/settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', settings))
    assert set(COMPOSE["services"][service]["environment"]) <= read


def test_every_variable_to_fill_in_is_in_the_example():
    named = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    example = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert named == example


def test_image_installs_what_make_run_installs():
    libraries = re.search(r"^LIBRARIES := (.+)$", MAKEFILE, re.MULTILINE)[1].split()
    assert [library for library in libraries if library not in DOCKERFILE] == []
    for step in [
        "--require-hashes -r requirements-uv.lock",
        "--require-hashes -r requirements.lock",
    ]:
        assert step in DOCKERFILE
        assert step in MAKEFILE


def test_commands_are_those_that_make_run_starts():
    from abramos.local.site import SITE

    for word in ["gunicorn", "abramos.wsgi", "gthread"]:
        assert word in DOCKERFILE
        assert any(word in part for part in SITE["web"])
    assert COMPOSE["services"]["worker"]["command"][1:4] == ["-A", "abramos", "worker"]
    assert COMPOSE["services"]["beat"]["command"][1:4] == ["-A", "abramos", "beat"]
