"""What every page's template may name."""

from django.conf import settings


def site(request):
    """`local`: whether this is one person's machine, so that the mailbox page is linked."""
    return {"local": settings.LOCAL}
