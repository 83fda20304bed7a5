"""The receipt of a comment by e-mail: plain text first, and the same as HTML."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from comments.models import Comment


def mail_receipt(comment_id: int, site: str, language: str) -> None:
    """Mail a comment's receipt to the account that sent it, if it still has one."""
    comment = (
        Comment.objects.select_related(
            "author__user", "policy", "article", "division", "consultation__draft"
        )
        .prefetch_related("attachments")
        .get(pk=comment_id)
    )
    if comment.author.user is None:
        return
    with translation.override(language):
        address = urljoin(site, reverse("receipt", args=[comment.policy.slug, comment.folio]))
        context = {"comment": comment, "address": address, "site": site.rstrip("/")}
        subject = render_to_string("comments/email/receipt_subject.txt", context).strip()
        letter = EmailMultiAlternatives(
            settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + subject,
            render_to_string("comments/email/receipt.txt", context),
            to=[comment.author.user.email],
        )
        letter.attach_alternative(
            render_to_string("comments/email/receipt.html", context), "text/html"
        )
    letter.send()
