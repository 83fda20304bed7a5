import os

import hypothesis
import pytest
from django.conf import settings as site
from django.db import connection, connections
from django.utils import translation

# Playwright's own loop runs in the thread of the tests that drive a browser.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


# The same examples each time, and none that is too slow on a busy machine. To look for new ones:
# HYPOTHESIS_PROFILE=explore make test
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("explore", deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(autouse=True)
def _plain_settings(settings, tmp_path):
    """Each test has its own published files, and plain http."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.STATIC_ROOT = None
    settings.SECURE_SSL_REDIRECT = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "sessionid", "csrftoken"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def _site_language():
    """Each test starts in the site's first language: a page asked for in English leaves English on."""
    with translation.override(site.LANGUAGE_CODE):
        yield


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A database of the test's own, copied from the empty one, in which what is written is committed
    and other connections and processes see it. Dropped afterwards: its comments cannot be deleted."""
    with django_db_blocker.unblock():
        empty = connection.settings_dict["NAME"]
        own = f"{empty}_committed"
        connections.close_all()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{own}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{own}" TEMPLATE "{empty}"')
        connection.settings_dict["NAME"] = own
        try:
            yield
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = empty
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{own}" WITH (FORCE)')
