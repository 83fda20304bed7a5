"""The lineage of a draft in the panel: who became who, who says so, and saying it otherwise."""

import pytest
from django.urls import reverse

from drafts.edit_article import edit_article
from drafts.models import Lineage
from drafts.publish_draft import publish_draft
from drafts.roles import Role
from drafts.start_next_draft import start_next_draft
from tests.factories import TEXT, make_draft, make_user

pytestmark = pytest.mark.django_db

OTHER = TEXT.replace("El Consejo se reúne", "Un comité de vigilancia sesiona").replace(
    "cada tres meses y publica sus actas", "cuando lo pide la mayoría de sus integrantes"
)


@pytest.fixture
def drafts(policy, enter):
    """Draft 1, and Draft 2 imported with another article 3; a drafter has entered."""
    enter(Role.DRAFTER)
    return make_draft(policy), make_draft(policy, text=OTHER, published=False)


def address(name, row):
    return reverse(f"admin:drafts_{name}", args=[row.pk])


def rows(response):
    return [
        (
            row.article and row.article.number,
            [edge.old and edge.old.number for edge in row.edges],
            [str(relation) for relation in row.relations],
            row.origins,
        )
        for row in response.context["page_obj"]
    ]


PROPOSED = ["proposed by the comparison"]


def test_each_article_says_what_it_comes_from_and_who_says_so(client, drafts):
    assert rows(client.get(address("draft_lineage", drafts[1]))) == [
        ("1", ["1"], ["kept"], PROPOSED),
        ("2", ["2"], ["kept"], PROPOSED),
        ("3", ["3"], ["amended"], PROPOSED),
    ]


def test_relations_follow_the_words_as_they_are_now(client, drafts):
    article = drafts[1].articles.get(number="1")
    edit_article(article, heading=article.heading, text="Otra cosa.", by=make_user())
    first = rows(client.get(address("draft_lineage", drafts[1])))[0]
    assert first == ("1", ["1"], ["amended"], PROPOSED)
    assert "amended" in client.get(address("article_lineage", article)).text


def test_what_should_be_looked_at(client, drafts):
    look = client.get(address("draft_lineage", drafts[1]), {"look": "1"})
    assert rows(look) == [("3", ["3"], ["amended"], PROPOSED)]


def test_a_correction_and_its_undoing_stay_on_record(client, drafts, said):
    old, new = drafts
    article = new.articles.get(number="3")
    page = address("article_lineage", article)
    shown = client.get(page)
    assert [op.kind for op in shown.context["ops"]][:1] == ["removed"]
    assert shown.context["options"][0][0].number == "3"
    data = {"is_new": "on", "note": "Es otro órgano.", "seen": shown.context["seen"]}
    assert said(client.post(page, data, follow=True)) == ["The lineage was corrected."]
    assert rows(client.get(address("draft_lineage", new)))[2:] == [
        (None, ["3"], ["removed"], PROPOSED),
        ("3", [None], ["added"], ["said by a person"]),
    ]
    ancestor = old.articles.get(number="3")
    stale = client.post(page, {"ancestors": [ancestor.pk], "seen": data["seen"], "note": "Mío"})
    assert (stale.status_code, "Mío" in stale.text) == (422, True)
    data = {"ancestors": [ancestor.pk], "seen": stale.context["seen"], "note": ""}
    client.post(page, data)
    edge = Lineage.objects.get(new=article)
    assert (edge.old, edge.origin) == (ancestor, "corrected")
    history = client.get(page).context["history"]
    assert [(one.joined, one.parted, one.note) for one in history] == [
        (
            ("Artículo 3. Consejo → Artículo 3. Consejo",),
            ("nothing → Artículo 3. Consejo",),
            "Es otro órgano.",
        ),
        (
            ("nothing → Artículo 3. Consejo",),
            ("Artículo 3. Consejo → Artículo 3. Consejo",),
            "Es otro órgano.",
        ),
    ]


def test_several_ancestors(client, drafts):
    old, new = drafts
    page = address("article_lineage", new.articles.get(number="2"))
    ids = [one.pk for one in old.articles.filter(number__in=["2", "3"])]
    client.post(page, {"ancestors": ids, "seen": client.get(page).context["seen"]})
    assert rows(client.get(address("draft_lineage", new)))[1] == (
        "2",
        ["2", "3"],
        ["amended", "moved", "split", "merged"],
        ["said by a person"],
    )
    edges = Lineage.objects.filter(new__number="2", new_draft=new)
    assert sorted(edge.old.number for edge in edges) == ["2", "3"]


def test_one_or_the_other(client, drafts):
    page = address("article_lineage", drafts[1].articles.first())
    for data in ({}, {"is_new": "on", "ancestors": [drafts[0].articles.first().pk]}):
        refused = client.post(page, {"seen": "x", **data})
        assert dict(refused.context["form"].errors) == {
            "ancestors": ["Tick the articles that it comes from, or else that it is new; not both."]
        }


def test_an_article_was_removed(client, drafts):
    old = drafts[0]
    page = address("article_successors", old.articles.get(number="3"))
    client.post(page, {"note": "Ya no.", "seen": client.get(page).context["seen"]})
    edge = Lineage.objects.get(old__number="3", new=None)
    assert (edge.origin, edge.note) == ("corrected", "Ya no.")
    assert "Ya no." in client.get(page).text


def test_lineage_into_a_published_draft_is_read_only(client, drafts):
    publish_draft(drafts[1])
    page = address("article_lineage", drafts[1].articles.get(number="3"))
    assert "Say it otherwise" not in client.get(page).text
    client.post(page, {"is_new": "on", "seen": client.get(page).context["seen"]})
    assert Lineage.objects.get(new__number="3", new_draft=drafts[1]).old is not None


def test_a_first_draft_has_no_lineage(client, drafts):
    response = client.get(address("draft_lineage", drafts[0]))
    assert "A first draft comes from none" in response.text
    assert client.get(address("article_lineage", drafts[0].articles.first())).status_code == 404


@pytest.mark.parametrize("name", ["draft_lineage", "draft_change", "draft_divisions"])
def test_many_articles_cost_the_same_queries(
    client, policy, enter, name, django_assert_max_num_queries
):
    text = "\n\n".join(f"#### Artículo {n}. N{n}\n\nTexto {n} del artículo." for n in range(1, 501))
    make_draft(policy, text=text)
    draft = start_next_draft(policy, by=make_user())
    enter(Role.DRAFTER)
    with django_assert_max_num_queries(14):
        assert client.get(address(name, draft)).status_code == 200
