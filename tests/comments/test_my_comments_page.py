from tests.factories import make_author, make_comment, make_decision, make_user


def test_all_of_a_person_under_every_name_and_of_nobody_else(client, db):
    person = make_user()
    first = make_comment(author=make_author("Rosa", person))
    second = make_comment(author=make_author("", person))
    make_comment(author=make_author("Rosa"))
    client.force_login(person)
    assert list(client.get("/mis-comentarios/").context["page"]) == [second, first]


def test_says_where_each_stands(client, db):
    person = make_user()
    comment = make_comment(author=make_author("", person))
    client.force_login(person)
    assert "Awaiting an answer" in client.get("/en/mis-comentarios/").content.decode()
    make_decision(comment, code="not_accepted")
    page = client.get("/en/mis-comentarios/").content.decode()
    assert "Not accepted" in page
    assert "Awaiting an answer" not in page


def test_helps_who_has_none(client, db):
    client.force_login(make_user())
    assert "You have not sent any comments." in client.get("/en/mis-comentarios/").content.decode()


def test_signing_in_comes_first(client, db):
    assert client.get("/mis-comentarios/").url == "/cuenta/entrar/?next=/mis-comentarios/"
