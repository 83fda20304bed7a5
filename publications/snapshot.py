"""Freezing the data that the documents of an edition are a function of.

A snapshot is canonical JSON: sorted keys, no spaces, UTF-8. Instants are ISO 8601 in UTC. It names
people only as they chose to appear (an empty name is anonymous), and carries no e-mail address, no
account, and no name of the Technical Group.

    {"format", "edition", "taken_at", "time_zone",
     "policy": {"slug", "title", "summary", "institution", "folio_prefix", "article_word",
                "is_demonstration"},
     "methodologies": [{"version", "text", "note", "published_at",
                        "outcomes": [{"code", "name", "definition"}]}],
     "consultations": [{"number", "draft", "title", "description", "opens_at", "closes_at",
                        "channels",
                        "sessions": [{"number", "channel", "title", "place", "held_on"}]}],
     "drafts": [{"number", "title", "summary", "published_at",
                 "divisions": [{"position", "parent", "kind", "heading", "level"}],
                 "articles": [{"slug", "kind", "number", "heading", "text", "division"}]}],
     "comments": [{"number", "folio", "received_at", "channel", "consultation", "session",
                   "session_title", "article", "article_heading", "division", "kind", "author",
                   "text", "quote", "proposed_wording", "text_sha256", "superseded",
                   "attachments": [{"name", "media_type", "size", "sha256"}],
                   "decision": {"outcome", "outcome_name", "reason", "decided_at",
                                "reflected_in": [{"draft", "slug", "number", "heading"}]}}]}

`drafts` are those that were consulted. `consultation`, `session` and `draft` are numbers within the
snapshot; `article` is a slug in the consulted draft and `division` the position of one of its
divisions: both are null for a comment on the whole. `size` is in bytes.
"""

import json
from collections import defaultdict
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Prefetch, Q

from comments.models import Attachment, Comment, Decision, Reflection
from consultations.models import Consultation, Methodology
from drafts.clock import now_of
from drafts.models import Draft, Policy
from publications.models import Snapshot
from publications.readiness import check

FORMAT = "abramos-snapshot/2"


def take_snapshot(policy: Policy, *, edition: int) -> Snapshot:
    """Freeze the data of `policy` for its edition number `edition`, and return it stored.

    Everything is read from one instant of the database, in a number of queries that does not
    depend on the data. Raises `publications.readiness.NotReady` when at that instant something was
    missing.
    """
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        check(policy)
        taken_at = now_of(policy)
        text = canonical(read(Policy.objects.get(pk=policy.pk), edition, taken_at))
        return Snapshot.objects.create(
            policy=policy,
            taken_at=taken_at,
            data=text,
            sha256=sha256(text.encode()).hexdigest(),
        )


def canonical(data: dict[str, Any]) -> str:
    """Return `data` as canonical JSON."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read(policy: Policy, edition: int, taken_at: datetime) -> dict[str, Any]:
    """Return what the documents need to know of `policy`."""
    heard = Consultation.objects.filter(draft__policy=policy).filter(
        Q(opens_at__lte=taken_at) | Q(comments__isnull=False)
    )
    consultations = list(
        Consultation.objects.filter(pk__in=heard.values("pk"))
        .select_related("draft")
        .prefetch_related("sessions")
        .order_by("opens_at", "pk")
    )
    sessions = [session for one in consultations for session in one.sessions.all()]
    numbers = {one.pk: number for number, one in enumerate(consultations, 1)}
    session_numbers = {session.pk: number for number, session in enumerate(sessions, 1)}
    return {
        "format": FORMAT,
        "edition": edition,
        "taken_at": utc(taken_at),
        "time_zone": settings.TIME_ZONE,
        "policy": {
            "slug": policy.slug,
            "title": policy.title,
            "summary": policy.summary,
            "institution": policy.institution,
            "folio_prefix": policy.folio_prefix,
            "article_word": policy.article_word,
            "is_demonstration": policy.is_demonstration,
        },
        "methodologies": [_methodology(one) for one in _methodologies(policy)],
        "consultations": [
            _consultation(one, numbers[one.pk], session_numbers) for one in consultations
        ],
        "drafts": [_draft(one) for one in _drafts({one.draft_id for one in consultations})],
        "comments": _comments(policy, numbers, session_numbers),
    }


def utc(instant: datetime) -> str:
    """Return an instant in UTC, as ISO 8601 with microseconds."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _methodologies(policy: Policy):
    return (
        Methodology.objects.filter(policy=policy, published_at__isnull=False)
        .prefetch_related("outcomes")
        .order_by("version")
    )


