import pytest

from tests.factories import (
    close_window,
    make_author,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_policy,
    make_user,
)


@pytest.fixture
def window(db):
    return make_consultation(make_draft(make_policy(is_demonstration=True)))


def address_of(window, tail=""):
    return f"/en/politicas/{window.draft.policy.slug}/comentarios/{tail}"


def listed(client, window, **choice):
    return client.get(address_of(window), choice).context["comments"]


def test_newest_first_without_those_of_other_policies(client, window):
    make_comment()
    said = [make_comment(window) for _ in range(3)]
    assert listed(client, window) == said[::-1]


def test_filters(client, window):
    online = make_comment(window, article=window.draft.articles.get(number="1"))
    letter = make_comment(window, channel="email", article=window.draft.articles.get(number="2"))
    whole = make_comment(window, article=None)
    close_window(window)
    make_decision(online)
    make_decision(online, code="not_accepted")
    make_decision(letter)
    assert listed(client, window, canal="email") == [letter]
    assert listed(client, window, sentido="accepted") == [letter]
    assert listed(client, window, sentido="not_accepted") == [online]
    assert listed(client, window, sentido="pending") == [whole]
    assert listed(client, window, articulo="2") == [letter]
    assert listed(client, window, canal="online", sentido="accepted") == []


@pytest.mark.parametrize(
    "choice", [{"canal": "x"}, {"sentido": "x"}, {"antes": "x"}, {"antes": "0"}]
)
def test_choice_without_sense_lists_all(client, window, choice):
    comment = make_comment(window)
    assert listed(client, window, **choice) == [comment]


def test_pages_keep_the_filter(client, window):
    said = [make_comment(window) for _ in range(22)]
    make_comment(window, channel="email")
    page = client.get(address_of(window), {"canal": "online"})
    assert page.context["comments"] == said[:1:-1]
    assert "?canal=online&amp;antes=3" in page.content.decode()
    assert listed(client, window, canal="online", antes="3") == said[1::-1]


def test_one_comment_with_the_answers_it_had(client, window):
    comment = make_comment(window, quote="reglas", proposed_wording="normas")
    close_window(window)
    make_decision(comment, reason="Primera respuesta, que después cambió.")
    make_decision(comment, code="not_accepted", reason="Segunda respuesta, la que vale.")
    page = client.get(address_of(window, f"{comment.folio}/")).content.decode()
    assert page.index("Segunda respuesta") < page.index("Primera respuesta")
    assert "Earlier answers" in page
    assert comment.text_sha256 in page


def test_comment_under_another_policy_is_not_found(client, window):
    other = make_comment()
    assert client.get(address_of(window, f"{other.folio}/")).status_code == 404
    assert client.get(address_of(window, f"{other.folio}/texto/")).status_code == 404


def test_addresses_of_people_are_never_published(client, window):
    person = make_user("secreta@example.org", name="Nombre Privado")
    comment = make_comment(window, author=make_author("Rosa", person))
    close_window(window)
    make_decision(comment)
    article = comment.article
    for address in (
        address_of(window),
        address_of(window, f"{comment.folio}/"),
        f"/en/politicas/{comment.policy.slug}/borradores/1/articulos/{article.slug}/",
    ):
        page = client.get(address).content.decode()
        assert "Rosa" in page
        assert "secreta@example.org" not in page
        assert "Nombre Privado" not in page
        # Nor who in the Group proposed and reviewed.
        assert "@example.org" not in page


def test_empty_register_helps(client, window):
    assert "No comments have been received yet." in client.get(address_of(window)).content.decode()
