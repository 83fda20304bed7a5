"""Comments as Web Annotations: those of an article, paged, and each by itself."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation

import drafts.queries as drafts
from comments.models import Comment
from comments.quoting import annotations
from comments.quoting.plain import one_line

PAGE = 100


def of_article(request, policy, number, slug):
    """The annotations of an article: the collection, or with `despues` one of its pages."""
    article = get_object_or_404(
        drafts.published_articles(), draft__policy__slug=policy, draft__number=number, slug=slug
    )
    said = Comment.objects.filter(article=article)
    address = absolute(request, "annotations", policy, number, slug)
    given = request.GET.get("despues", "")
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        return answer(
            annotations.collection(
                address,
                label=article.heading,
                total=said.count(),
                first=f"{address}?despues=0",
                last=f"{address}?despues={before_last_page(said)}",
            )
        )
    rows = list(
        said.filter(number__gt=int(given))
        .select_related("policy", "article", "division", "consultation__draft__policy")
        .order_by("number")[: PAGE + 1]
    )
    following = f"{address}?despues={rows[PAGE - 1].number}" if len(rows) > PAGE else None
    return answer(
        annotations.page(
            f"{address}?despues={int(given)}",
            part_of=address,
            following=following,
            annotations=[annotation_of(request, comment) for comment in rows[:PAGE]],
        )
    )


def of_comment(request, policy, folio):
    """One comment as an annotation."""
    comments = Comment.objects.select_related(
        "policy", "article", "division", "consultation__draft__policy"
    )
    comment = get_object_or_404(comments, policy__slug=policy, folio=folio)
    return answer(annotations.alone(annotation_of(request, comment)))


def before_last_page(said):
    """Return the number after which the last page begins, going by whole pages from the first."""
    numbers = said.order_by("number").values_list("number", flat=True)
    whole = (max(said.count() - 1, 0) // PAGE) * PAGE
    return numbers[whole - 1] if whole else 0


def annotation_of(request, comment):
    """Return a comment as `annotations.annotation` says it."""
    slug, draft = comment.policy.slug, comment.consultation.draft
    if comment.article:
        source = absolute(request, "article", slug, draft.number, comment.article.slug)
    elif comment.division:
        source = absolute(request, "division", slug, draft.number, comment.division.position)
    else:
        source = absolute(request, "draft", slug, draft.number)
    return annotations.annotation(
        address=absolute(request, "annotation", slug, comment.folio),
        page=absolute(request, "comment", slug, comment.folio),
        source=source,
        kind=comment.kind,
        text=comment.text,
        proposed_wording=comment.proposed_wording,
        received_at=comment.received_at,
        language=settings.LANGUAGE_CODE.split("-")[0],
        exact=one_line(comment.quote),
        prefix=comment.quote_prefix,
        suffix=comment.quote_suffix,
        start=comment.quote_start,
        end=comment.quote_end,
    )


def absolute(request, name, *args):
    """Return an address in the site's first language: a thing has one name in every language."""
    with translation.override(settings.LANGUAGE_CODE):
        return request.build_absolute_uri(reverse(name, args=args))


def answer(data):
    """Return JSON-LD, which anybody's page may read."""
    response = JsonResponse(
        data,
        content_type=annotations.CONTENT_TYPE,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )
    response["Access-Control-Allow-Origin"] = "*"
    response["Allow"] = "GET,HEAD"
    return response
