import pytest

from drafts import markdown
from drafts.outline import outline
from tests.drafts.three_drafts import FIRST, SECOND
from tests.factories import make_comment, make_consultation, make_draft, make_policy

FIVE_HUNDRED = "# Ley\n\n" + "\n".join(
    f"#### Artículo {number}. Materia {number}\n\nTexto del artículo {number}.\n"
    for number in range(1, 501)
)


def page_of(client, draft):
    response = client.get(f"/en/politicas/{draft.policy.slug}/borradores/{draft.number}/")
    assert response.status_code == 200
    return response


def test_reads_divisions_and_articles_in_order(client, db):
    draft = make_draft()
    entries = page_of(client, draft).context["entries"]
    assert [(entry.level, str(entry.division or entry.article)) for entry in entries] == [
        (2, "Título Primero. Disposiciones generales"),
        (3, "Artículo 1. Objeto"),
        (3, "Artículo 2. Licencias"),
        (2, "Título Segundo. Gobernanza"),
        (3, "Artículo 3. Consejo"),
    ]


def test_each_article_has_an_anchor_its_comments_and_a_way_to_comment(client, db):
    window = make_consultation()
    article = window.draft.articles.get(number="2")
    make_comment(window, article=article)
    page = page_of(client, window.draft).content.decode()
    assert f'id="{article.slug}"' in page
    assert f'href="#{article.slug}"' in page
    assert f"articulos/{article.slug}/#comment-form" in page
    assert page_of(client, window.draft).context["counts"] == {article.pk: 1}


def test_deadline_is_in_the_bar(client, db):
    window = make_consultation()
    assert 'class="window window-open"' in page_of(client, window.draft).content.decode()


def test_holds_five_hundred_articles(client, db):
    draft = make_draft(text=FIVE_HUNDRED)
    page = page_of(client, draft).content.decode()
    assert page.count('class="prose"') == 500
    assert "Texto del artículo 500." in page


def test_working_draft_is_not_public(client, db):
    draft = make_draft(published=False)
    assert client.get(f"/politicas/{draft.policy.slug}/borradores/1/").status_code == 404


def test_draft_of_another_policy_is_not_found(client, db):
    draft = make_draft()
    other = make_policy()
    assert client.get(f"/politicas/{draft.policy.slug}/borradores/2/").status_code == 404
    assert client.get(f"/politicas/{other.slug}/borradores/1/").status_code == 404


def test_division_without_articles_stands_in_its_place(db):
    draft = make_draft(published=False)
    divisions = list(draft.divisions.order_by("position"))
    articles = [article for article in draft.articles.order_by("position") if article.number == "3"]
    assert [entry.division or entry.article for entry in outline(divisions, articles)] == [
        *divisions,
        *articles,
    ]


@pytest.mark.parametrize(
    "text, html",
    [
        ("uno **dos**", "<p>uno <strong>dos</strong></p>\n"),
        ("## Aparte", "<p><strong>Aparte</strong></p>\n"),
        ("    sangrado", "<p>sangrado</p>\n"),
        ("3. tres", '<ol start="3">\n<li>tres</li>\n</ol>\n'),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>\n"),
    ],
)
def test_markdown_becomes_harmless_html(text, html):
    assert markdown.render(text) == html


def test_images_are_not_fetched_from_anywhere():
    assert "<img" not in markdown.render("![x](https://example.org/x.png)")


def test_without_a_cache_the_text_is_still_read(client, db, settings):
    draft = make_draft()
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
    }
    assert "La presente política" in page_of(client, draft).content.decode()


def test_says_what_changed_since_the_draft_before(client, db):
    policy = make_policy()
    for text in (FIRST, SECOND):
        make_draft(policy, text=text)
    response = page_of(client, policy.drafts.get(number=2))
    page = response.content.decode()
    marks = response.context["relations"]
    assert {
        article.number: sorted(marks[article.pk])
        for article in policy.drafts.get(number=2).articles.all()
    } == {"1": ["kept"], "2": ["split"], "3": ["split"], "4": ["renumbered"]}
    assert f"/en/politicas/{policy.slug}/comparar/1/2/" in page
    assert f"/en/politicas/{policy.slug}/comparar/1/2/articulos/4/" in page
    assert page.count('class="kinds"') == 3
    assert f"/en/politicas/{policy.slug}/comparar/1/2/?tipo=removed" in page


def test_a_first_draft_has_nothing_before_it(client, db):
    page = page_of(client, make_draft()).content.decode()
    assert "/comparar/" not in page
    assert 'class="kinds"' not in page
