"""`manage.py make_comparisons`: make the comparisons of published drafts that are missing."""

from django.core.management.base import BaseCommand

from drafts.make_comparison import make_comparison
from drafts.models import Comparison, Redline
from drafts.queries import pairs_to_compare


class Command(BaseCommand):
    help = "Make the comparisons of published drafts that are missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anew", action="store_true", help="delete all there are first, and make them again"
        )

    def handle(self, *args, **options):
        if options["anew"]:
            Comparison.objects.all().delete()
            Redline.objects.all().delete()
        pairs = pairs_to_compare()
        for old, new in pairs:
            make_comparison(old, new)
            self.stdout.write(f"{new.policy.slug}: {old.number} → {new.number}")
        self.stdout.write(f"{len(pairs)} comparisons made.")
