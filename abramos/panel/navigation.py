"""Which of the panel's pages its navigation shows to whom, and under which icon."""

from django.templatetags.static import static

from drafts.roles import Act, may


def reads(request):
    """Members of any policy."""
    return may(request.user, Act.READ)


def sets_up(request):
    """Superusers."""
    return request.user.is_active and request.user.is_superuser


def icon(request):
    """The site's own icon."""
    return static("img/abramos.svg")
