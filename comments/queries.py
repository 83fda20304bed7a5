"""What pages ask about comments and their answers."""

from django.db.models import Count, Exists, F, Min, OuterRef, Prefetch, Q

from comments.became import tell_what_became
from comments.models import Attachment, Attends, Comment, Decision
from drafts.models import Article, ChangeNote

PAGE = 20  # comments on one page

IN_FORCE = Q(decisions__reviewed_at__isnull=False, decisions__superseded_at__isnull=True)


def with_articles(decisions):
    """Add to decisions the articles in which they can be seen. An answer may name articles of the
    draft that is being worked on: they are for the public once it is published."""
    reflected = (
        Article.objects.filter(draft__published_at__isnull=False)
        .select_related("draft__policy")
        .defer("text")
        .order_by("draft__number", "position")
    )
    return decisions.select_related("outcome").prefetch_related(Prefetch("reflected_in", reflected))


def with_answers(comments):
    """Add all that a comment's card shows; `answers` has the decision in force, or nothing."""
    answers = with_articles(Decision.objects.in_force())
    return comments.select_related(
        "policy", "author", "session", "article", "division", "consultation__draft__policy"
    ).prefetch_related(
        Prefetch("decisions", answers, to_attr="answers"),
        Prefetch("attachments", Attachment.objects.order_by("position")),
    )


def history_of(comment):
    """Return the answers that the comment once had, the latest first."""
    return with_articles(
        comment.decisions.filter(reviewed_at__isnull=False, superseded_at__isnull=False)
    ).order_by("-superseded_at")


def first_page(comments, changes=None):
    """Return up to `PAGE` comments and the number after which the next page goes on, or None."""
    page = list(comments[: PAGE + 1])
    more = page[PAGE - 1].number if len(page) > PAGE else None
    return tell_what_became(page[:PAGE], changes), more


def on_article(article, after=0, changes=None):
    """Return a page of the article's comments in the order received, and where it goes on."""
    comments = Comment.objects.filter(article=article, number__gt=after)
    return first_page(with_answers(comments).order_by("number"), changes)


def on_whole_draft(draft, after=0):
    """Return a page of the comments on the draft as a whole, and where it goes on."""
    whole = Comment.objects.filter(
        consultation__draft=draft, article=None, division=None, number__gt=after
    )
    return first_page(with_answers(whole).order_by("number"))


def on_division(division, after=0):
    """Return a page of the comments on a division as such, and where it goes on."""
    comments = Comment.objects.filter(division=division, number__gt=after)
    return first_page(with_answers(comments).order_by("number"))


def quoted_words(article, most=100):
    """Return what people quoted of the article, in the order of its text.

    Each row is a dict: start, end (code points of the plain text), words, comments (how many),
    folio (of the first of them).
    """
    return (
        Comment.objects.filter(article=article, quote_start__isnull=False)
        .order_by("quote_start", "quote_end")
        .values(start=F("quote_start"), end=F("quote_end"))
        .annotate(comments=Count("pk"), folio=Min("folio"), words=Min("quote"))[:most]
    )


def register(policy, *, channel="", kind="", outcome="", article="", before=None):
    """Return a page of the policy's comments, the newest first, and where it goes on.

    `outcome` is an outcome's code, or "pending" for comments without an answer; `article` the
    number of an article, in whichever draft.
    """
    comments = Comment.objects.filter(policy=policy)
    answer = Decision.objects.in_force().filter(comment=OuterRef("pk"))
    if channel:
        comments = comments.filter(channel=channel)
    if kind:
        comments = comments.filter(kind=kind)
    if article:
        comments = comments.filter(article__number__iexact=article)
    if outcome == "pending":
        comments = comments.filter(~Exists(answer))
    elif outcome:
        comments = comments.filter(Exists(answer.filter(outcome__code=outcome)))
    if before:
        comments = comments.filter(number__lt=before)
    return first_page(with_answers(comments).order_by("-number"))


def figures(policy):
    """Return how many comments the policy has received and answered."""
    return Comment.objects.filter(policy=policy).aggregate(
        received=Count("pk", distinct=True), answered=Count("decisions", filter=IN_FORCE)
    )


def figures_by_draft(policy):
    """Return {draft id: {"received": …, "answered": …}}."""
    rows = (
        Comment.objects.filter(policy=policy)
        .order_by()
        .values("consultation__draft")
        .annotate(received=Count("pk", distinct=True), answered=Count("decisions", filter=IN_FORCE))
    )
    return {row["consultation__draft"]: row for row in rows}


def counts_by_article(draft):
    """Return {article id: number of comments} for the articles that have any."""
    return dict(
        Comment.objects.filter(article__draft=draft)
        .order_by()
        .values_list("article")
        .annotate(Count("pk"))
    )


def counts_by_division(draft):
    """Return {division id: number of comments} for the divisions that have any."""
    return dict(
        Comment.objects.filter(division__draft=draft)
        .order_by()
        .values_list("division")
        .annotate(Count("pk"))
    )


def counts_on(articles):
    """Return {article id: number of comments} for some articles."""
    return dict(
        Comment.objects.filter(article__in=[article.pk for article in articles])
        .order_by()
        .values_list("article")
        .annotate(Count("pk"))
    )


def of_person(user):
    """Everything that a person has sent, the newest first."""
    return with_answers(Comment.objects.filter(author__user=user)).order_by("-received_at", "-pk")


def notes_on(article):
    """Return the notes of why `article` changed, each with what it attends, in folio order."""
    attends = Attends.objects.select_related("comment__policy").only(
        "note_id", "comment__folio", "comment__policy__slug"
    )
    return ChangeNote.objects.filter(article=article).prefetch_related(
        Prefetch("attends", attends.order_by("comment__number"), to_attr="attended")
    )


def changes_attending(comment):
    """Return the published notes that name `comment`, each with its article, by draft."""
    return (
        ChangeNote.objects.filter(
            attends__comment=comment, article__draft__published_at__isnull=False
        )
        .select_related("article__draft__policy")
        .defer("article__text")
        .order_by("article__draft__number", "article__position", "pk")
    )
