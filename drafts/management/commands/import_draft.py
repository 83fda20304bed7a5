"""`manage.py import_draft FILE --policy SLUG`: read a file into the policy's next working draft."""

from django.core.management.base import BaseCommand, CommandError

from drafts.import_text import NotImported, import_reading
from drafts.management.commands.split import read_draft
from drafts.models import Policy


class Command(BaseCommand):
    help = "Read a file into the next working draft of a policy, all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the text: .docx, .odt, .rtf, .html, .md, .txt")
        parser.add_argument("--policy", required=True, help="the policy's address")
        parser.add_argument("--title", default="", help="instead of the text's own")
        parser.add_argument("--summary", default="", help="what changed and why")

    def handle(self, *args, **options):
        policy = Policy.objects.filter(slug=options["policy"]).first()
        if policy is None:
            raise CommandError(f"There is no policy “{options['policy']}”.")
        reading, warnings = read_draft(options["file"])
        try:
            draft = import_reading(
                policy, reading, title=options["title"], summary=options["summary"]
            )
        except NotImported as error:
            raise CommandError(error.message) from error
        for warning in warnings:
            self.stderr.write(f"line {warning.line}: {warning.message} [{warning.code}]")
        self.stdout.write(f"{draft}: {len(reading.units)} units")
