"""Public comments as Web Annotations."""

import pytest

from comments.models import Comment
from tests.factories import make_author, make_comment, make_consultation, make_user

HOST = "http://testserver"


@pytest.fixture
def window(db):
    return make_consultation()


@pytest.fixture
def article(window):
    return window.draft.articles.get(number="2")


def address_of(article):
    return (
        f"/politicas/{article.draft.policy.slug}/borradores/1/articulos/{article.slug}"
        "/anotaciones.jsonld"
    )


def test_comment_on_words_of_an_article(client, window, article):
    comment = make_comment(
        window,
        article=article,
        text="¿Cuál?",
        kind=Comment.Kind.QUESTION,
        quote="una\nlicencia libre",
        proposed_wording="la licencia CC BY 4.0",
    )
    page = comment.get_absolute_url()
    response = client.get(f"{page}anotacion.jsonld")
    assert response["Content-Type"] == (
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8'
    )
    assert response.json() == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{HOST}{page}anotacion.jsonld",
        "type": "Annotation",
        "motivation": "questioning",
        "created": comment.received_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "canonical": f"{HOST}{page}",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/plain",
                "language": "es",
                "value": "¿Cuál?",
            },
            {
                "type": "TextualBody",
                "purpose": "editing",
                "format": "text/plain",
                "language": "es",
                "value": "la licencia CC BY 4.0",
            },
            {"type": "TextualBody", "purpose": "tagging", "value": "question"},
        ],
        "target": {
            "source": f"{HOST}{article.get_absolute_url()}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "una licencia libre",
                    "prefix": "Los datos se publican con ",
                    "suffix": " que permite su uso para cualqui",
                },
                {"type": "TextPositionSelector", "start": 26, "end": 44},
            ],
        },
    }


def test_comment_on_words_of_no_place_in_particular(client, window, article):
    make_comment(window, article=article, quote="e")
    (one,) = client.get(address_of(article), {"despues": "0"}).json()["items"]
    assert one["target"]["selector"] == {"type": "TextQuoteSelector", "exact": "e"}


@pytest.mark.parametrize("place", ["article", "division", "draft"])
def test_comment_on_the_whole_of_something(client, window, article, place):
    division = window.draft.divisions.first()
    about = {
        "article": (article, None, article.get_absolute_url()),
        "division": (
            None,
            division,
            f"/politicas/{window.draft.policy.slug}/borradores/1/divisiones/{division.position}/",
        ),
        "draft": (None, None, window.draft.get_absolute_url()),
    }[place]
    comment = make_comment(window, article=about[0], division=about[1])
    found = client.get(f"/en{comment.get_absolute_url()}anotacion.jsonld").json()
    assert found["target"] == f"{HOST}{about[2]}"  # the same thing in every language


def test_articles_annotations_are_paged_by_key(client, window, article):
    said = [make_comment(window, article=article) for _ in range(101)]
    make_comment(window, article=window.draft.articles.get(number="1"))
    address = f"{HOST}{address_of(article)}"
    whole = client.get(address_of(article)).json()
    assert whole == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": article.heading,
        "total": 101,
        "first": f"{address}?despues=0",
        "last": f"{address}?despues=100",
    }
    first, last = (client.get(whole[name]).json() for name in ("first", "last"))
    assert (first["type"], first["partOf"], first["next"]) == (
        "AnnotationPage",
        address,
        whole["last"],
    )
    assert "next" not in last
    found = [one["canonical"] for page in (first, last) for one in page["items"]]
    assert found == [f"{HOST}{one.get_absolute_url()}" for one in said]


def test_article_without_comments_is_an_empty_collection(client, article):
    found = client.get(address_of(article)).json()
    assert (found["total"], "first" in found) == (0, False)


def test_nothing_of_who_wrote_it(client, window, article):
    make_comment(window, article=article, author=make_author("Rosa", make_user("rosa@x.org")))
    text = client.get(address_of(article), {"despues": "0"}).content.decode()
    assert "Rosa" not in text and "@x.org" not in text


def test_number_of_queries_does_not_grow(client, window, article, django_assert_num_queries):
    for count in (1, 6):
        for _ in range(count):
            make_comment(window, article=article)
        with django_assert_num_queries(2):
            client.get(address_of(article), {"despues": "0"})
