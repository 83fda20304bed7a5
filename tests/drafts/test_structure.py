"""Splitting, merging, moving, adding and removing articles: the text, the order, the lineage."""

import pytest

from drafts.add_article import NothingWritten, add_article
from drafts.correct_lineage import (
    NotOfTheDraftBefore,
    correct_ancestors,
    correct_removed,
    edges_seen,
)
from drafts.edit_article import edit_article
from drafts.merge_articles import NothingFollows, merge_with_next
from drafts.models import Article, Lineage
from drafts.move_article import NoSuchPlace, Place, Side, move_article, move_by_one
from drafts.publish_draft import publish_draft
from drafts.queries import thread_of
from drafts.remove_article import ReasonMissing, remove_article
from drafts.split_article import NothingToSplit, split_article
from drafts.start_next_draft import NothingPublished, WorkingDraftExists, start_next_draft
from drafts.working import (
    AnAnswerPointsToIt,
    ChangedMeanwhile,
    DraftIsPublished,
    HeadingWithoutNumber,
    seen_of,
)
from tests.factories import (
    make_comment,
    make_consultation,
    make_decision,
    make_draft,
    make_policy,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user()


@pytest.fixture
def draft(editor):
    """A second draft, started from the first: articles 1 and 2 in Title I, 3 in Title II."""
    policy = make_policy()
    make_draft(policy)
    return start_next_draft(policy, by=editor)


def read(draft):
    """What one reads: number and division of each article, in order."""
    rows = draft.articles.select_related("division").order_by("position")
    assert [row.position for row in rows] == list(range(len(rows)))
    return [(row.number, row.division.position if row.division else None) for row in rows]


def lineage(draft):
    """Who became who, by number, with relations and origin."""
    edges = Lineage.objects.filter(new_draft=draft).select_related("old", "new")
    return {
        (edge.old and edge.old.number, edge.new and edge.new.number): (
            "+".join(edge.relations),
            edge.origin,
        )
        for edge in edges
    }


def number(draft, wanted):
    return draft.articles.get(number=wanted)


def split_first(draft, editor):
    article = number(draft, "1")
    return split_article(
        article,
        at=article.text.index("para"),
        heading="Artículo 1 bis. Fin",
        number="1 bis",
        by=editor,
        seen=seen_of([article]),
    )


def test_next_draft_is_a_copy_recorded_as_kept(draft, editor):
    before = draft.policy.drafts.get(number=1)
    assert (draft.number, draft.title, draft.is_published) == (2, before.title, False)
    fields = ["position", "kind", "number", "slug", "heading", "text", "division__heading"]
    assert list(draft.articles.values_list(*fields)) == list(before.articles.values_list(*fields))
    assert lineage(draft) == {
        ("1", "1"): ("kept", "recorded"),
        ("2", "2"): ("kept", "recorded"),
        ("3", "3"): ("kept", "recorded"),
    }
    copied = number(draft, "2").history.get()
    assert (copied.history_type, copied.history_user) == ("+", editor)
    assert Lineage.objects.first().history.get().history_user == editor


def test_next_draft_keeps_divisions_within_divisions(editor):
    text = "# P\n\n## Título I. Uno\n\n### Capítulo I. Dos\n\n#### Artículo 1. A\n\nUno.\n"
    policy = make_policy()
    make_draft(policy, text=text)
    draft = start_next_draft(policy, by=editor)
    assert list(draft.divisions.values_list("heading", "level", "parent__heading")) == [
        ("Título I. Uno", 1, None),
        ("Capítulo I. Dos", 2, "Título I. Uno"),
    ]
    assert draft.divisions.last().parent.draft == draft


def test_next_draft_costs_the_same_queries_for_many_articles(editor, django_assert_max_num_queries):
    policy = make_policy()
    text = "\n\n".join(f"#### Artículo {n}. N{n}\n\nTexto {n} del artículo." for n in range(1, 501))
    make_draft(policy, text=text)
    with django_assert_max_num_queries(40):
        draft = start_next_draft(policy, by=editor)
    assert draft.articles.count() == 500


def test_next_draft_waits_for_the_one_being_worked_on(draft, editor):
    with pytest.raises(WorkingDraftExists):
        start_next_draft(draft.policy, by=editor)


def test_there_is_no_next_draft_before_the_first(editor):
    with pytest.raises(NothingPublished):
        start_next_draft(make_policy(), by=editor)


def test_split(draft, editor):
    was = number(draft, "1").text
    part = split_first(draft, editor)
    assert (number(draft, "1").text, part.text) == (
        "La presente política fija las reglas",
        "para publicar datos abiertos.",
    )
    assert f"{number(draft, '1').text} {part.text}" == was
    assert part.slug == "1-bis"
    assert read(draft) == [("1", 0), ("1 bis", 0), ("2", 0), ("3", 1)]
    assert lineage(draft) == {
        ("1", "1"): ("split", "recorded"),
        ("1", "1 bis"): ("split", "recorded"),
        ("2", "2"): ("kept", "recorded"),
        ("3", "3"): ("kept", "recorded"),
    }
    newest = number(draft, "1").history.first()
    assert (newest.history_user, newest.history_change_reason) == (editor, "split")


def test_split_and_then_reworded_is_amended_as_well(draft, editor):
    part = split_first(draft, editor)
    edit_article(part, heading=part.heading, text="para abrir todos los datos.", by=editor)
    publish_draft(draft)
    assert lineage(draft)["1", "1 bis"] == ("split+amended", "recorded")


def test_part_of_a_new_article_is_new(draft, editor):
    new = add_article(
        draft, place=None, heading="Artículo 4. Nuevo", number="4", text="Uno. Dos.", by=editor
    )
    split_article(new, at=5, heading="Artículo 5. Dos", number="5", by=editor)
    assert lineage(draft)[None, "4"] == ("added", "recorded")
    assert lineage(draft)[None, "5"] == ("added", "recorded")


@pytest.mark.parametrize("at", [0, 1000])
def test_split_needs_words_in_both_parts(draft, editor, at):
    with pytest.raises(NothingToSplit):
        split_article(
            number(draft, "1"), at=at, heading="Artículo 1 bis.", number="1 bis", by=editor
        )


def test_heading_carries_the_number(draft, editor):
    with pytest.raises(HeadingWithoutNumber):
        split_article(number(draft, "1"), at=20, heading="Fin", number="1 bis", by=editor)


def test_merge(draft, editor):
    first, second = number(draft, "1"), number(draft, "2")
    merged = merge_with_next(
        first, heading="Artículo 1. Objeto y licencias", by=editor, seen=seen_of([first, second])
    )
    assert (merged.pk, merged.text) == (first.pk, f"{first.text}\n\n{second.text}")
    assert read(draft) == [("1", 0), ("3", 1)]
    assert lineage(draft) == {
        ("1", "1"): ("merged", "recorded"),
        ("2", "1"): ("merged", "recorded"),
        ("3", "3"): ("kept", "recorded"),
    }
    gone = Article.history.filter(id=second.pk).first()
    assert (gone.history_type, gone.history_user) == ("-", editor)


def test_split_and_merged_again_comes_from_one(draft, editor):
    was = number(draft, "1").text
    split_first(draft, editor)
    merge_with_next(number(draft, "1"), heading="Artículo 1. Objeto", by=editor)
    assert " ".join(number(draft, "1").text.split()) == was
    assert lineage(draft)["1", "1"] == ("kept", "recorded")


def test_last_article_has_none_to_merge_with(draft, editor):
    with pytest.raises(NothingFollows):
        merge_with_next(number(draft, "3"), heading="Artículo 3.", by=editor)


def answered(article, *more):
    """Let an answer in force say that it shows in `article`."""
    consultation = make_consultation(article.draft.policy.drafts.get(number=1))
    comment = make_comment(consultation)
    return make_decision(comment, reflected_in=[article, *more])


def test_article_named_in_an_answer_takes_the_other_in(draft, editor):
    second = number(draft, "2")
    answered(second)
    merged = merge_with_next(number(draft, "1"), heading="Artículo 1. Todo", by=editor)
    assert (merged.pk, merged.number, merged.slug) == (second.pk, "1", "1")
    assert read(draft) == [("1", 0), ("3", 1)]
    assert lineage(draft)["1", "1"] == lineage(draft)["2", "1"] == ("merged", "recorded")


def test_two_articles_named_in_answers_are_not_merged(draft, editor):
    answered(number(draft, "1"), number(draft, "2"))
    with pytest.raises(AnAnswerPointsToIt):
        merge_with_next(number(draft, "1"), heading="Artículo 1. Todo", by=editor)
    assert len(lineage(draft)) == 3


def test_move_into_another_division(draft, editor):
    article = number(draft, "1")
    target = number(draft, "3")
    move_article(article, Place(Side.AFTER, target), by=editor, seen=seen_of([article]))
    assert read(draft) == [("2", 0), ("3", 1), ("1", 1)]
    assert lineage(draft)["1", "1"] == ("moved", "recorded")
    assert number(draft, "1").history.first().history_change_reason == "moved"


def test_move_within_a_division(draft, editor):
    move_article(number(draft, "2"), Place(Side.BEFORE, number(draft, "1")), by=editor)
    assert read(draft) == [("2", 0), ("1", 0), ("3", 1)]
    move_article(number(draft, "3"), Place(Side.WITHIN, draft.divisions.first()), by=editor)
    assert read(draft) == [("2", 0), ("1", 0), ("3", 0)]
    move_article(number(draft, "2"), Place(Side.WITHIN, draft.divisions.last()), by=editor)
    assert read(draft) == [("1", 0), ("3", 0), ("2", 1)]


def test_up_and_down_cross_a_heading_by_itself(draft, editor):
    move_by_one(number(draft, "3"), up=True, by=editor)
    assert read(draft) == [("1", 0), ("2", 0), ("3", 0)]
    move_by_one(number(draft, "3"), up=True, by=editor)
    assert read(draft) == [("1", 0), ("3", 0), ("2", 0)]


def test_down_into_the_next_division(draft, editor):
    move_by_one(number(draft, "2"), up=False, by=editor)
    assert read(draft) == [("1", 0), ("2", 1), ("3", 1)]
    move_by_one(number(draft, "2"), up=False, by=editor)
    assert read(draft) == [("1", 0), ("3", 1), ("2", 1)]


@pytest.mark.parametrize("wanted, up", [("1", True), ("3", False)])
def test_nothing_goes_over_the_edge(draft, editor, wanted, up):
    with pytest.raises(NoSuchPlace):
        move_by_one(number(draft, wanted), up=up, by=editor)


def test_nothing_is_put_beside_itself_or_beside_another_drafts_article(draft, editor):
    article = number(draft, "1")
    for other in (article, draft.policy.drafts.get(number=1).articles.first()):
        with pytest.raises(NoSuchPlace):
            move_article(article, Place(Side.AFTER, other), by=editor)


def test_add(draft, editor):
    place = Place(Side.AFTER, number(draft, "1"))
    add_article(
        draft,
        place=place,
        heading="Artículo 1 bis. Fines",
        number="1 bis",
        text="Sirve a todas las personas.",
        by=editor,
    )
    assert read(draft) == [("1", 0), ("1 bis", 0), ("2", 0), ("3", 1)]
    assert lineage(draft)[None, "1 bis"] == ("added", "recorded")


def test_nothing_is_not_added(draft, editor):
    with pytest.raises(NothingWritten):
        add_article(draft, place=None, heading=" ", number="", text="", by=editor)


def test_remove(draft, editor):
    article = number(draft, "2")
    remove_article(article, reason="Lo dice la ley.", by=editor, seen=seen_of([article]))
    assert read(draft) == [("1", 0), ("3", 1)]
    assert lineage(draft)["2", None] == ("removed", "recorded")
    edge = Lineage.objects.get(old__number="2", new=None)
    assert (edge.note, edge.history.get().history_user) == ("Lo dice la ley.", editor)


def test_remove_asks_why(draft, editor):
    with pytest.raises(ReasonMissing):
        remove_article(number(draft, "2"), reason=" ", by=editor)


def test_what_was_just_added_is_removed_without_a_word(draft, editor):
    new = add_article(
        draft, place=None, heading="Artículo 4. Nuevo", number="4", text="Uno.", by=editor
    )
    remove_article(new, reason="", by=editor)
    assert len(lineage(draft)) == 3


def test_a_part_removed_leaves_the_other(draft, editor):
    part = split_first(draft, editor)
    remove_article(part, reason="Sobra.", by=editor)
    assert lineage(draft)["1", "1"] == ("amended", "recorded")
    assert len(lineage(draft)) == 3


def test_article_named_in_an_answer_is_not_removed(draft, editor):
    answered(number(draft, "2"))
    with pytest.raises(AnAnswerPointsToIt):
        remove_article(number(draft, "2"), reason="Sobra.", by=editor)
    assert lineage(draft)["2", "2"] == ("kept", "recorded")


ACTS = {
    "split": lambda a, by, **k: split_article(
        a, at=20, heading=a.heading, number=a.number, by=by, **k
    ),
    "merge": lambda a, by, **k: merge_with_next(a, heading=a.heading, by=by, **k),
    "up": lambda a, by, **k: move_by_one(a, up=False, by=by, **k),
    "move": lambda a, by, **k: move_article(
        a, Place(Side.AFTER, a.draft.articles.last()), by=by, **k
    ),
    "remove": lambda a, by, **k: remove_article(a, reason="x", by=by, **k),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_published_draft_is_not_rearranged(draft, editor, act):
    publish_draft(draft)
    with pytest.raises(DraftIsPublished):
        act(draft.articles.first(), by=editor)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_what_changed_meanwhile_is_looked_at_again(draft, editor, act):
    article = draft.articles.first()
    seen = seen_of([article])
    edit_article(draft.articles.first(), heading=article.heading, text="Otro.", by=make_user())
    before = read(draft)
    with pytest.raises(ChangedMeanwhile):
        act(article, by=editor, seen=seen)
    assert read(draft) == before


def test_a_person_corrects_what_the_comparison_proposed(editor):
    policy = make_policy()
    old = make_draft(policy)
    draft = make_draft(policy, published=False)
    assert {origin for _, origin in lineage(draft).values()} == {"proposed"}
    second, third = number(old, "2"), number(old, "3")
    seen = edges_seen(number(draft, "2"))
    correct_ancestors(
        number(draft, "2"), [second.pk, third.pk], by=editor, note="Une los dos.", seen=seen
    )
    assert lineage(draft) == {
        ("1", "1"): ("kept", "proposed"),
        ("2", "2"): ("merged", "corrected"),
        ("3", "2"): ("split+merged+moved", "corrected"),
        ("3", "3"): ("split", "proposed"),
    }
    edge = Lineage.objects.get(old=second, new__number="2")
    assert (edge.note, edge.history.first().history_user) == ("Une los dos.", editor)
    with pytest.raises(ChangedMeanwhile):
        correct_ancestors(number(draft, "2"), [], by=editor, seen=seen)


def test_a_correction_outlives_the_publication(editor):
    policy = make_policy()
    make_draft(policy)
    draft = make_draft(policy, published=False)
    correct_ancestors(number(draft, "1"), [], by=editor)
    assert lineage(draft) == {
        (None, "1"): ("added", "corrected"),
        ("1", None): ("removed", "proposed"),
        ("2", "2"): ("kept", "proposed"),
        ("3", "3"): ("kept", "proposed"),
    }
    before = lineage(draft)
    publish_draft(draft)
    assert lineage(draft) == before


def test_a_person_says_that_an_article_was_removed(editor):
    policy = make_policy()
    old = make_draft(policy)
    draft = make_draft(policy, published=False)
    correct_removed(number(old, "1"), draft, by=editor, note="Ya no.")
    assert lineage(draft)["1", None] == ("removed", "corrected")
    assert lineage(draft)[None, "1"] == ("added", "proposed")
    correct_ancestors(number(draft, "1"), [number(old, "1").pk], by=editor)
    assert lineage(draft)["1", "1"] == ("kept", "corrected")
    assert ("1", None) not in lineage(draft)


def test_ancestors_are_articles_of_the_draft_before(draft, editor):
    stranger = make_draft().articles.first()
    with pytest.raises(NotOfTheDraftBefore):
        correct_ancestors(number(draft, "1"), [stranger.pk], by=editor)
    with pytest.raises(NotOfTheDraftBefore):
        correct_removed(number(draft, "1"), draft, by=editor)


def test_lineage_leads_over_several_drafts(draft, editor):
    first = draft.policy.drafts.get(number=1)
    split_first(draft, editor)
    publish_draft(draft)
    third = start_next_draft(draft.policy, by=editor)
    merge_with_next(number(third, "1 bis"), heading="Artículo 1 bis. Fin", by=editor)
    publish_draft(third)
    assert [(one.draft.number, one.number) for one in thread_of(number(first, "1"))] == [
        (1, "1"), (2, "1"), (2, "1 bis"), (3, "1"), (3, "1 bis"),
    ]  # fmt: skip
    assert [(one.draft.number, one.number) for one in thread_of(number(third, "1 bis"))] == [
        (1, "1"), (1, "2"), (2, "1 bis"), (2, "2"), (3, "1 bis"),
    ]  # fmt: skip


def test_everything_else_stays_answerable(draft, editor):
    """A comment on the first draft keeps its article, whatever becomes of its successor."""
    first = draft.policy.drafts.get(number=1)
    comment = make_comment(make_consultation(first), article=number(first, "2"))
    remove_article(number(draft, "2"), reason="Sobra.", by=editor)
    comment.refresh_from_db()
    assert comment.article == number(first, "2")
