"""Rearranging a working draft in the panel: a preview that saves nothing, then the act."""

import html

import pytest
from django.urls import reverse

from drafts.edit_article import edit_article
from drafts.models import Article, Draft
from drafts.publish_draft import publish_draft
from drafts.roles import Role
from drafts.start_next_draft import start_next_draft
from tests.factories import make_draft, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(policy, enter):
    """Draft 2, started from Draft 1; a drafter of the policy has entered."""
    make_draft(policy)
    return start_next_draft(policy, by=enter(Role.DRAFTER))


@pytest.fixture
def post(client):
    """Send a form of a page as the page itself would: with the mark that it shows."""

    def post(name, row, step, **data):
        address = reverse(f"admin:drafts_{name}", args=[row.pk])
        if "seen" not in data:
            context = client.get(address).context
            if context.get("seen"):
                data["seen"] = context["seen"]
        return client.post(address, {"step": step, **data})

    return post


def read(draft):
    return [
        (one.number, one.division.heading.split(".")[0])
        for one in draft.articles.select_related("division").order_by("position")
    ]


BEFORE = [("1", "Título Primero"), ("2", "Título Primero"), ("3", "Título Segundo")]


def test_the_next_draft_is_started_from_the_published_one(client, enter, policy, said):
    make_draft(policy)
    enter(Role.DRAFTER)
    listed = client.get(reverse("admin:drafts_draft_changelist")).text
    address = reverse("admin:drafts_policy_start_draft", args=[policy.pk])
    assert address in listed
    assert "Start Draft 2 from Draft 1" in client.get(address).text
    response = client.post(address, follow=True)
    assert said(response) == ["Draft 2 starts as a copy of Draft 1."]
    assert read(Draft.objects.get(number=2)) == BEFORE
    assert address not in client.get(reverse("admin:drafts_draft_changelist")).text
    again = client.post(address)
    assert again.status_code == 409
    assert "This policy has a working draft already" in again.text


def test_split_by_paragraph(client, post, draft, said):
    article = draft.articles.get(number="1")
    edit_article(article, heading=article.heading, text="Uno.\n\nDos.\n\nTres.", by=make_user())
    page = client.get(reverse("admin:drafts_article_split", args=[article.pk]))
    form = page.context["form"]
    assert [label for _at, label in form.fields["at"].choices] == ["Dos.", "Tres."]
    assert (form["number"].value(), form["heading"].value()) == ("1 bis", "Artículo 1 bis.")
    data = {"at": form.fields["at"].choices[0][0], "number": "1 bis", "heading": "Artículo 1 bis."}
    shown = post("article_split", article, "preview", **data)
    assert [one.text for one in shown.context["shown"].articles] == ["Uno.", "Dos.\n\nTres."]
    assert read(draft) == BEFORE
    post("article_split", article, "save", **data)
    assert [one for one, _ in read(draft)] == ["1", "1 bis", "2", "3"]


def test_split_inside_a_paragraph(client, post, draft):
    article = draft.articles.get(number="1")
    data = {"number": "1 bis", "heading": "Artículo 1 bis."}
    marked = article.text.replace("para", "/// para", 1)
    assert post("article_split", article, "save", marked=marked, **data).status_code == 302
    assert draft.articles.get(number="1 bis").text == "para publicar datos abiertos."


def test_the_mark_is_all_that_may_be_added(post, draft):
    article = draft.articles.get(number="1")
    data = {"number": "1 bis", "heading": "Artículo 1 bis."}
    marked = article.text.replace("para", "/// otra cosa para", 1)
    refused = post("article_split", article, "save", marked=marked, **data)
    assert dict(refused.context["form"].errors) == {
        "marked": ["Only add the mark: the words are edited elsewhere."]
    }
    assert "otra cosa" in refused.text


def test_merge(post, draft, said):
    article = draft.articles.get(number="1")
    texts = list(draft.articles.order_by("position").values_list("text", flat=True))[:2]
    data = {"heading": "Artículo 1. Todo"}
    shown = post("article_merge", article, "preview", **data)
    assert [one.text for one in shown.context["shown"].articles] == ["\n\n".join(texts)]
    assert read(draft) == BEFORE
    post("article_merge", article, "save", **data)
    assert read(draft) == [BEFORE[0], BEFORE[2]]


def test_move(post, draft):
    article, target = draft.articles.get(number="1"), draft.articles.get(number="3")
    data = {"side": "after", "beside": target.pk}
    shown = post("article_move", article, "preview", **data)
    assert shown.context["shown"].lines == [
        "In “Título Segundo. Gobernanza”",
        "After “Artículo 3. Consejo”",
    ]
    assert read(draft) == BEFORE
    post("article_move", article, "save", **data)
    assert read(draft)[-1] == ("1", "Título Segundo")


def test_move_asks_where(post, draft):
    refused = post("article_move", draft.articles.first(), "preview", side="within")
    assert dict(refused.context["form"].errors) == {"division": ["Choose one."]}


def test_up_and_down(client, draft):
    address = reverse("admin:drafts_article_arrange", args=[draft.articles.get(number="2").pk])
    client.post(address, {"up": "1", "seen": client.get(address).context["seen"]})
    assert [one for one, _ in read(draft)] == ["2", "1", "3"]
    client.post(address, {"down": "1", "seen": client.get(address).context["seen"]})
    assert read(draft) == BEFORE
    assert client.post(address, {"down": "1", "seen": "old"}).status_code == 422
    assert read(draft) == BEFORE


