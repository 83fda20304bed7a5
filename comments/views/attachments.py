"""The files that came with comments: downloads, and nothing that a browser would run."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header
from django.views.decorators.http import condition

from comments.models import Attachment


def _etag(request, sha256, name):
    return f'"{sha256}"'


@condition(etag_func=_etag)
def attachment(request, sha256, name):
    """One file to the byte, as it was received. Its type is the one that its content said."""
    file = Attachment.objects.filter(sha256=sha256, name=name).first()
    if file is None:
        raise Http404
    try:
        content = default_storage.open(file.stored_as)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    response["Content-Length"] = file.size
    # Whatever it holds, it runs nothing and is nobody else's part.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    # Asked for anew each time: the comment may have been hidden since.
    response["Cache-Control"] = "no-cache"
    return response
