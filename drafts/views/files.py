"""The files of published drafts."""

from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header
from django.views.decorators.http import condition

from drafts.queries import published_files


def _etag(request, policy, number, name):
    """The file's own hash; finding it loads the row, which the view then uses."""
    files = published_files(policy).filter(draft__number=number)
    request.draft_file = next((file for file in files if file.filename == name), None)
    if request.draft_file is None:
        raise Http404
    return f'"{request.draft_file.sha256}"'


@condition(etag_func=_etag)
def draft_file(request, policy, number, name):
    """One file. It is kept for a day: a later exporter may mend it, and its hash then tells."""
    file = request.draft_file
    response = FileResponse(file.file.open(), content_type=file.content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Length"] = file.size
    response["Cache-Control"] = "public, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    return response
