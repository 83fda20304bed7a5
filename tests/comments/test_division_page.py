"""Commenting on a division as such."""

import uuid

import pytest

from comments.models import Comment
from comments.receive import WrongPlace
from tests.broken_rules import breaks, sql
from tests.factories import (
    close_window,
    make_comment,
    make_consultation,
    make_draft,
    make_policy,
    make_user,
)


@pytest.fixture
def window(db):
    return make_consultation(make_draft(make_policy(is_demonstration=True)))


@pytest.fixture
def division(window):
    return window.draft.divisions.order_by("position").last()


def address_of(division):
    return (
        f"/en/politicas/{division.draft.policy.slug}/borradores/{division.draft.number}"
        f"/divisiones/{division.position}/"
    )


def about(window, division, **fields):
    return make_comment(window, article=None, division=division, **fields)


def test_received_from_its_page(client, window, division):
    client.force_login(make_user())
    response = client.post(
        address_of(division), {"text": "Falta un capítulo.", "submission_key": uuid.uuid4()}
    )
    comment = Comment.objects.get(policy=window.draft.policy)
    assert response.url == f"{comment.get_absolute_url()}acuse/".replace(
        "/politicas", "/en/politicas", 1
    ).replace("/en/en", "/en")
    assert (comment.division, comment.article, comment.place) == (division, None, division)
    assert division.heading in client.get(response.url).content.decode()


def test_its_page_has_its_comments_and_what_it_holds(client, window, division):
    comment = about(window, division)
    about(window, window.draft.divisions.order_by("position").first(), text="De otra parte.")
    make_comment(window, article=None, text="Del conjunto.")
    response = client.get(address_of(division))
    assert response.context["comments"] == [comment]
    assert [one.number for one in response.context["articles"]] == ["3"]


def test_counted_beside_its_heading_in_the_draft(client, window, division):
    about(window, division)
    page = client.get(f"/en/politicas/{window.draft.policy.slug}/borradores/1/").content.decode()
    assert "1 comment on the whole of this part" in page
    assert f'href="{address_of(division)}"' in page


def test_not_among_those_on_the_whole_draft(client, window, division):
    about(window, division)
    whole = make_comment(window, article=None)
    address = f"/en/politicas/{window.draft.policy.slug}/borradores/1/comentar/"
    assert client.get(address).context["comments"] == [whole]


def test_waits_for_signing_in(client, window, division):
    key = uuid.uuid4()
    client.post(address_of(division), {"text": "Antes de entrar.", "submission_key": key})
    session = client.session["unsent_comments"]
    client.force_login(make_user())
    now = client.session
    now["unsent_comments"] = session
    now.save()
    check = f"/en/politicas/{window.draft.policy.slug}/enviar/{key}/"
    assert division.heading in client.get(check).content.decode()
    client.post(check)
    assert Comment.objects.get(submission_key=key).division == division


def test_closed_window_says_so(client, window, division):
    close_window(window)
    assert 'name="submission_key"' not in client.get(address_of(division)).content.decode()


def test_division_of_another_draft_is_refused(window):
    other = make_draft().divisions.first()
    with pytest.raises(WrongPlace):
        about(window, other)
    assert not Comment.objects.filter(policy=window.draft.policy).exists()


def test_division_of_a_working_draft_is_not_public(client, db):
    assert client.get(address_of(make_draft(published=False).divisions.first())).status_code == 404


@pytest.mark.parametrize(
    "rule, division, article",
    [("comment_on_division_consulted", "other", None), ("comment_on_one_place", "own", "own")],
)
def test_database_refuses(window, rule, division, article):
    comment = make_comment(window)
    places = {
        "own": window.draft.divisions.first(),
        "other": make_draft().divisions.first(),
    }
    with breaks(rule):
        sql(
            "INSERT INTO comments_comment (policy_id, number, folio, consultation_id, channel,"
            " author_key, text, quote, proposed_wording, submission_key, received_at, text_sha256,"
            " division_id, article_id) SELECT policy_id, 0, '', consultation_id, channel,"
            " author_key, text, '', '', gen_random_uuid(), now(), '', %s, %s"
            " FROM comments_comment WHERE id = %s",
            places[division].pk,
            comment.article_id if article else None,
            comment.pk,
        )
