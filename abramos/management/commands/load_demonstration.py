from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from abramos.demonstration.build import build
from abramos.demonstration.people import PASSWORD, PEOPLE
from accounts.models import User
from drafts.models import Policy


class Command(BaseCommand):
    help = "Loads the demonstration into an empty database: a finished process and an open window."

    def handle(self, *args, **options):
        if not settings.LOCAL:
            raise CommandError(
                "The demonstration has accounts with a known password, so it is loaded only where "
                "ABRAMOS_LOCAL=1 is set. For a site of your own create a policy in the panel."
            )
        if not Policy.objects.exists():
            build(progress=self.stdout.write)
        if User.objects.filter(email=PEOPLE["coordinator"].email).exists():
            self.stdout.write("\n  Accounts (sign in at /cuenta/login/, or by e-mailed code):")
            for person in PEOPLE.values():
                role = person.role or "citizen"
                self.stdout.write(f"    {role:<12} {person.email:<28} {PASSWORD}")
