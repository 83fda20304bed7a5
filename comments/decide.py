"""Answering a comment: one person proposes an outcome with its reason, another one reviews it."""

from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from comments.models import Comment, Decision, Reflection
from consultations.models import Outcome
from drafts.models import Article
from drafts.rules import broken_rule


class NotDecided(Exception):
    """The decision was refused. `message` says why, for the person; `field` names the part of the
    form to mend, None when it is not a matter of one."""

    field: str | None = None
    message = ""

    def __init__(self, message=None):
        self.message = message or self.message
        super().__init__(self.message)


class ReasonMissing(NotDecided):
    field = "reason"
    message = _("Write the reason: whoever commented reads it, and so does the public.")


class ReasonTooShort(NotDecided):
    field = "reason"


class OutcomeNotInForce(NotDecided):
    field = "outcome"
    message = _("Choose an outcome of the policy's published methodology.")


class ReflectionNotLater(NotDecided):
    field = "reflected_in"
    message = _("Choose articles of a later draft of the same policy than the one commented on.")


class ReviewedByProposer(NotDecided):
    message = _("Whoever proposes an answer does not review it: another member of the Group does.")


class NothingToReview(NotDecided):
    message = _("This proposal is no longer waiting for review. Look at the comment's record.")


@transaction.atomic
def propose(
    comment: Comment,
    *,
    by: User,
    outcome: Outcome,
    reason: str,
    reflected_in: Iterable[Article] = (),
) -> Decision:
    """Propose an answer to `comment` and return it; it is in force once another person reviews it.

    A proposal that was still waiting is superseded and stays on record; an answer in force stays
    in force until the new one is reviewed. `reflected_in` are articles of later drafts in which
    the answer can be seen.

    Raises a subclass of `NotDecided`.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    if len(reason) < settings.REASON_MIN_LENGTH:
        raise ReasonTooShort(
            _("A reason has at least %(limit)s characters; this one has %(length)s.")
            % {"limit": settings.REASON_MIN_LENGTH, "length": len(reason)}
        )
    Comment.objects.select_for_update(of=["self"], no_key=True).get(pk=comment.pk)
    comment.decisions.pending().update(superseded_at=Now())
    try:
        with transaction.atomic():
            decision = Decision.objects.create(
                comment=comment, outcome=outcome, reason=reason, proposer=by, proposed_at=Now()
            )
            Reflection.objects.bulk_create(
                Reflection(decision=decision, article=article) for article in set(reflected_in)
            )
    except IntegrityError as error:
        match broken_rule(error):
            case "decision_by_methodology_in_force":
                raise OutcomeNotInForce from error
            case "reflection_in_later_draft":
                raise ReflectionNotLater from error
        raise
    decision.refresh_from_db(fields=["proposed_at"])
    return decision


@transaction.atomic
def review(decision: Decision, *, by: User) -> Decision:
    """Put a proposal in force, superseding the answer that was.

    Raises `ReviewedByProposer` and `NothingToReview`.
    """
    Comment.objects.select_for_update(of=["self"], no_key=True).get(pk=decision.comment_id)
    decision = Decision.objects.select_related("comment", "outcome").get(pk=decision.pk)
    if decision.reviewed_at or decision.superseded_at:
        raise NothingToReview
    if decision.proposer_id == by.pk:
        raise ReviewedByProposer
    Decision.objects.in_force().filter(comment=decision.comment_id).update(superseded_at=Now())
    decision.reviewer = by
    decision.reviewed_at = Now()
    decision.save(update_fields=["reviewer", "reviewed_at"])
    decision.refresh_from_db(fields=["reviewed_at"])
    return decision
