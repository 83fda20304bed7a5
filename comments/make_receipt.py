"""The receipt of a comment as a tagged PDF, with a QR code that leads to the comment's page."""

import io
import logging
from hashlib import sha256
from urllib.parse import urljoin

import segno
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from comments.models import Comment, ReceiptDocument
from drafts.store_file import store_file
from printing.pdf import write_pdf

log = logging.getLogger(__name__)


def make_receipt(comment_id: int, site: str, language: str) -> ReceiptDocument:
    """Make the receipt of a comment, in the language in which it was sent, and return its row.

    Made already, it is not made again. `site` is the address of the site's root. Raises
    `drafts.store_file.NotStored`.
    """
    comment = (
        Comment.objects.select_related(
            "author", "policy", "article", "division", "consultation__draft"
        )
        .prefetch_related("attachments")
        .get(pk=comment_id)
    )
    if made := ReceiptDocument.objects.filter(comment=comment).first():
        return made
    with translation.override(language):
        address = urljoin(site, comment.get_absolute_url())
        context = {
            "comment": comment,
            "address": address,
            "language": language,
            "code": qr_code(address, gettext("QR code that leads to %(url)s") % {"url": address}),
        }
        html = render_to_string("comments/receipt_document.html", context)
    pdf = write_pdf(html, identifier=f"receipt:{comment.folio}", style="receipt.css")
    digest = sha256(pdf.content).hexdigest()
    name = store_file(pdf.content, folder="receipts", suffix="pdf")
    row, _new = ReceiptDocument.objects.get_or_create(
        comment=comment,
        defaults={
            "file": name,
            "sha256": digest,
            "size": len(pdf.content),
            "pages": pdf.pages,
        },
    )
    log.info("The receipt of %s is made", comment.folio)
    return row


def qr_code(address: str, title: str) -> str:
    """Return the QR code of an address as SVG with a title, for whoever cannot see it."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", xmldecl=False, border=2, title=title, svgclass=None, lineclass=None
    )
    return mark_safe(drawing.getvalue().decode())
