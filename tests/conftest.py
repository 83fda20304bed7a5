import os

import pytest

# Playwright's own loop runs in the thread of the tests that drive a browser.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def _plain_settings(settings, tmp_path):
    """Each test has its own published files, and plain http."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "sessionid", "csrftoken"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """The database as other processes see it: what a test writes is committed and stays, because
    comments are never deleted. Such tests look only at policies of their own."""
    with django_db_blocker.unblock():
        yield
        from django.db import connections

        connections.close_all()
