"""Publish a policy from the command line."""

import threading
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from accounts.models import User
from drafts.models import Policy
from publications.make_edition import make_edition
from publications.models import Edition
from publications.publish import NotReady, request_edition


class Command(BaseCommand):
    help = "Ask for an edition of a policy's documents, as the panel does."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="the policy's address")
        parser.add_argument("--by", required=True, help="e-mail address of whoever asks for it")
        parser.add_argument(
            "--now", action="store_true", help="make it in this process instead of in a worker"
        )

    def handle(self, *, slug, by, now, **options):
        try:
            policy = Policy.objects.get(slug=slug)
            user = User.objects.get(email=by.lower())
        except (Policy.DoesNotExist, User.DoesNotExist) as error:
            raise CommandError(str(error)) from error
        try:
            edition = request_edition(policy, by=user)
        except NotReady as error:
            raise CommandError("\n".join(one.message for one in error.missing)) from error
        self.stdout.write(f"{edition}: {edition.get_stage_display()}")
        if now:
            self.make(edition)

    def make(self, edition):
        """Make it here, attempt after attempt, while another thread prints how far it is."""
        ended = threading.Event()
        watch = threading.Thread(target=self.watch, args=[edition.pk, ended], daemon=True)
        watch.start()
        try:
            while edition and edition.is_under_way:
                edition = make_edition(edition.pk)
                time.sleep(0.5)  # a worker may have taken it, or it is to be tried again
        finally:
            ended.set()
            watch.join()
        if edition is None or edition.stage != Edition.Stage.PUBLISHED:
            raise CommandError(edition.failure if edition else "The edition is gone.")
        for publication in edition.publications.order_by("pk"):
            self.stdout.write(
                f"{publication.title}: {publication.pages} pages, {publication.size} bytes, "
                f"SHA-256 {publication.sha256}"
            )

    def watch(self, edition_id, ended):
        shown = None
        while not ended.wait(0.5):
            edition = Edition.objects.filter(pk=edition_id).first()
            line = edition and (edition.get_stage_display(), edition.documents_made)
            if line and line != shown:
                self.stdout.write(f"{line[0]} ({line[1]}/{Edition.DOCUMENTS})")
                shown = line
        connection.close()
