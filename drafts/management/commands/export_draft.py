"""`manage.py export_draft POLICY NUMBER`: a draft as a file, published or not."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from drafts.draft_text import draft_text
from drafts.exporting import FORMATS, NotMade
from drafts.models import Draft


class Command(BaseCommand):
    help = "Write a draft as Markdown, DOCX or Akoma Ntoso."

    def add_arguments(self, parser):
        parser.add_argument("policy", help="the policy's address")
        parser.add_argument("number", type=int, help="the draft's number")
        parser.add_argument("--format", choices=list(FORMATS), default="md")
        parser.add_argument(
            "--output", type=Path, help="the file to write; standard output without"
        )

    def handle(self, *, policy, number, format, output, **options):
        try:
            draft = Draft.objects.select_related("policy").get(policy__slug=policy, number=number)
            content = FORMATS[format].make(draft_text(draft))
            if output:
                output.write_bytes(content)
        except (Draft.DoesNotExist, NotMade, OSError) as error:
            raise CommandError(str(error)) from error
        if not output:
            # Bytes, past the wrapper for text.
            stream = getattr(self.stdout._out, "buffer", sys.stdout.buffer)
            stream.write(content)
            stream.flush()
