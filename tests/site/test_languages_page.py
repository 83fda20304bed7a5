import pytest

from tests.factories import make_policy


def test_spanish_without_prefix_and_english_with_it(client, db):
    policy = make_policy()
    assert '<html lang="es-mx">' in client.get(f"/politicas/{policy.slug}/").content.decode()
    assert '<html lang="en">' in client.get(f"/en/politicas/{policy.slug}/").content.decode()


@pytest.mark.parametrize("header", ["en", "fr", "es"])
def test_address_decides_not_the_browser(client, db, header):
    page = client.get("/", headers={"accept-language": header}).content.decode()
    assert '<html lang="es-mx">' in page


def test_switch_leads_to_the_same_page(client, db):
    policy = make_policy()
    page = client.get(f"/politicas/{policy.slug}/comentarios/?canal=online").content.decode()
    assert f'href="/en/politicas/{policy.slug}/comentarios/?canal=online"' in page
    back = client.get(f"/en/politicas/{policy.slug}/comentarios/?canal=online").content.decode()
    assert f'href="/politicas/{policy.slug}/comentarios/?canal=online"' in back
