from django.core.management.base import BaseCommand

from abramos.demonstration.build import build
from abramos.demonstration.people import PEOPLE
from accounts.models import User
from drafts.models import Policy


class Command(BaseCommand):
    help = "Loads the demonstration into an empty database: a finished process and an open window."

    def handle(self, *args, **options):
        if not Policy.objects.exists():
            build(progress=self.stdout.write)
        if User.objects.filter(email=PEOPLE["coordinator"].email).exists():
            self.stdout.write(
                "\n  Accounts (enter with the code that is sent; read it at /correo/):"
            )
            for person in PEOPLE.values():
                self.stdout.write(f"    {person.role or 'citizen':<12} {person.email}")
