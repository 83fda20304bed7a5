"""Answering a comment: proposed by one person, put in force by another, nothing typed is lost."""

import pytest
from django.urls import reverse

from comments.models import Decision
from drafts.roles import Role
from tests.factories import (
    make_author,
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_member,
    make_methodology,
    make_outcome,
    make_proposal,
)

pytestmark = pytest.mark.django_db

REASON = "Se incorpora el plazo que se propone, con otra redacción."


@pytest.fixture
def window(policy):
    make_methodology(policy)
    return make_consultation(make_draft(policy))


@pytest.fixture
def comment(window):
    return make_comment(window, author=make_author("Colectivo Abierto"))


def page(comment, query=""):
    return reverse("admin:comments_comment_change", args=[comment.pk]) + query


def fields(comment, **changes):
    outcome = make_outcome(comment.policy, "partially_accepted")
    return {"outcome": outcome.pk, "reason": REASON, "seen": "", **changes}


def errors(response):
    assert response.status_code == 422
    return dict(response.context["form"].errors)


def test_the_page_shows_what_was_said_and_what_may_be_answered(client, enter, window):
    enter(Role.DRAFTER)
    article = window.draft.articles.first()
    comment = make_comment(
        window,
        article=article,
        author=make_author("Colectivo <Abierto>"),
        text="Falta un plazo & una sanción.",
        quote="reglas para publicar",
        proposed_wording="En treinta días.",
    )
    response = client.get(page(comment))
    assert "Falta un plazo &amp; una sanción." in response.text
    assert "Colectivo &lt;Abierto&gt;" in response.text
    assert comment.author.user.email not in response.text
    assert "En treinta días." in response.text
    assert "fija las <mark>reglas para publicar</mark> datos abiertos." in response.text
    assert "Definition of “Not accepted”." in response.text
    assert [str(outcome) for outcome in response.context["form"].fields["outcome"].queryset] == [
        "Accepted",
        "Partially accepted",
        "Not accepted",
        "Already covered",
        "Out of scope",
        "For another instrument",
    ]


def test_a_quote_across_lines_and_marks_is_found(client, enter, policy):
    enter(Role.DRAFTER)
    text = "# P\n\n#### Artículo 1.\n\nLos **datos\nabiertos** & libres son de todos.\n"
    window = make_consultation(make_draft(policy, text=text))
    comment = make_comment(window, quote="datos abiertos & libres")
    assert (
        "<mark>datos\nabiertos** &amp; libres</mark> son de todos."
        in client.get(page(comment)).text
    )


def test_an_answer_is_proposed(client, enter, comment, said):
    drafter = enter(Role.DRAFTER)
    response = client.post(page(comment), fields(comment), follow=True)
    assert said(response) == [f"The answer to {comment.folio} is proposed."]
    assert response.redirect_chain == [(page(comment), 302)]
    decision = Decision.objects.get()
    assert (decision.comment, decision.proposer, decision.reason) == (comment, drafter, REASON)
    assert (decision.outcome.code, decision.is_in_force) == ("partially_accepted", False)


def test_the_answer_points_to_articles_of_later_drafts_only(client, enter, policy, comment):
    enter(Role.DRAFTER)
    later = make_draft(policy)
    response = client.get(page(comment))
    [(number, offered)] = response.context["form"].articles_by_draft()
    assert number == 2
    assert [article for article, _chosen, _successor in offered] == list(later.articles.all())
    assert [successor for _article, _chosen, successor in offered] == [True, False, False]

    earlier = comment.article
    refused = client.post(page(comment), fields(comment, reflected_in=[earlier.pk]))
    assert list(errors(refused)) == ["reflected_in"]
    chosen = later.articles.all()[:2]
    client.post(page(comment), fields(comment, reflected_in=[one.pk for one in chosen]))
    assert list(Decision.objects.get().reflected_in.order_by("position")) == list(chosen)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"outcome": ""}, {"outcome": ["Choose an outcome."]}),
        (
            {"reason": "  "},
            {"reason": ["Write the reason: whoever commented reads it, and so does the public."]},
        ),
        (
            {"reason": "Porque sí."},
            {"reason": ["A reason has at least 20 characters; this one has 10."]},
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    client, enter, policy, comment, changes, wrong
):
    enter(Role.DRAFTER)
    article = make_draft(policy).articles.last()
    data = fields(comment, reflected_in=[article.pk]) | changes
    response = client.post(page(comment), data)
    assert errors(response) == wrong
    form = response.context["form"]
    assert form["reason"].value() == data["reason"]
    assert form["outcome"].value() == str(data["outcome"])
    [(_number, offered)] = form.articles_by_draft()
    assert [one.pk for one, chosen, _successor in offered if chosen] == [article.pk]
    assert Decision.objects.count() == 0


def test_an_outcome_of_an_older_methodology_is_refused(client, enter, policy, comment):
    enter(Role.DRAFTER)
    old = make_outcome(policy)
    make_methodology(policy, version=2)
    assert list(errors(client.post(page(comment), fields(comment, outcome=old.pk)))) == ["outcome"]


def test_without_a_methodology_the_page_says_so(client, enter, policy):
    enter(Role.DRAFTER)
    comment = make_comment(make_consultation(make_draft(policy)))
    response = client.get(page(comment))
    assert "the outcomes of a published methodology, and there is none yet" in response.text
    assert errors(client.post(page(comment), {"reason": REASON})) == {
        "outcome": ["Choose an outcome."]
    }


