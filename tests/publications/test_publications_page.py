import hashlib

from publications.models import Publication
from publications.publish import request_edition
from tests.factories import make_policy
from tests.publications.conftest import ready_policy


def test_lists_editions_with_size_and_hash(client, published):
    publications = Publication.objects.filter(edition__policy=published.policy)
    address = f"/en/politicas/{published.policy.slug}/publicaciones/"
    page = client.get(address).content.decode()
    assert publications.count() == 3
    for publication in publications:
        assert publication.sha256 in page
        assert f"{address}1/{publication.kind}.pdf" in page


def test_file_is_served_to_be_kept_for_good(client, published):
    publication = Publication.objects.get(edition__policy=published.policy, kind="register")
    address = f"/politicas/{published.policy.slug}/publicaciones/1/register.pdf"
    response = client.get(address)
    content = b"".join(response.streaming_content)
    assert hashlib.sha256(content).hexdigest() == publication.sha256
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["ETag"] == f'"{publication.sha256}"'
    assert "immutable" in response["Cache-Control"]
    assert f"{published.policy.slug}-1-register.pdf" in response["Content-Disposition"]
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_edition_that_is_not_published_shows_nothing(client, db):
    ready = ready_policy()
    request_edition(ready.policy, by=ready.by)
    address = f"/en/politicas/{ready.policy.slug}/publicaciones/"
    assert "No document has been published yet." in client.get(address).content.decode()
    assert client.get(f"{address}1/register.pdf").status_code == 404


def test_unknown_edition_or_kind_is_not_found(client, published):
    address = f"/politicas/{published.policy.slug}/publicaciones/"
    assert client.get(f"{address}2/register.pdf").status_code == 404
    assert client.get(f"{address}1/otro.pdf").status_code == 404
    assert (
        client.get(f"/politicas/{make_policy().slug}/publicaciones/1/register.pdf").status_code
        == 404
    )
