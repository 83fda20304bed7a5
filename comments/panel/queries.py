"""What the workbench asks about comments, their decisions, and what an answer may point to."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, TextChoices
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

from comments.models import Attends, Comment, Decision
from consultations.models import Outcome
from drafts.models import Article, Lineage
from drafts.queries import ancestry_of

FIRST_WORDS = 300  # characters of a comment where many are listed


class State(TextChoices):
    """What is left to do with a comment. An answered one for which another answer is proposed is
    waiting for review."""

    UNANSWERED = "unanswered", _("Unanswered")
    PROPOSED = "proposed", _("Waiting for review")
    ANSWERED = "answered", _("Answered")


IN_STATE = {
    State.UNANSWERED: Q(is_pending=False, is_answered=False),
    State.PROPOSED: Q(is_pending=True),
    State.ANSWERED: Q(is_pending=False, is_answered=True),
}


def with_state(comments):
    """Annotate `is_pending` and `is_answered`, by which `IN_STATE` and `state_of` judge."""
    decisions = Decision.objects.filter(comment=OuterRef("pk"))
    return comments.annotate(
        is_pending=Exists(decisions.pending()), is_answered=Exists(decisions.in_force())
    )


def state_of(comment):
    """Return the state of a comment that came `with_state`."""
    if comment.is_pending:
        return State.PROPOSED
    return State.ANSWERED if comment.is_answered else State.UNANSWERED


def counts_by_policy(policies):
    """Return {policy id: {state: number of comments}}."""
    rows = (
        with_state(Comment.objects.filter(policy__in=policies))
        .order_by()
        .values("policy_id")
        .annotate(**{state.value: Count("pk", filter=IN_STATE[state]) for state in State})
    )
    return {row["policy_id"]: {state.value: row[state.value] for state in State} for row in rows}


def decisions_of(comment):
    """Return all decisions on a comment, the latest first, with all that its page shows."""
    articles = Article.objects.select_related("draft").only("heading", "draft__number", "draft_id")
    return list(
        comment.decisions.select_related("outcome", "proposer", "reviewer")
        .prefetch_related(Prefetch("reflected_in", articles.order_by("draft__number", "position")))
        .order_by("-pk")
    )


def outcomes_in_force(policy):
    """Return the outcomes of the policy's methodology in force; none where none is published."""
    in_force = policy.methodologies.filter(published_at__isnull=False).order_by("-version")[:1]
    return Outcome.objects.filter(methodology__in=in_force).order_by("position")


def later_articles(comment):
    """Return the articles of the drafts after the one commented on, in which an answer may show."""
    draft = comment.consultation.draft
    return (
        Article.objects.filter(draft__policy=draft.policy_id, draft__number__gt=draft.number)
        .select_related("draft")
        .only("heading", "number", "draft__number", "draft_id", "position")
        .order_by("draft__number", "position")
    )


def successors_of(comment):
    """Return the ids of the articles that the one commented on became in the next draft."""
    return set(
        Lineage.objects.filter(old=comment.article_id, new__isnull=False).values_list(
            "new", flat=True
        )
        if comment.article_id
        else []
    )


def articles_commented(policy):
    """Return the articles of the policy that have comments."""
    return (
        Article.objects.filter(
            Exists(Comment.objects.filter(article=OuterRef("pk"), policy=policy))
        )
        .select_related("draft")
        .only("heading", "draft__number", "draft_id", "position")
        .order_by("-draft__number", "position")
    )


def comments_to_attend(article):
    """Return the comments that a change of `article` can attend: on the articles it came from, in
    whichever draft, and those whose answer says that it shows in this article; these come first,
    then the ones on the latest draft.

    Each has its first `words`, the `answers` that stand or wait for review, and in `attended` the
    notes that name it already, here or in a draft before.
    """
    stands = Decision.objects.filter(superseded_at=None)
    reflected = stands.filter(comment=OuterRef("pk"), reflections__article=article)
    reflected_in = Article.objects.select_related("draft").only("heading", "draft__number")
    attended = Attends.objects.select_related("note__article__draft").only(
        "comment_id", "note__article__draft__number", "note__article__heading"
    )
    return list(
        Comment.objects.filter(policy=article.draft.policy_id)
        .filter(Q(article__in=ancestry_of(article)) | Exists(reflected))
        .annotate(is_reflected=Exists(reflected), words=Left("text", FIRST_WORDS))
        .select_related("article", "consultation__draft")
        .only("folio", "number", "article__heading", "consultation__draft__number", "policy_id")
        .prefetch_related(
            Prefetch(
                "decisions",
                stands.select_related("outcome")
                .order_by("-reviewed_at")
                .prefetch_related(
                    Prefetch("reflected_in", reflected_in.order_by("draft__number", "position"))
                ),
                to_attr="answers",
            ),
            Prefetch("attended_by", attended.order_by("note"), to_attr="attended"),
        )
        .order_by("-is_reflected", "-consultation__draft__number", "number")
    )
