"""Jobs about comments."""

from celery import shared_task
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation

from comments.models import Comment


@shared_task
def send_receipt(comment_id, address, language):
    """Mail a comment's receipt to the account that sent it, if it still has one."""
    comment = Comment.objects.select_related("author__user", "policy", "article").get(pk=comment_id)
    if comment.author.user is None:
        return
    with translation.override(language):
        context = {"comment": comment, "address": address}
        subject = render_to_string("comments/email/receipt_subject.txt", context).strip()
        letter = render_to_string("comments/email/receipt.txt", context)
    send_mail(
        settings.ACCOUNT_EMAIL_SUBJECT_PREFIX + subject, letter, None, [comment.author.user.email]
    )
