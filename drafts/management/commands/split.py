"""`manage.py split FILE`: show how a text is read, without touching the database."""

import json

import django
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from drafts.read_upload import read_path
from drafts.reading import Reading, UnreadableText, Warning, read_text


def read_draft(path: str) -> tuple[Reading, list[Warning]]:
    """Return the reading of the file at `path` and all warnings; raises `CommandError`."""
    try:
        source = read_path(path)
        reading = read_text(source.text)
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror or error}") from error
    except UnreadableText as error:
        raise refusal(path, error) from error
    return reading, [*source.warnings, *reading.warnings]


def refusal(path: str, error: UnreadableText) -> CommandError:
    """Return what the command ends with where the file at `path` is not read."""
    # The words and their translations are only needed here, and slow to load.
    if not apps.ready:
        django.setup()
    from drafts.reading_words import why_refused

    return CommandError(f"{path}: {why_refused(error)}")


def as_articles(reading: Reading) -> list[dict]:
    """Return the units as the commands print them; `heading` is the whole opening line."""
    return [
        {
            "heading": unit.opening or unit.heading,
            "number": unit.number,
            "kind": unit.kind,
            "path": list(unit.path),
            "text": unit.text,
            "title": unit.title,
            "slug": unit.slug,
            "line": unit.line,
        }
        for unit in reading.units
    ]


def as_warnings(warnings: list[Warning]) -> list[dict]:
    """Return the warnings as the commands print them."""
    return [{"line": one.line, "code": one.code, "message": one.message} for one in warnings]


class Command(BaseCommand):
    help = "Split a text into its divisions and articles and print them."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", help="the text: .docx, .odt, .rtf, .html, .md, .txt")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, **options):
        reading, warnings = read_draft(options["file"])
        if options["format"] == "json":
            answer = {
                "title": reading.title,
                "articles": as_articles(reading),
                "warnings": as_warnings(warnings),
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for unit in reading.units:
            self.stdout.write(f"{unit.line:>6}  {unit.slug:<30} {unit.heading}")
        for warning in warnings:
            self.stderr.write(f"line {warning.line}: {warning.message} [{warning.code}]")
