"""The published documents: their list and their files."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import condition

from drafts.models import Policy
from publications.queries import published, published_editions


def publications(request, policy):
    """All that a policy has published, the latest edition first."""
    policy = get_object_or_404(Policy, slug=policy)
    context = {"policy": policy, "editions": published_editions(policy)}
    return render(request, "publications/publications.html", context)


def _etag(request, policy, edition, kind):
    """The file's own hash; finding it loads the publication, which the view then uses."""
    request.publication = get_object_or_404(published(policy), edition__number=edition, kind=kind)
    return f'"{request.publication.sha256}"'


@condition(etag_func=_etag)
def publication(request, policy, edition, kind):
    """One document. Its bytes never change, so that it may be kept for good."""
    name = f"{policy}-{edition}-{kind}.pdf"
    response = FileResponse(request.publication.file.open(), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name)
    response["Content-Length"] = request.publication.size
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
