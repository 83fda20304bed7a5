"""Why an article changes and what that attends: noted while writing, told to the public."""

import pytest
from django.urls import reverse
from django.utils import translation

from comments.models import Attends
from drafts.models import Article, Lineage
from drafts.publish_draft import publish_draft
from drafts.roles import Role
from tests.factories import (
    TEXT,
    close_window,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_policy,
    make_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(policy):
    """Draft 1, consulted."""
    return make_consultation(make_draft(policy))


@pytest.fixture
def said_of(consultation):
    """A comment on an article of Draft 1, None for the draft as a whole."""

    def comment(number, text):
        article = number and consultation.draft.articles.get(number=number)
        return make_comment(consultation, article=article, text=text)

    return comment


@pytest.fixture
def working(policy, consultation):
    """Draft 2, in which Article 3 changes."""
    return make_draft(policy, text=TEXT.replace("tres meses", "dos meses"), published=False)


def change(article):
    return reverse("admin:drafts_article_change", args=[article.pk])


def words(article, **others):
    return {
        "heading": article.heading,
        "text": article.text,
        "revision": article.revision,
    } | others


def listed(response):
    [part] = response.context["parts"]
    return [[comment.folio for comment in group] for group in (part.suggested, part.others)]


def test_a_change_is_saved_with_its_note_and_what_it_attends(client, enter, said_of, working):
    editor = enter(Role.DRAFTER)
    comment = said_of("3", "Cada tres meses es poco.")
    article = working.articles.get(number="3")
    client.post(
        change(article),
        words(article, text="Sesiona cada mes.", why="Lo pidieron.", attends=[comment.pk]),
    )
    note = article.notes.get()
    assert (note.text, note.by, [link.comment for link in note.attends.all()]) == (
        "Lo pidieron.",
        editor,
        [comment],
    )
    assert article.history.first().history_change_reason == "Lo pidieron."
    [shown] = client.get(change(article)).context["notes"]
    address = reverse("admin:comments_comment_change", args=[comment.pk])
    assert shown.refers_to == [(comment.folio, address)]


def test_the_comments_on_the_articles_before_are_shown_with_their_answer(
    client, enter, said_of, working
):
    enter(Role.DRAFTER)
    other = said_of("1", "Sobre otro artículo.")
    mine = said_of("3", "Cada tres meses es poco.")
    article = working.articles.get(number="3")
    answered = said_of("3", "Que sesione más.")
    make_decision(answered, code="accepted", reflected_in=[article])
    whole = said_of(None, "Todo tarda mucho.")
    make_proposal(whole, code="partially_accepted", reflected_in=[article])
    response = client.get(change(article))
    assert listed(response) == [[answered.folio, whole.folio], [mine.folio]]
    assert other.folio not in response.text
    assert "Partially accepted" in response.text


def test_comments_reach_through_several_drafts(client, enter, policy, said_of, working):
    enter(Role.DRAFTER)
    comment = said_of("3", "Cada tres meses es poco.")
    publish_draft(working)
    third = make_draft(policy, published=False)
    assert listed(client.get(change(third.articles.get(number="3")))) == [[], [comment.folio]]


def test_ticks_without_words_are_asked_why_and_nothing_is_saved(client, enter, said_of, working):
    enter(Role.DRAFTER)
    comment = said_of("3", "Cada tres meses es poco.")
    article = working.articles.get(number="3")
    response = client.post(change(article), words(article, text="Otro.", attends=[comment.pk]))
    assert response.status_code == 422
    assert response.context["form"].errors["why"] == [
        "Write in a few words why the article changes: the public reads it."
    ]
    assert f'value="{comment.pk}"\n         checked' in response.text
    assert Article.objects.get(pk=article.pk).text == article.text
    assert (article.history.count(), article.notes.count()) == (1, 0)


def test_comments_on_other_articles_are_named_by_their_folio(client, enter, said_of, working):
    enter(Role.DRAFTER)
    one, whole = said_of("1", "Lo mismo digo."), said_of(None, "Todo tarda mucho.")
    article = working.articles.get(number="3")
    folios = f"{one.folio.lower()}, {whole.folio}"
    client.post(change(article), words(article, why="Lo pidieron.", folios=folios))
    links = article.notes.get().attends.order_by("comment__number")
    assert [link.comment for link in links] == [one, whole]


def test_a_folio_that_does_not_exist_is_told(client, enter, working):
    enter(Role.DRAFTER)
    article = working.articles.get(number="3")
    sent = words(article, text="Otro.", why="Lo pidieron.", folios="NADA-000001")
    response = client.post(change(article), sent)
    [part] = response.context["parts"]
    assert part.errors["folios"] == [
        "There is no such comment on an earlier draft of this policy: NADA-000001."
    ]
    assert 'role="alert"' in response.text
    assert article.notes.count() == 0


def test_comments_of_another_policy_cannot_be_ticked(client, enter, working):
    enter(Role.DRAFTER)
    foreign = make_comment(make_consultation(make_draft(make_policy(is_demonstration=True))))
    article = working.articles.get(number="3")
    sent = words(article, text="Otro.", why="Sí.", attends=[foreign.pk])
    assert client.post(change(article), sent).status_code == 422
    assert (Attends.objects.count(), Article.objects.get(pk=article.pk).revision) == (0, 1)


def test_a_note_is_withdrawn_and_what_was_being_written_stays(
    client, enter, said, said_of, working
):
    enter(Role.DRAFTER)
    comment = said_of("3", "Cada tres meses es poco.")
    article = working.articles.get(number="3")
    sent = words(article, why="Lo pidieron.", attends=[comment.pk])
    client.post(change(article), sent, follow=True)
    note = article.notes.get()
    response = client.post(
        change(article), words(article, text="A medio escribir", withdraw=note.pk)
    )
    assert said(response) == ["The note was withdrawn."]
    assert response.context["form"]["text"].value() == "A medio escribir"
    assert (article.notes.count(), Attends.objects.count()) == (0, 0)
    again = client.post(change(article), words(article, withdraw=note.pk))
    assert said(again) == ["This note was withdrawn already."]


def test_a_note_of_another_article_is_not_withdrawn(client, enter, working):
    enter(Role.DRAFTER)
    first, third = working.articles.get(number="1"), working.articles.get(number="3")
    client.post(change(third), words(third, why="Lo pidieron."))
    client.post(change(first), words(first, withdraw=third.notes.get().pk))
    assert third.notes.count() == 1


def test_before_publication_the_changes_without_a_reason_are_told(client, enter, said_of, working):
    enter(Role.COORDINATOR)
    publish = reverse("admin:drafts_draft_publish", args=[working.pk])
    third = working.articles.get(number="3")
    second = working.articles.get(number="2")
    client.post(change(second), words(second, text="Otra licencia."))
    assert client.get(publish).context["unexplained"] == [second, third]

    client.post(change(second), words(Article.objects.get(pk=second.pk), why="Por claridad."))
    assert client.get(publish).context["unexplained"] == [third]

    make_decision(said_of("3", "Cada tres meses es poco."), reflected_in=[third])
    page = client.get(publish)
    assert page.context["unexplained"] == []

    client.post(publish, {"seen": page.context["seen"]})
    assert working.policy.drafts.filter(published_at=None).count() == 0


def test_it_keeps_nobody_from_publishing(client, enter, working):
    enter(Role.COORDINATOR)
    publish = reverse("admin:drafts_draft_publish", args=[working.pk])
    assert "1 article changes without a note or a comment" in client.get(publish).text
    client.post(publish, {"seen": client.get(publish).context["seen"]})
    working.refresh_from_db()
    assert working.is_published


def test_the_public_reads_the_note_beside_the_article_and_the_change_beside_the_comment(
    client, enter, consultation, said_of, working
):
    enter(Role.DRAFTER)
    comment = said_of("3", "Cada tres meses es poco.")
    article = working.articles.get(number="3")
    client.post(change(article), words(article, why="Lo *pidieron*.", attends=[comment.pk]))
    folio = reverse("comment", args=[comment.policy.slug, comment.folio])
    assert "What changed because of it" not in client.get(folio).text

    close_window(consultation)
    publish_draft(working)
    page = client.get(article.get_absolute_url()).text
    assert "Why it changed" in page
    assert "Lo *pidieron*." in page
    assert f'<a href="{folio}">{comment.folio}</a>' in page
    page = client.get(folio).text
    assert "What changed because of it" in page
    assert f'<a href="{article.get_absolute_url()}">Draft 2, {article.heading}</a>' in page


def test_the_list_of_comments_asks_the_same_whatever_its_length(
    client, enter, said_of, working, django_assert_num_queries
):
    enter(Role.DRAFTER)
    article = working.articles.get(number="3")
    for number in range(12):
        comment = said_of("3", f"Comentario {number}.")
        make_decision(comment, reflected_in=[article] if number % 2 else [])
        client.post(
            change(article),
            words(Article.objects.get(pk=article.pk), why="Sí.", attends=[comment.pk]),
        )
    client.get(change(article))
    # Session, account, article, memberships; predecessors, the one before, the one after, notes;
    # what they refer to; comments, their answers, where these show, the notes that name them.
    with django_assert_num_queries(13):
        assert [len(group) for group in listed(client.get(change(article)))] == [6, 6]
    assert Lineage.objects.filter(new=article).count() == 1


def test_notes_are_told_in_spanish(client, enter, working):
    with translation.override("es-mx"):
        enter(Role.DRAFTER)
        article = working.articles.get(number="3")
        address = reverse("admin:drafts_article_change", args=[article.pk])
        assert "Nota para el público" in client.get(address).text
