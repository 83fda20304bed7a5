"""A form that was sent with an expired key: refused, and what was typed given back."""

from django.shortcuts import render

from comments.views import reading

COMMENTING = (reading.article, reading.division, reading.whole_draft)


def form_expired(request, reason=""):
    """Answer a request whose CSRF token is missing or old; nothing was done.

    The form of a comment comes back filled in, with a token that is good, when it was this site
    that sent it; whatever else, its words stand on a page to be copied.
    """
    page = request.resolver_match
    if is_own(request) and page.func in COMMENTING:
        request.form_expired = True
        response = page.func(request, *page.args, **page.kwargs)
        if not request.htmx:
            response.status_code = 403
        return response
    return render(request, "403_csrf.html", status=403)


def is_own(request):
    """Whether the browser says that a page of this site sent the request."""
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or (
        request.headers.get("Origin") == own
    )
