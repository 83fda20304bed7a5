from datetime import timedelta

from tests.factories import (
    TEXT,
    close_window,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_policy,
)


def page_of(client, policy):
    response = client.get(f"/en/politicas/{policy.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def test_says_what_can_be_done_and_until_when(client, db):
    window = make_consultation(lasts=timedelta(days=12, minutes=5))
    page = page_of(client, window.draft.policy)
    assert "12 days left" in page
    assert "Read and comment on Draft 1" in page


def test_figures_count_only_answers_in_force(client, db):
    policy = make_policy(is_demonstration=True)
    window = make_consultation(make_draft(policy))
    said = [make_comment(window) for _ in range(3)]
    close_window(window)
    make_decision(said[0])
    make_decision(said[0], code="not_accepted")
    response = client.get(f"/politicas/{policy.slug}/")
    assert response.context["figures"] == {"received": 3, "answered": 1}


def test_what_changed_in_a_draft(client, db):
    policy = make_policy()
    make_draft(policy)
    second = make_draft(policy, text=TEXT.replace("cada tres meses", "cada mes"))
    changes = client.get(f"/politicas/{policy.slug}/").context["changes"]
    assert changes == {second.pk: {"kept": 2, "amended": 1}}


def test_working_draft_is_not_shown(client, db):
    policy = make_policy()
    make_draft(policy)
    working = make_draft(policy, published=False)
    response = client.get(f"/politicas/{policy.slug}/")
    assert working not in response.context["drafts"]


def test_demonstration_says_so(client, db):
    assert "Demonstration data" in page_of(client, make_policy(is_demonstration=True))
    assert "Demonstration data" not in page_of(client, make_policy())


def test_policy_without_drafts_has_a_helpful_page(client, db):
    assert "No draft has been published yet." in page_of(client, make_policy())
