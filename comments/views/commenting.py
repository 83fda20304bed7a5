"""Commenting: write first, say who you are at the end, get a receipt."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

import consultations.queries as consultations
import drafts.queries as drafts
from accounts.authors import author_of
from comments import unsent
from comments.forms import CommentForm
from comments.models import Comment
from comments.receipts import mail_receipt
from comments.receive import NotReceived, WindowClosed, WindowNotOpen, receive
from consultations.models import Consultation


class AlreadySent(NotReceived):
    """The form was sent before with other words."""

    def __init__(self, comment):
        super().__init__(
            _(
                "With this form you already sent the comment %(folio)s, which stays as it was. "
                "To send these words as another comment, send them again."
            )
            % {"folio": comment.folio}
        )


def comment_form(request, article=None):
    """Return the form as posted, or with the words that wait to be sent, or empty."""
    if request.method == "POST":
        return CommentForm(request.POST, article=article)
    key = request.GET.get("continuar")
    words = unsent.kept(request.session, key) if key else None
    initial = {**words, "submission_key": key} if words else None
    return CommentForm(initial=initial, article=article)


def sent(request, form, window, article=None):
    """Receive what was posted, or keep it until its author is known.

    Returns the redirection that follows, None when it was refused and the form says why.
    """
    if not form.is_valid():
        return None
    if not request.user.is_authenticated:
        return keep_and_sign_in(request, form, window, article)
    try:
        comment = received(request, form, window, article)
    except NotReceived as refusal:
        form.refuse(refusal)
        return None
    unsent.forget(request.session, comment.submission_key)
    return go(request, receipt_address(comment))


def received(request, form, window, article):
    """Receive the form's words; raises `NotReceived`."""
    if window is None:
        raise WindowNotOpen
    words = form.cleaned_data
    repeated = Comment.objects.filter(submission_key=words["submission_key"]).exists()
    comment = receive(
        window,
        author=author_of(request.user, words["public_name"]),
        article=article,
        text=words["text"],
        quote=words.get("quote", ""),
        proposed_wording=words["proposed_wording"],
        submission_key=words["submission_key"],
    )
    if comment.text != words["text"]:
        form.renew_key()
        raise AlreadySent(comment)
    if not repeated:
        mail_receipt(comment, request.build_absolute_uri(receipt_address(comment)))
    return comment


def keep_and_sign_in(request, form, window, article):
    """Keep what was written in the session and ask for the e-mail address."""
    if window is None or not window.takes_online_comments:
        closed = window is not None and window.stage == Consultation.Stage.CLOSED
        form.refuse(WindowClosed() if closed else WindowNotOpen())
        return None
    key = form.cleaned_data["submission_key"]
    place = {
        "consultation": window.pk,
        "policy": window.draft.policy.slug,
        "article": article and article.pk,
        "address": request.path,
    }
    unsent.keep(request.session, key, {**form.words(), **place})
    check = reverse("send-comment", args=[window.draft.policy.slug, key])
    return go(request, f"{reverse('account_request_login_code')}?{urlencode({'next': check})}")


def receipt_address(comment):
    return reverse("receipt", args=[comment.policy.slug, comment.folio])


@login_required
def send_comment(request, policy, key):
    """Check what was written before signing in, and send it."""
    words = unsent.kept(request.session, key)
    if words is None or words["policy"] != policy:
        comment = Comment.objects.filter(submission_key=key, author__user=request.user).first()
        if comment is None:
            raise Http404
        return redirect("receipt", policy, comment.folio)
    window = get_object_or_404(consultations.windows(), pk=words["consultation"])
    article = drafts.published_articles().filter(pk=words["article"]).first()
    form = CommentForm({**words, "submission_key": key}, article=article)
    if request.method == "POST" and (response := sent(request, form, window, article)):
        return response
    context = {
        "policy": window.draft.policy,
        "draft": window.draft,
        "window": window,
        "article": article,
        "form": form,
        "words": words,
        "key": key,
        "refused": request.method == "POST",
        "waiting_page": True,
    }
    return render(request, "comments/send.html", context)


def go(request, address):
    """Redirect, telling htmx to leave the page as a whole."""
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
