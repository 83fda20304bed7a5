"""Jobs about comments: thin around their acts. Each may run twice."""

from celery import shared_task

from comments import mail_receipt
from comments.files import waiting


@shared_task
def send_receipt(comment_id, site, language):
    """Mail a comment's receipt to the account that sent it, if it still has one."""
    mail_receipt.mail_receipt(comment_id, site, language)


@shared_task
def make_receipt(comment_id, site, language):
    """Make a comment's receipt as a PDF, unless it is made."""
    # Here, since it brings WeasyPrint: the web server does without it.
    from comments import make_receipt as act

    act.make_receipt(comment_id, site, language)


@shared_task
def clean_files():
    """Clean the files of comments that were never sent."""
    waiting.clean_files()
