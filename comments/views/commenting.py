"""Commenting: write first, say who you are at the end, get a receipt."""

from urllib.parse import urlencode

from django.conf import settings
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
from comments.files.waiting import FileNotKept, keep_file, move_files
from comments.forms import CommentForm
from comments.models import Comment
from comments.receipts import give_receipt
from comments.receive import (
    FileLost,
    NotReceived,
    TooManyFiles,
    WindowClosed,
    WindowNotOpen,
    receive,
)
from consultations.models import Consultation


class FormExpired(NotReceived):
    """The form's key against forgery was no longer good."""

    message = _(
        "The page had been open for a long time, or you signed in meanwhile in another tab, so "
        "nothing was sent. Everything is still here: send it again."
    )


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


def comment_form(request, article=None, division=None):
    """Return the form as posted, or with the words that wait to be sent, or empty."""
    if request.method == "POST":
        form = CommentForm(request.POST, request.FILES, article=article, division=division)
        return started_from_text(request, form) if "partir" in request.POST else form
    key = request.GET.get("continuar")
    words = unsent.kept(request.session, key) if key else None
    initial = {**words, "submission_key": key} if words else None
    return CommentForm(initial=initial, article=article, division=division)


def started_from_text(request, form):
    """Return the form with the article's own text as the wording to be changed, nothing sent."""
    form.is_valid()
    keep_files(request, form)
    words = {name: form[name].value() for name in form.fields if name != "attachments"}
    words["kept"] = form.cleaned_data["kept"]
    if form.article and not (words["proposed_wording"] or "").strip():
        words["proposed_wording"] = form.article.text
    started = CommentForm(initial=words, article=form.article, division=form.division)
    started.starts_from_text = True
    started.fields["proposed_wording"].widget.attrs.update({"data-focus": "", "rows": 9})
    return started


def sent(request, form, window):
    """Receive what was posted, or keep it until its author is known.

    Returns the redirection that follows, None when nothing was sent, or when it was refused and the
    form says why.
    """
    if not form.is_bound:
        return None
    form.is_valid()
    keep_files(request, form)
    if getattr(request, "form_expired", False):
        form.refuse(FormExpired())
    if form.errors:
        return None
    if not request.user.is_authenticated:
        return keep_and_sign_in(request, form, window)
    try:
        comment = received(request, form, window)
    except NotReceived as refusal:
        form.refuse(refusal)
        return None
    unsent.forget(request.session, comment.submission_key)
    return go(request, receipt_address(comment))


def keep_files(request, form):
    """Keep what was attached also when something is to be mended: it is not asked for twice."""
    key, files = form.cleaned_data.get("submission_key"), form.cleaned_data.get("attachments")
    if not (key and files):
        return
    if len(files) + len(form.cleaned_data["kept"]) > settings.COMMENT_MAX_FILES:
        form.refuse(TooManyFiles(len(files) + len(form.cleaned_data["kept"])))
        return
    for file in files:
        try:
            form.keeps(keep_file(key, file))
        except FileNotKept as refusal:
            form.add_error("attachments", refusal.message)


def received(request, form, window):
    """Receive the form's words; raises `NotReceived`."""
    if window is None:
        raise WindowNotOpen
    words, files = form.cleaned_data, form.chosen_files()
    key, kept = words["submission_key"], set(words["kept"])
    repeated = Comment.objects.filter(submission_key=key).exists()
    if len(files) < len(kept) and not repeated:
        raise FileLost
    comment = receive(
        window,
        author=author_of(request.user, words["public_name"]),
        article=form.article,
        division=form.division,
        kind=words["kind"],
        text=words["text"],
        quote=words.get("quote", ""),
        quote_start=form.start,
        proposed_wording=words["proposed_wording"],
        files=files,
        submission_key=key,
    )
    sent_before = set(comment.attachments.values_list("sha256", flat=True))
    if comment.text != words["text"] or not kept <= sent_before:
        move_files(key, form.renew_key())
        raise AlreadySent(comment)
    if not repeated:
        give_receipt(comment, request.build_absolute_uri("/"))
    return comment


def keep_and_sign_in(request, form, window):
    """Keep what was written in the session and ask for the e-mail address."""
    if window is None or not window.takes_online_comments:
        closed = window is not None and window.stage == Consultation.Stage.CLOSED
        form.refuse(WindowClosed() if closed else WindowNotOpen())
        return None
    key = form.cleaned_data["submission_key"]
    place = {
        "consultation": window.pk,
        "policy": window.draft.policy.slug,
        "article": form.article and form.article.pk,
        "division": form.division and form.division.pk,
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
    division = window.draft.divisions.filter(pk=words.get("division")).first()
    form = CommentForm({**words, "submission_key": key}, article=article, division=division)
    if request.method == "POST" and (response := sent(request, form, window)):
        return response
    form.is_valid()
    context = {
        "policy": window.draft.policy,
        "draft": window.draft,
        "window": window,
        "place": article or division,
        "form": form,
        "words": words,
        "kind": Comment.Kind(words.get("kind") or Comment.Kind.OTHER).label,
        "files": [row for row in form.waiting() if row.chosen],
        "key": key,
        "refused": request.method == "POST",
        "waiting_page": True,
    }
    return render(request, "comments/send.html", context)


def go(request, address):
    """Redirect, telling htmx to leave the page as a whole."""
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
