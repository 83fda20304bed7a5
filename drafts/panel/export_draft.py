"""A draft as a file for a member, also while it is worked on: made on the fly."""

import logging

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext

from drafts.draft_file import filename_of
from drafts.draft_text import draft_text
from drafts.exporting import FORMATS, NotMade
from drafts.roles import Act, require

log = logging.getLogger(__name__)


def export_draft(request, model_admin, pk, format):
    """Answer with the draft in one format, as it stands now."""
    draft = model_admin.get_row(request, pk)
    require(request.user, Act.READ, draft.policy_id)
    if format not in FORMATS:
        raise Http404
    try:
        content = FORMATS[format].make(draft_text(draft))
    except NotMade:
        log.exception("Draft %s of %s was not made as %s", draft.number, draft.policy.slug, format)
        messages.error(
            request,
            gettext("The draft could not be made as %(format)s. Try another format.")
            % {"format": FORMATS[format].name},
        )
        return redirect("admin:drafts_draft_change", pk)
    response = HttpResponse(content, content_type=FORMATS[format].content_type)
    response["Content-Disposition"] = content_disposition_header(True, filename_of(draft, format))
    response["X-Content-Type-Options"] = "nosniff"
    return response
