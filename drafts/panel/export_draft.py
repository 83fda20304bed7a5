"""A draft as a file for a member, also while it is worked on: made on the fly."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from drafts.draft_file import filename_of
from drafts.draft_text import draft_text
from drafts.exporting import FORMATS
from drafts.roles import Act, require


def export_draft(request, model_admin, pk, format):
    """Answer with the draft in one format, as it stands now."""
    draft = model_admin.get_row(request, pk)
    require(request.user, Act.READ, draft.policy_id)
    if format not in FORMATS:
        raise Http404
    content = FORMATS[format].make(draft_text(draft))
    response = HttpResponse(content, content_type=FORMATS[format].content_type)
    response["Content-Disposition"] = content_disposition_header(True, filename_of(draft, format))
    response["X-Content-Type-Options"] = "nosniff"
    return response
