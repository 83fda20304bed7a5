"""What pages show of editions and publications. Only an edition that is published has anything for
the public: look for publications through here."""

from datetime import timedelta

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Now

from drafts.models import Policy
from publications.lock import editions_locked
from publications.models import Edition, Publication

# A job is heard of at every document; silent for longer, and without its lock, it is lost.
SILENCE = timedelta(seconds=20)


def _editions() -> QuerySet[Edition]:
    return Edition.objects.select_related("policy", "snapshot").defer("snapshot__data")


def published_editions(policy: Policy) -> QuerySet[Edition]:
    """The policy's published editions, last first, with publications and snapshot (hash and
    instant). Two queries."""
    publications = Publication.objects.order_by("pk")
    return (
        _editions()
        .filter(policy=policy, stage=Edition.Stage.PUBLISHED)
        .prefetch_related(Prefetch("publications", publications))
        .order_by("-number")
    )


def published(policy_slug: str) -> QuerySet[Publication]:
    """The documents of a policy that the public may see, with edition, snapshot and policy."""
    return (
        Publication.objects.select_related("edition__policy", "edition__snapshot")
        .defer("edition__snapshot__data")
        .filter(edition__policy__slug=policy_slug, edition__stage=Edition.Stage.PUBLISHED)
    )


def latest_edition(policy: Policy) -> Edition | None:
    """The last edition asked for, whatever its stage: what the panel shows. One query."""
    return (
        _editions().select_related("requested_by").filter(policy=policy).order_by("-number").first()
    )


def editions_unheard_of() -> list[Edition]:
    """Editions under way that no job is making and none has spoken of for a while."""
    silent = Edition.objects.filter(
        stage__in=Edition.UNDER_WAY, heard_at__lt=Now() - SILENCE
    ).order_by("pk")
    making = editions_locked()
    return [edition for edition in silent if edition.pk not in making]