def _methodology(methodology: Methodology) -> dict[str, Any]:
    return {
        "version": methodology.version,
        "text": methodology.text,
        "note": methodology.note,
        "published_at": utc(methodology.published_at),
        "outcomes": [
            {"code": one.code, "name": one.name_es, "definition": one.definition_es}
            for one in methodology.outcomes.all()
        ],
    }


def _consultation(
    consultation: Consultation, number: int, session_numbers: dict[int, int]
) -> dict[str, Any]:
    return {
        "number": number,
        "draft": consultation.draft.number,
        "title": consultation.title,
        "description": consultation.description,
        "opens_at": utc(consultation.opens_at),
        "closes_at": utc(consultation.closes_at),
        "channels": consultation.channels,
        "sessions": [
            {
                "number": session_numbers[session.pk],
                "channel": session.channel,
                "title": session.title,
                "place": session.place,
                "held_on": session.held_on.isoformat(),
            }
            for session in consultation.sessions.all()
        ],
    }


def _drafts(pks: set[int]):
    return (
        Draft.objects.filter(pk__in=pks)
        .prefetch_related("divisions", "articles")
        .order_by("number")
    )


def _draft(draft: Draft) -> dict[str, Any]:
    divisions = list(draft.divisions.all())
    position = {division.pk: division.position for division in divisions}
    return {
        "number": draft.number,
        "title": draft.title,
        "summary": draft.summary,
        "published_at": utc(draft.published_at),
        "divisions": [
            {
                "position": one.position,
                "parent": position.get(one.parent_id),
                "kind": one.kind,
                "heading": one.heading,
                "level": one.level,
            }
            for one in divisions
        ],
        "articles": [
            {
                "slug": one.slug,
                "kind": one.kind,
                "number": one.number,
                "heading": one.heading,
                "text": one.text,
                "division": position.get(one.division_id),
            }
            for one in draft.articles.all()
        ],
    }


def _comments(
    policy: Policy, numbers: dict[int, int], session_numbers: dict[int, int]
) -> list[dict[str, Any]]:
    decisions = (
        Decision.objects.in_force()
        .select_related("outcome")
        .prefetch_related(
            Prefetch(
                "reflections",
                # Of the draft that is being worked on nothing is published yet.
                Reflection.objects.filter(article__draft__published_at__isnull=False)
                .select_related("article__draft")
                .order_by("article__draft__number", "article__position"),
            )
        )
    )
    comments = (
        Comment.objects.filter(policy=policy)
        .select_related("author", "article", "division", "session")
        .prefetch_related(
            Prefetch("decisions", decisions, to_attr="in_force"),
            Prefetch("attachments", Attachment.objects.order_by("position")),
        )
        .order_by("number")
    )
    superseded: dict[int, int] = defaultdict(int)
    superseded.update(
        Decision.objects.filter(
            comment__policy=policy, reviewed_at__isnull=False, superseded_at__isnull=False
        )
        .values_list("comment_id")
        .annotate(Count("pk"))
        .order_by()
    )
    return [
        {
            "number": one.number,
            "folio": one.folio,
            "received_at": utc(one.received_at),
            "channel": one.channel,
            "consultation": numbers[one.consultation_id],
            "session": session_numbers.get(one.session_id),
            "session_title": one.session.title if one.session else "",
            "article": one.article.slug if one.article else None,
            "article_heading": one.article.heading if one.article else "",
            "division": one.division.position if one.division else None,
            "kind": one.kind,
            "author": one.author.public_name,
            "text": one.text,
            "quote": one.quote,
            "proposed_wording": one.proposed_wording,
            "text_sha256": one.text_sha256,
            "attachments": [
                {
                    "name": file.name,
                    "media_type": file.media_type,
                    "size": file.size,
                    "sha256": file.sha256,
                }
                for file in one.attachments.all()
            ],
            "superseded": superseded[one.pk],
            "decision": _decision(one.in_force[0]),
        }
        for one in comments
    ]


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "outcome": decision.outcome.code,
        "outcome_name": decision.outcome.name_es,
        "reason": decision.reason,
        "decided_at": utc(decision.reviewed_at),
        "reflected_in": [
            {
                "draft": reflection.article.draft.number,
                "slug": reflection.article.slug,
                "number": reflection.article.number,
                "heading": " ".join(reflection.article.heading.split()).rstrip("."),
            }
            for reflection in decision.reflections.all()
        ],
    }
