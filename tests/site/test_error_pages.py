from django.test import Client
from django.views.defaults import server_error

from tests.factories import make_consultation


def test_missing_page_helps_in_the_readers_language(client, db):
    response = client.get("/en/politicas/ninguna/")
    assert response.status_code == 404
    assert "This page does not exist" in response.content.decode()


def test_failure_page_needs_nothing_but_itself(rf):
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "su texto sigue ahí" in response.content.decode()


def test_expired_form_keeps_what_was_typed(db):
    window = make_consultation()
    article = window.draft.articles.first()
    address = f"/en/politicas/{window.draft.policy.slug}/borradores/1/articulos/{article.slug}/"
    response = Client(enforce_csrf_checks=True).post(address, {"text": "Mi <larga> opinión"})
    assert response.status_code == 403
    assert "Mi &lt;larga&gt; opinión" in response.content.decode()
