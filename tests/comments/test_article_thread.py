"""An article's page tells its thread: what it was called in each draft and what led there."""

import pytest

from drafts.tasks import make_missing_comparisons
from tests.drafts.three_drafts import FIRST, SECOND, THIRD
from tests.factories import close_window, make_comment, make_consultation, make_draft, make_policy
from tests.screen_reader import words


@pytest.fixture
def policy(db):
    policy = make_policy(is_demonstration=True)
    make_draft(policy, text=FIRST)
    window = make_consultation(make_draft(policy, text=SECOND))
    for _ in range(3):
        make_comment(window, article=window.draft.articles.get(number="3"))
    close_window(window)
    make_draft(policy, text=THIRD)
    make_draft(policy, text=FIRST, published=False)
    make_missing_comparisons()
    return policy


def page_of(client, policy, draft, slug):
    response = client.get(f"/en/politicas/{policy.slug}/borradores/{draft}/articulos/{slug}/")
    assert response.status_code == 200
    return response


def told(response):
    """The steps as [(draft, articles of the thread, [(old, new, relations)])]."""
    return [
        (
            step.draft.number,
            [article.number for entry in step.entries for article in entry.articles],
            [
                ([a.number for a in led.old], [a.number for a in led.new], led.relations)
                for entry in step.entries
                if (led := entry.led)
            ],
        )
        for step in response.context["steps"]
    ]


def test_it_works(client, policy):
    assert told(page_of(client, policy, 3, "3")) == [
        (1, ["3"], []),
        (2, ["4"], [(["3"], ["4"], ["renumbered"])]),
        (3, ["3"], [(["4"], ["3"], ["amended", "renumbered"])]),
    ]


def test_all_branches_of_a_split_and_a_merge(client, policy):
    assert told(page_of(client, policy, 1, "2")) == [
        (1, ["2"], []),
        (2, ["2", "3"], [(["2"], ["2", "3"], ["split"])]),
        (3, ["2"], [(["2", "3"], ["2"], ["merged"])]),
    ]


def test_one_branch_names_the_others_beside_it(client, policy):
    response = page_of(client, policy, 2, "3")
    assert told(response)[1] == (2, ["3"], [(["2"], ["2", "3"], ["split"])])
    assert "“Artículo 2. Apertura y licencias” → became Artículo 2. Apertura" in words(response)


def test_each_draft_shows_its_comments_and_what_changed(client, policy):
    page = page_of(client, policy, 3, "2").content.decode()
    assert f"/en/politicas/{policy.slug}/borradores/2/articulos/3/#comments" in page
    assert f"/en/politicas/{policy.slug}/comparar/2/3/articulos/2/" in page
    assert f"/en/politicas/{policy.slug}/comparar/1/2/articulos/2/" in page
    assert "3 comments" in words(page_of(client, policy, 3, "2"))


def test_an_article_that_was_removed_says_so_and_after_which_draft(client, policy):
    response = page_of(client, policy, 1, "4")
    said = words(response)
    assert "This article was removed: Draft 1 was the last one with it." in said
    assert "Removed: this draft no longer has “Artículo 4. Cuotas”." in said
    assert f"/en/politicas/{policy.slug}/comparar/1/2/suprimidos/4/" in response.content.decode()


def test_an_article_of_an_old_draft_says_where_it_went(client, policy):
    response = page_of(client, policy, 1, "3")
    said = words(response)
    assert "This is Draft 1. In the latest one, Draft 3, the article is: Artículo 3." in said
    assert [article.draft.number for article in response.context["ends"]] == [3]
    assert "With changes What changed up to Draft 3" in said


def test_an_article_of_the_latest_draft_says_nothing_of_another(client, policy):
    assert "In the latest one" not in words(page_of(client, policy, 3, "3"))


def test_what_changed_since_the_draft_before_is_in_a_disclosure(client, policy):
    response = page_of(client, policy, 3, "3")
    page = response.content.decode()
    assert "What changed here since Draft 2" in page
    assert "[deleted text begins] tres meses [deleted text ends]" in words(response)
    assert "Its words are the same as in Draft 2." in words(page_of(client, policy, 3, "1"))
    assert "This article is new in Draft 3." in words(page_of(client, policy, 3, "4"))
    assert "since Draft" not in words(page_of(client, policy, 1, "1"))


def test_a_working_draft_is_not_in_the_thread(client, policy):
    for slug in ("1", "2", "3"):
        response = page_of(client, policy, 3, slug)
        assert [step.draft.number for step in response.context["steps"]] == [1, 2, 3]
        assert "Draft 4" not in response.content.decode()
    # In the working draft this article is gone: nobody is told yet.
    assert "Removed" not in words(page_of(client, policy, 3, "4"))
