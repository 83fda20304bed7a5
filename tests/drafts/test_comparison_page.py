"""What the public reads of the changes between two drafts."""

import re

import pytest

from drafts.make_comparison import make_comparison
from drafts.models import Comparison
from drafts.tasks import make_missing_comparisons
from tests.drafts.three_drafts import FIRST, SECOND, THIRD
from tests.factories import make_draft, make_policy
from tests.screen_reader import words

FIVE_HUNDRED = "# Ley\n\n" + "\n".join(
    f"#### Artículo {number}. Materia {number}\n\n"
    + f"El texto del artículo {number} dice, entre otras cosas, lo que sigue. " * 9
    + "\n"
    for number in range(1, 501)
)


@pytest.fixture
def policy(db):
    policy = make_policy()
    for text in (FIRST, SECOND, THIRD):
        make_draft(policy, text=text)
    make_missing_comparisons()
    return policy


def address(policy, tail="", language="/en"):
    return f"{language}/politicas/{policy.slug}/comparar/{tail}"


def page_of(client, policy, tail, **headers):
    response = client.get(address(policy, tail), headers=headers)
    assert response.status_code == 200
    return response


def test_it_works(client, policy):
    response = page_of(client, policy, "1/3/")
    assert [
        [(told.anchor, told.relations) for told in row] for row in response.context["rows"]
    ] == [
        [("1", ["kept"]), ("2", ["kept"])],
        [("3", ["amended"])],
        [("suprimido-4", ["removed"])],
        [("4", ["added"])],
    ]
    assert response.context["kinds"] == {"kept": 2, "amended": 1, "added": 1, "removed": 1}


def test_a_screen_reader_says_where_a_change_begins_and_ends(client, policy):
    said = words(page_of(client, policy, "1/3/"))
    assert (
        "El Consejo se reúne cada [deleted text begins] tres meses [deleted text ends]"
        " [added text begins] mes [added text ends] y publica sus actas."
    ) in said
    assert "[added text begins] Ningún dato que se publique identifica" in said


def test_in_spanish_the_words_are_spanish(client, policy):
    page = client.get(address(policy, "1/3/", language="")).content.decode()
    assert "[inicia texto eliminado]" in page
    assert "[fin del texto agregado]" in page


def test_what_stayed_is_folded_and_named(client, policy):
    page = page_of(client, policy, "1/3/").content.decode()
    assert "2 articles without changes" in page
    assert page.count("<details") == 1
    # Without JavaScript the articles' names lead to them.
    assert f"/politicas/{policy.slug}/borradores/3/articulos/1/" in page
    assert "fija las reglas para publicar" not in page


def test_what_stayed_is_brought_when_it_is_unfolded(client, policy):
    texts = client.get(address(policy, "1/3/sin-cambios/?desde=0&hasta=1")).content.decode()
    assert "fija las reglas para publicar" in texts
    assert "Toda licencia permite" in texts
    assert "se reúne cada" not in texts


def test_a_split_shows_all_its_ends_and_what_went_where(client, policy):
    response = page_of(client, policy, "1/2/articulos/3/")
    said = words(response)
    assert response.context["told"].relations == ["split"]
    assert (
        "Draft 1: Artículo 2. Apertura y licencias → Draft 2: "
        "Artículo 2. Apertura ; Artículo 3. Licencias"
    ) in said
    assert re.search(
        r"Now in: Artículo 2\. Apertura Los datos .* a que los pidan\. "
        r"Now in: Artículo 3\. Licencias Toda licencia",
        said,
    )
    assert "deleted text begins" not in said.partition("Now in")[2]


def test_a_merge_shows_where_each_part_comes_from(client, policy):
    said = words(page_of(client, policy, "2/3/articulos/2/"))
    assert "From: Artículo 2. Apertura ; Artículo 3. Licencias Los datos se publican" in said


def test_what_was_removed_has_an_address_of_its_own(client, policy):
    said = words(page_of(client, policy, "1/3/suprimidos/4/"))
    assert "[deleted text begins] Por las copias certificadas se cobra" in said
    # Article 4 of the later draft is another one.
    assert "Ningún dato que se publique" in words(page_of(client, policy, "1/3/articulos/4/"))
    assert client.get(address(policy, "1/3/suprimidos/3/")).status_code == 404


def test_an_article_without_changes_says_so_and_shows_its_text(client, policy):
    said = words(page_of(client, policy, "1/3/articulos/1/"))
    assert "Without changes" in said
    assert "fija las reglas para publicar" in said


def divided(*divisions):
    """A text of titles with articles, numbered from one to the last."""
    lines, number = ["# Ley"], 0
    for place, articles in enumerate(divisions, 1):
        lines.append(f"## Título {['Primero', 'Segundo'][place - 1]}. Parte {place}")
        for text in articles:
            number += 1
            lines += [f"#### Artículo {number}. Materia", text]
    return "\n\n".join(lines) + "\n"


