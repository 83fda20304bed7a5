"""`manage.py compare OLD NEW`: show how the units of one text became those of the next."""

import json

from django.core.management.base import BaseCommand

from drafts.comparing import Change, compare
from drafts.management.commands.split import as_articles, as_warnings, read_draft
from drafts.reading import Unit


class Command(BaseCommand):
    help = "Compare two texts article by article and print what became of each."
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("old", help="the earlier text: .docx, .odt, .rtf, .html, .md, .txt")
        parser.add_argument("new", help="the later text")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args, **options):
        old, old_warnings = read_draft(options["old"])
        new, new_warnings = read_draft(options["new"])
        changes = compare(old.units, new.units)
        if options["format"] == "json":
            answer = {
                "old": as_articles(old),
                "new": as_articles(new),
                "changes": [
                    {
                        "old": list(change.old),
                        "new": list(change.new),
                        "relation": "+".join(change.relations),
                    }
                    for change in changes
                ],
                "warnings": {"old": as_warnings(old_warnings), "new": as_warnings(new_warnings)},
            }
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        for change in changes:
            self.stdout.write(_line(change, old.units, new.units))


def _line(change: Change, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> str:
    before = ", ".join(old[at].slug for at in change.old) or "–"
    after = ", ".join(new[at].slug for at in change.new) or "–"
    return f"{'+'.join(change.relations):<20} {before} → {after}"
