"""Support, objection, question, drafting, other."""

import uuid

import pytest

from comments.models import Comment
from tests.broken_rules import breaks, sql
from tests.factories import make_comment, make_consultation, make_user


@pytest.fixture
def window(db):
    return make_consultation()


def post(client, window, **words):
    client.force_login(make_user())
    article = window.draft.articles.first()
    address = f"/en/politicas/{window.draft.policy.slug}/borradores/1/articulos/{article.slug}/"
    return client.post(address, {"text": "Sí.", "submission_key": uuid.uuid4(), **words})


@pytest.mark.parametrize("said, kind", [("objection", "objection"), ("", "other"), (None, "other")])
def test_chosen_or_none_in_particular(client, window, said, kind):
    post(client, window, **({} if said is None else {"kind": said}))
    assert Comment.objects.get(policy=window.draft.policy).kind == kind


def test_one_that_there_is_not_is_refused(client, window):
    response = post(client, window, kind="anger")
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["kind"]


def test_shown_on_its_card(client, window):
    comment = make_comment(window, kind=Comment.Kind.OBJECTION)
    page = client.get(comment.get_absolute_url()).content.decode()
    assert '<span class="kind kind-objection">Objeción</span>' in page


def test_register_is_filtered_by_it(client, window):
    objection = make_comment(window, kind=Comment.Kind.OBJECTION)
    make_comment(window, kind=Comment.Kind.SUPPORT)
    make_comment(window)
    address = f"/politicas/{window.draft.policy.slug}/comentarios/"
    assert client.get(address, {"tipo": "objection"}).context["comments"] == [objection]
    assert len(client.get(address, {"tipo": "ira"}).context["comments"]) == 3


def test_database_knows_which_there_are(window):
    comment = make_comment(window)
    with breaks("comment_kind_known"):
        sql(
            "INSERT INTO comments_comment (policy_id, number, folio, consultation_id, channel,"
            " author_key, text, quote, proposed_wording, submission_key, received_at, text_sha256,"
            " kind) SELECT policy_id, 0, '', consultation_id, channel, author_key, text, '', '',"
            " gen_random_uuid(), now(), '', 'anger' FROM comments_comment WHERE id = %s",
            comment.pk,
        )
