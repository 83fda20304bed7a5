"""Each page asks the database the same number of questions, whatever the size of what it shows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from drafts.models import Article
from drafts.tasks import make_missing_comparisons
from tests.factories import (
    close_window,
    make_author,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_member,
    make_policy,
    make_user,
)

LONG = "# Política\n\n" + "\n".join(
    f"## Título {title}\n\n"
    + "\n".join(f"#### Artículo {title * 5 + n}. Nombre\n\nTexto {n}.\n" for n in range(1, 6))
    for title in range(8)
)


def build(policy, person, *, text, comments, answers, drafts):
    """Fill `policy`: closed windows with comments of one person, answered, then one that is open.
    Each comment on the first article is followed by one on the draft as a whole."""
    reviewer = make_member(policy)
    for number in range(drafts):
        window = make_consultation(make_draft(policy, text=text + f"\n\nVersión {number}.\n"))
        said = [
            make_comment(
                window,
                author=make_author("Ana", person),
                article=article,
                text=f"Comentario {index}.",
            )
            for index in range(comments)
            for article in (window.draft.articles.earliest("position"), None)
        ]
        if number < drafts - 1:
            close_window(window)
        for comment in said[:answers]:
            make_decision(comment, by=reviewer)
    return policy


@pytest.fixture
def policies(db):
    person = make_user()
    few = make_policy(is_demonstration=True, slug="poca")
    many = make_policy(is_demonstration=True, slug="mucha")
    build(few, person, text=LONG[:120], comments=1, answers=2, drafts=3)
    build(many, person, text=LONG, comments=8, answers=9, drafts=3)
    make_missing_comparisons()
    return person


PAGES = {
    "/politicas/{}/": 8,
    "/politicas/{}/borradores/2/": 10,
    "/politicas/{}/borradores/2/articulos/{article}/": 18,
    "/politicas/{}/borradores/2/comentar/": 6,
    "/politicas/{}/comentarios/{folio}/": 9,
    "/politicas/{}/comentarios/": 8,
    "/politicas/{}/publicaciones/": 2,
    "/politicas/{}/comparar/": 2,
    "/politicas/{}/comparar/1/2/": 5,
    "/politicas/{}/comparar/1/2/?vista=columnas": 5,
    "/politicas/{}/comparar/1/2/?tipo=kept": 5,
    "/politicas/{}/comparar/1/2/articulos/{article}/": 10,
    "/politicas/{}/comparar/1/2/sin-cambios/?desde=0&hasta=40": 4,
}


def queries(client, address):
    client.get(address)  # fills what is cached
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("page, expected", PAGES.items())
def test_same_number_of_queries(client, policies, page, expected):
    def address(slug):
        article = Article.objects.filter(draft__policy__slug=slug, draft__number=2).earliest(
            "position"
        )
        return page.format(slug, article=article.slug, folio=article.comments.earliest("number"))

    assert (queries(client, address("poca")), queries(client, address("mucha"))) == (
        expected,
        expected,
    )


def test_home_asks_for_all_policies_at_once(client, policies):
    assert queries(client, "/") == 2


def test_my_comments_are_asked_for_at_once(client, policies):
    client.force_login(policies)
    assert queries(client, "/mis-comentarios/") == 9
