"""`manage.py make_draft_files`: make now what the jobs would make."""

from django.core.management.base import BaseCommand

from drafts.export_draft import drafts_to_export, export_draft


class Command(BaseCommand):
    help = "Make the files that published drafts lack, in this process."

    def handle(self, **options):
        for draft in drafts_to_export():
            for file in export_draft(draft.pk):
                self.stdout.write(f"{file.filename}: {file.size} bytes, SHA-256 {file.sha256}")