def test_add(client, post, draft):
    first = draft.articles.get(number="1")
    page = client.get(
        reverse("admin:drafts_draft_add_article", args=[draft.pk]), {"after": first.pk}
    )
    form = page.context["form"]
    assert (form["number"].value(), form["heading"].value()) == ("1 bis", "Artículo 1 bis.")
    data = {
        "side": "after",
        "beside": first.pk,
        "number": "1 bis",
        "heading": "Artículo 1 bis. Fines",
        "text": "Sirve a todos.",
    }
    shown = post("draft_add_article", draft, "preview", **data)
    assert shown.context["shown"].lines == [
        "In “Título Primero. Disposiciones generales”",
        "After “Artículo 1. Objeto”",
        "Before “Artículo 2. Licencias”",
    ]
    assert read(draft) == BEFORE
    post("draft_add_article", draft, "save", **data)
    assert [one for one, _ in read(draft)] == ["1", "1 bis", "2", "3"]


def test_remove(post, draft):
    article = draft.articles.get(number="2")
    refused = post("article_remove", article, "preview", reason="")
    assert "Say why it is removed" in html.unescape(refused.text)
    post("article_remove", article, "save", reason="Lo dice la ley.")
    assert read(draft) == [BEFORE[0], BEFORE[2]]


@pytest.mark.parametrize(
    "name, data",
    [
        ("split", {"marked": "a /// b", "heading": "Artículo 1 bis. Mío", "number": "1 bis"}),
        ("merge", {"heading": "Artículo 1. Mío"}),
        ("remove", {"reason": "Mío"}),
    ],
)
def test_what_changed_meanwhile_is_shown_and_nothing_typed_is_lost(client, post, draft, name, data):
    article = draft.articles.get(number="1")
    edit_article(article, heading=article.heading, text="a b", by=make_user())
    address = reverse(f"admin:drafts_article_{name}", args=[article.pk])
    seen = client.get(address).context["seen"]
    edit_article(article, heading="Artículo 1. De otra persona", text="a b", by=make_user())
    refused = post(f"article_{name}", article, "save", seen=seen, **data)
    assert refused.status_code == 422
    assert "This changed while you looked at it" in refused.text
    assert "De otra persona" in refused.text
    assert "Mío" in refused.text
    assert read(draft) == BEFORE
    assert refused.context["seen"] != seen
    again = post(f"article_{name}", article, "save", seen=refused.context["seen"], **data)
    assert again.status_code == 302


def test_renumber_shows_all_that_would_change(client, post, draft):
    first = draft.articles.get(number="1")
    edit_article(
        first,
        heading=first.heading,
        text="Según el artículo 3. Y el artículo 3 de la Ley de Archivos. En su artículo 3, dice.",
        by=make_user(),
    )
    post("article_remove", draft.articles.get(number="2"), "save", reason="Sobra.")
    shown = post("draft_renumber", draft, "preview", keep_bis="no")
    context = shown.context
    assert [(one.number, new) for one, new in context["renumbered"]] == [("3", "2")]
    assert [(one.rewriting.words, one.rewriting.becomes) for one in context["sure"]] == [("3", "2")]
    assert [one.rewriting.words for one in context["doubtful"]] == ["3"]
    assert len(context["others"]) == 1
    assert draft.articles.filter(number="3").exists()
    data = {"keep_bis": "no", "seen": context["seen"], "reference": [context["sure"][0].key]}
    edit_article(
        Article.objects.get(pk=first.pk),
        heading=first.heading,
        text=f"{first.text} Y.",
        by=make_user(),
    )
    stale = post("draft_renumber", draft, "save", **data)
    assert (stale.status_code, draft.articles.filter(number="3").exists()) == (422, True)
    done = post("draft_renumber", draft, "save", **{**data, "seen": stale.context["seen"]})
    assert done.status_code == 302
    assert draft.articles.get(number="1").text == (
        "Según el artículo 2. Y el artículo 3 de la Ley de Archivos. En su artículo 3, dice. Y."
    )
    assert draft.articles.get(number="2").slug == "2"


def test_divisions(client, draft, said):
    address = reverse("admin:drafts_draft_divisions", args=[draft.pk])
    assert "Título Segundo. Gobernanza" in client.get(address).text
    second = draft.articles.get(number="2")
    data = {
        "heading": "Capítulo I. Licencias",
        "kind": "chapter",
        "above": second.pk,
        "beside": "no",
    }
    shown = client.post(f"{address}?act=add", {"step": "preview", **data})
    assert shown.context["shown"].lines == [
        "“Capítulo I. Licencias” holds 1 article, from “Artículo 2. Licencias” on."
    ]
    assert draft.divisions.count() == 2
    client.post(f"{address}?act=add", {"step": "save", **data})
    chapter = draft.divisions.get(heading="Capítulo I. Licencias")
    own = f"{address}?division={chapter.pk}&act="
    client.post(
        f"{own}rename",
        {"step": "save", "heading": "Capítulo I. Uso", "seen": chapter.heading},
    )
    last = draft.divisions.last()
    client.post(f"{own}move", {"step": "save", "side": "within", "of": last.pk})
    assert read(draft)[-1] == ("2", "Capítulo I")
    assert "Its articles stay" in client.get(f"{own}remove").text
    client.post(f"{own}remove", {"step": "save"})
    assert read(draft)[-1] == ("2", "Título Segundo")
    gone = client.get(f"{own}rename", follow=True)
    assert said(gone)[-1] == "This division is no longer in the draft."


@pytest.mark.parametrize("name", ["arrange", "split", "merge", "move", "remove"])
def test_a_published_draft_is_not_rearranged(client, draft, name):
    publish_draft(draft)
    address = reverse(f"admin:drafts_article_{name}", args=[draft.articles.first().pk])
    for response in (client.get(address), client.post(address, {"step": "save", "up": "1"})):
        assert response.status_code == 409
        assert "its text no longer changes" in response.text
