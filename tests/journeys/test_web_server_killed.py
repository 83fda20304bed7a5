"""The web server is killed in the middle of a burst of comments: whoever got a folio keeps it."""

import contextlib
import http.cookiejar
import json
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import psutil

PEOPLE, EACH = 8, 12

SET_UP = """
import json
from importlib import import_module
from datetime import timedelta
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from tests.factories import make_consultation, make_draft, make_policy, make_user
policy = make_policy(slug="rafaga", folio_prefix="RAF")
make_consultation(make_draft(policy))
keys = []
for number in range(%d):
    user = make_user(f"rafaga{number}@example.org")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    keys.append(session.session_key)
print(json.dumps([settings.SESSION_COOKIE_NAME, keys]))
"""

# Looked at with SQL alone, not through the functions that stored it.
LOOK = """
import json
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT c.number, c.folio, c.text FROM comments_comment c"
        " JOIN drafts_policy p ON p.id = c.policy_id WHERE p.slug = 'rafaga' ORDER BY c.number")
    print(json.dumps(cursor.fetchall()))
"""


class Person:
    """Somebody signed in, who sends each comment until a receipt comes back."""

    def __init__(self, site, cookie, key):
        jar = http.cookiejar.CookieJar()
        self.open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open
        self.page = f"{site.address}/en/politicas/rafaga/borradores/1/articulos/1/"
        self.cookie = f"{cookie}={key}"
        self.jar = jar

    def request(self, data=None):
        cookies = [self.cookie, *(f"{cookie.name}={cookie.value}" for cookie in self.jar)]
        headers = {"Cookie": "; ".join(cookies), "Referer": self.page}
        return self.open(urllib.request.Request(self.page, data, headers), timeout=20)

    def send(self, text):
        """Return the folio on the receipt; the same form is sent again after every failure."""
        until = time.monotonic() + 60
        form = None
        while True:
            try:
                form = form or self.form()
                with self.request(
                    urllib.parse.urlencode({**form, "text": text}).encode()
                ) as answer:
                    return re.search(r"/comentarios/(RAF-\d+)/acuse/", answer.url)[1]
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < until, "the site did not come back"
                time.sleep(0.1)

    def form(self):
        with self.request() as answer:
            page = answer.read().decode()
        names = ["csrfmiddlewaretoken", "submission_key"]
        return {name: re.search(rf'name="{name}"[^>]*value="([^"]+)"', page)[1] for name in names}


def kill_web_server(site):
    for process in site.family():
        with contextlib.suppress(psutil.NoSuchProcess):
            if "gunicorn" in " ".join(process.cmdline()):
                process.kill()


def test_every_folio_that_was_seen_is_there_with_its_text(site):
    cookie, keys = json.loads(site.python(SET_UP % PEOPLE).splitlines()[-1])
    seen = {}

    def comment(number):
        person = Person(site, cookie, keys[number])
        for turn in range(EACH):
            text = f"Persona {number}, comentario {turn}."
            seen[text] = person.send(text)

    with ThreadPoolExecutor(PEOPLE) as pool:
        sending = [pool.submit(comment, number) for number in range(PEOPLE)]
        for so_far in (PEOPLE * 3, PEOPLE * 7):
            while len(seen) < so_far and not all(one.done() for one in sending):
                time.sleep(0.02)
            kill_web_server(site)
        for one in sending:
            one.result()

    assert site.said.count("web ended by itself") == 2
    rows = json.loads(site.python(LOOK))
    assert [number for number, _, _ in rows] == list(range(1, PEOPLE * EACH + 1))
    assert {text: folio for _, folio, text in rows} == seen
