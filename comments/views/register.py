"""The public register of comments, and a person's own."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header

import drafts.queries as drafts
from comments import queries
from comments.became import as_consulted, tell_what_became
from comments.forms import RegisterFilter
from comments.models import Comment, ReceiptDocument
from comments.receipts import ask_for_document
from consultations.models import Outcome
from drafts.models import Policy


def comments(request, policy):
    """All comments of a policy, the newest first."""
    policy = get_object_or_404(Policy, slug=policy)
    outcomes = Outcome.objects.filter(
        methodology__policy=policy, methodology__published_at__isnull=False
    ).order_by("code", "-methodology__version")
    form = RegisterFilter(
        request.GET, outcomes=outcomes.distinct("code"), article_word=policy.article_word
    )
    chosen = form.chosen()
    page, more = queries.register(policy, **chosen)
    fragment = request.htmx and "before" in chosen
    response = render(
        request,
        "comments/_comments.html" if fragment else "comments/register.html",
        {"policy": policy, "form": form, "comments": page, "more": more, "chosen": chosen},
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def comment(request, policy, folio):
    """One comment with its answer and the answers that it had before."""
    comment = get_object_or_404(
        queries.with_answers(Comment.objects.filter(policy__slug=policy)), folio=folio
    )
    tell_what_became([comment])
    context = {
        "policy": comment.policy,
        "comment": comment,
        "earlier": queries.history_of(comment),
        "latest": drafts.latest_draft(comment.policy),
        "quotation": as_consulted(comment),
        "changes": queries.changes_attending(comment),
    }
    return render(request, "comments/comment.html", context)


def comment_text(request, policy, folio):
    """The comment's text to the byte, so that anybody can check its SHA-256."""
    comment = get_object_or_404(Comment, policy__slug=policy, folio=folio)
    response = HttpResponse(comment.text.encode(), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{comment.folio}.txt"'
    return response


@login_required
def receipt(request, policy, folio):
    """What the author of a comment keeps as proof; htmx asks whether its document is made."""
    comment = own_comment(request, policy, folio)
    document = ReceiptDocument.objects.filter(comment=comment).first()
    if document is None:
        ask_for_document(comment, request.build_absolute_uri("/"))
    response = render(
        request,
        "comments/_receipt_document.html" if request.htmx else "comments/receipt.html",
        {"policy": comment.policy, "comment": comment, "document": document},
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


@login_required
def receipt_document(request, policy, folio):
    """The receipt as a PDF, for the author of the comment."""
    comment = own_comment(request, policy, folio)
    document = get_object_or_404(ReceiptDocument, comment=comment)
    response = FileResponse(document.file.open(), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{comment.folio}.pdf")
    response["Content-Length"] = document.size
    response["Cache-Control"] = "private, no-cache"
    return response


def own_comment(request, policy, folio):
    """Return a comment of the person who asks for it."""
    return get_object_or_404(
        queries.of_person(request.user).filter(policy__slug=policy), folio=folio
    )


@login_required
def my_comments(request):
    """What a person has sent, and where each stands."""
    pages = Paginator(queries.of_person(request.user), queries.PAGE)
    page = pages.get_page(request.GET.get("pagina"))
    page.object_list = tell_what_became(list(page.object_list))
    return render(request, "comments/mine.html", {"page": page})