def test_moved_articles_say_from_where_to_where(client, db):
    policy = make_policy()
    one = ["Esta ley fija qué se publica.", "Las metas se fijan cada año con la gente."]
    two = ["El Consejo se reúne cada mes en público.", "La Secretaría lleva el catálogo único."]
    make_draft(policy, text=divided([*one, "El acceso es gratuito y sin registro."], two))
    make_draft(
        policy, text=divided([one[0], "El acceso es gratuito y sin registro."], [*two, one[1]])
    )
    make_missing_comparisons()
    said = words(page_of(client, policy, "1/2/?tipo=moved"))
    assert "Moved from: Título Primero. Parte 1 → to: Título Segundo. Parte 2" in said


@pytest.mark.parametrize(
    "kind, anchors",
    [
        ("amended", ["3"]),
        ("removed", ["suprimido-4"]),
        ("kept", ["1", "2"]),
        ("split", []),
        ("nonsense", ["1", "2", "3", "suprimido-4", "4"]),
    ],
)
def test_the_list_of_kinds_is_the_filter(client, policy, kind, anchors):
    response = page_of(client, policy, f"1/3/?tipo={kind}")
    assert [told.anchor for row in response.context["rows"] for told in row] == anchors


def test_side_by_side(client, policy):
    page = page_of(client, policy, "1/3/articulos/3/?vista=columnas").content.decode()
    assert '<p>El Consejo se reúne cada <del><span class="visually-hidden' in page
    assert page.count('class="side side-old') == page.count('class="side side-new') == 1


def test_one_leads_to_the_change_before_and_after(client, policy):
    response = page_of(client, policy, "1/3/suprimidos/4/")
    assert response.context["before"].slug == "3"
    assert response.context["after"].slug == "4"
    page = page_of(client, policy, "1/3/").content.decode()
    assert 'href="#suprimido-4"' in page


def test_the_later_draft_first_leads_to_the_right_order(client, policy):
    response = client.get(address(policy, "3/1/?tipo=amended"))
    assert (response.status_code, response["Location"]) == (
        302,
        address(policy, "1/3/?tipo=amended"),
    )
    assert client.get(address(policy, "3/1/articulos/3/"))["Location"] == address(
        policy, "1/3/articulos/3/"
    )


def test_choosing_two_drafts_leads_to_them_in_any_order(client, policy):
    assert client.get(address(policy, "?de=3&a=1"))["Location"] == address(policy, "1/3/")
    assert "Choose two different drafts." in words(page_of(client, policy, "?de=1&a=1"))
    assert page_of(client, policy, "?de=1&a=77").context["policy"] == policy


def test_a_comparison_that_is_not_made_yet_says_so_and_looks_again(client, policy):
    Comparison.objects.all().delete()
    response = client.get(address(policy, "1/3/"))
    assert response.status_code == 202
    assert "This comparison is being made." in words(response)
    assert 'hx-trigger="every 3s"' in response.content.decode()
    drafts = policy.drafts.order_by("number")
    make_comparison(drafts[0], drafts[2])
    looked = client.get(address(policy, "1/3/"), headers={"HX-Request": "true"})
    assert looked.status_code == 200
    assert 'id="main"' in looked.content.decode()


def test_a_working_draft_is_not_there_for_the_public(client, policy):
    make_draft(policy, text=FIRST, published=False)
    for tail in ("3/4/", "1/4/", "4/1/", "3/4/articulos/1/", "3/4/sin-cambios/?desde=0&hasta=9"):
        assert client.get(address(policy, tail), follow=True).status_code == 404
    assert [draft.number for draft in page_of(client, policy, "").context["drafts"]] == [1, 2, 3]
    assert "Draft 4" not in page_of(client, policy, "1/3/").content.decode()


def test_drafts_of_another_policy_are_not_there(client, policy):
    other = make_policy()
    make_draft(other)
    assert client.get(address(other, "1/2/")).status_code == 404
    assert client.get(address(policy, "1/1/")).status_code == 404
    assert client.get("/politicas/ninguna/comparar/1/2/").status_code == 404


def test_one_draft_alone_has_nothing_to_compare(client, db):
    policy = make_draft().policy
    assert "There is nothing to compare yet" in words(page_of(client, policy, ""))


@pytest.fixture
def long_policy(db):
    policy = make_policy()
    make_draft(policy, text=FIVE_HUNDRED)
    make_draft(policy, text=FIVE_HUNDRED.replace("otras cosas", "otras muchas cosas"))
    make_missing_comparisons()
    return policy


def test_five_hundred_changes_come_in_pages_of_a_reasonable_size(
    client, long_policy, django_assert_num_queries
):
    with django_assert_num_queries(5):
        response = page_of(client, long_policy, "1/2/")
    assert len(response.content) < 1_000_000
    more = response.context["more"]
    following = page_of(client, long_policy, f"1/2/?desde={more}", **{"HX-Request": "true"})
    assert following.context["rows"][0][0].position == more
    assert "<html" not in following.content.decode()
    shown = len(response.context["rows"])
    assert 50 < shown < 500
    assert len(page_of(client, long_policy, "1/2/?todo=1").context["rows"]) == 500
