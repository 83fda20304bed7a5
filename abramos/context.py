"""What every page's template may name."""

from django.conf import settings
from django.urls import translate_url

from comments import unsent


def site(request):
    """`local`: one person's machine, so that the mailbox page is linked. `other_languages`: this
    page's address in each. `waiting`: a comment written before signing in and not sent yet."""
    return {
        "local": settings.LOCAL,
        "other_languages": [
            (code, translate_url(request.get_full_path(), code))
            for code, _name in settings.LANGUAGES
            if code != getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
        ],
        "waiting": waiting_comment(request),
        "comment_limit": settings.COMMENT_MAX_LENGTH,
        "files_limit": settings.COMMENT_MAX_FILES,
        "file_limit": settings.COMMENT_FILE_MAX_BYTES,
    }


def waiting_comment(request):
    """Return the key and words of the comment that waits to be sent, None when there is none."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return unsent.latest(request.session)