def test_another_person_puts_it_in_force(client, enter, comment, said):
    proposal = make_proposal(comment)
    reviewer = enter(Role.REVIEWER)
    assert "Review: put in force" in client.get(page(comment)).text
    response = client.post(page(comment), {"review": proposal.pk}, follow=True)
    assert said(response) == [f"The answer to {comment.folio} is in force."]
    proposal.refresh_from_db()
    assert (proposal.is_in_force, proposal.reviewer) == (True, reviewer)


def test_the_proposer_is_refused_with_a_sentence(client, enter, comment):
    reviewer = enter(Role.REVIEWER)
    proposal = make_proposal(comment, by=reviewer)
    shown = client.get(page(comment)).text
    assert "You proposed this answer: another member of the Group puts it in force." in shown
    assert "Review: put in force" not in shown
    response = client.post(page(comment), {"review": proposal.pk})
    assert response.context["refusal"] == (
        "Whoever proposes an answer does not review it: another member of the Group does."
    )
    proposal.refresh_from_db()
    assert not proposal.is_in_force


def test_a_drafter_proposes_and_does_not_review(client, enter, comment):
    proposal = make_proposal(comment)
    enter(Role.DRAFTER)
    assert "Review: put in force" not in client.get(page(comment)).text
    assert client.post(page(comment), {"review": proposal.pk}).status_code == 403
    proposal.refresh_from_db()
    assert not proposal.is_in_force


def test_an_observer_reads_the_record_only(client, enter, comment):
    make_decision(comment)
    enter(Role.OBSERVER)
    response = client.get(page(comment))
    assert response.context["form"] is None
    assert "Your role in this policy reads, and does not answer." in response.text
    assert client.post(page(comment), fields(comment)).status_code == 403
    assert Decision.objects.count() == 1


def test_a_proposal_that_was_replaced_meanwhile_is_not_put_in_force(client, enter, comment):
    seen = make_proposal(comment)
    make_proposal(comment, code="not_accepted")
    enter(Role.REVIEWER)
    response = client.post(page(comment), {"review": seen.pk})
    assert response.context["refusal"] == (
        "This proposal is no longer waiting for review. Look at the comment's record."
    )
    assert not Decision.objects.in_force().exists()


@pytest.mark.parametrize("review", ["", "x", "0", "9" * 40, "١"])
def test_a_review_of_nothing_is_refused(client, enter, comment, review):
    enter(Role.REVIEWER)
    response = client.post(page(comment), {"review": review})
    assert response.status_code == 422
    assert not Decision.objects.exists()


def test_a_proposal_of_another_comment_is_not_reviewed_from_here(client, enter, window, comment):
    elsewhere = make_proposal(make_comment(window))
    enter(Role.REVIEWER)
    assert client.post(page(comment), {"review": elsewhere.pk}).status_code == 422
    elsewhere.refresh_from_db()
    assert not elsewhere.is_in_force


def test_who_proposed_meanwhile_is_told_before_a_proposal_replaces_theirs(client, enter, comment):
    enter(Role.DRAFTER)
    colleague = make_member(comment.policy, Role.REVIEWER, name="Ana Colega")
    theirs = make_proposal(comment, by=colleague)
    response = client.post(page(comment), fields(comment))
    assert errors(response) == {
        "__all__": [
            (
                "While you were writing, Ana Colega proposed an answer: it is in the record "
                "below. Propose again if yours should take its place."
            )
        ]
    }
    assert response.context["form"]["reason"].value() == REASON
    client.post(page(comment), fields(comment, seen=theirs.pk))
    assert Decision.objects.pending().get().reason == REASON


def test_the_record_tells_all_decisions_the_latest_first(client, enter, comment):
    enter(Role.OBSERVER)
    first = make_decision(comment)
    second = make_proposal(comment, code="not_accepted")
    third = make_decision(comment, code="already_covered")
    decisions = client.get(page(comment)).context["decisions"]
    assert decisions == [third, second, first]
    assert [(one.is_in_force, one.superseded_at is not None) for one in decisions] == [
        (True, False),
        (False, True),
        (False, True),
    ]


def test_propose_and_next_goes_through_the_queue_that_was_open(client, enter, window, said):
    enter(Role.DRAFTER)
    first, second = window.draft.articles.all()[:2]
    comments = [make_comment(window, article=article) for article in [first, second, first, first]]
    make_decision(comments[2])
    query = f"?article={first.pk}"
    response = client.post(page(comments[0], query), fields(comments[0], next="1"), follow=True)
    assert response.redirect_chain == [(page(comments[3], query), 302)]
    response = client.post(page(comments[3], query), fields(comments[3], next="1"), follow=True)
    assert said(response) == [
        f"The answer to {comments[3].folio} is proposed.",
        "Nothing is left in this queue.",
    ]


def test_review_and_next_passes_over_ones_own_proposals(client, enter, window):
    reviewer = enter(Role.REVIEWER)
    comments = [make_comment(window) for _ in range(3)]
    proposals = [make_proposal(comments[0])]
    make_proposal(comments[1], by=reviewer)
    make_proposal(comments[2])
    response = client.post(page(comments[0]), {"review": proposals[0].pk, "next": "1"})
    assert response.url == page(comments[2])


@pytest.mark.parametrize("articles", [3, 40])
def test_the_number_of_queries_is_constant(
    client, enter, policy, comment, django_assert_num_queries, articles
):
    enter(Role.REVIEWER)
    text = "# L\n\n" + "".join(f"#### Artículo {n}.\n\nTexto {n}.\n\n" for n in range(articles))
    later = make_draft(policy, text=text)
    for _ in range(articles // 3):
        make_proposal(comment, reflected_in=later.articles.all()[:2])
    # Session, account, comment, memberships, later articles, successors, decisions, their
    # articles, state, outcomes twice: whether there are any, then the choice.
    with django_assert_num_queries(11):
        client.get(page(comment))
