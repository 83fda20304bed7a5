"""Numbering a draft anew: numbers, headings, addresses, references, lineage and history."""

import pytest

from drafts.add_article import add_article
from drafts.models import Lineage
from drafts.move_article import Place, Side
from drafts.numbering import Why
from drafts.publish_draft import publish_draft
from drafts.renumber import renumber_draft, work_out
from drafts.start_next_draft import start_next_draft
from drafts.working import ChangedMeanwhile, DraftIsPublished
from tests.factories import make_draft, make_policy, make_user

pytestmark = pytest.mark.django_db

TEXT = """# Política

#### Artículo 1. Objeto

Fija las reglas a que se refieren los artículos 2 y 3.

#### Artículo 2. Licencias

La licencia es libre, conforme al artículo 3 de la Ley General de Archivos.

#### Artículo 3. Consejo

El Consejo cumple el artículo anterior. Según su artículo 2, decide.

## Transitorios

#### Primero. Vigencia

El artículo 3 rige desde el primer día.
"""


@pytest.fixture
def editor():
    return make_user()


@pytest.fixture
def draft(editor):
    """A second draft with a new article between 1 and 2."""
    policy = make_policy()
    make_draft(policy, text=TEXT)
    draft = start_next_draft(policy, by=editor)
    add_article(
        draft,
        place=Place(Side.AFTER, draft.articles.first()),
        heading="Artículo 1 bis. Fines",
        number="1 bis",
        text="Sirve a todas las personas.",
        by=editor,
    )
    return draft


def test_numbers_headings_addresses_and_references(draft, editor):
    plan = renumber_draft(draft, keep_bis=False, by=editor)
    assert list(draft.articles.values_list("number", "heading", "slug")) == [
        ("1", "Artículo 1. Objeto", "1"),
        ("2", "Artículo 2. Fines", "2"),
        ("3", "Artículo 3. Licencias", "3"),
        ("4", "Artículo 4. Consejo", "4"),
        ("Primero", "Primero. Vigencia", "transitorio-primero"),
    ]
    assert list(draft.articles.values_list("text", flat=True)) == [
        "Fija las reglas a que se refieren los artículos 3 y 4.",
        "Sirve a todas las personas.",
        "La licencia es libre, conforme al artículo 3 de la Ley General de Archivos.",
        "El Consejo cumple el artículo anterior. Según su artículo 2, decide.",
        "El artículo 4 rige desde el primer día.",
    ]
    assert [number for _article, number in plan.renumbered()] == ["2", "3", "4"]
    assert [(one.words, one.why) for one in plan.rewritings if not one.sure] == [
        ("3", Why.OTHER_LAW),
        ("2", Why.OTHERS),
    ]


def test_lineage_says_renumbered(draft, editor):
    renumber_draft(draft, keep_bis=False, by=editor)
    edges = Lineage.objects.filter(new_draft=draft).order_by("new__position")
    assert [(edge.new.number, edge.relations, edge.origin) for edge in edges] == [
        ("1", ["amended"], "recorded"),
        ("2", ["added"], "recorded"),
        ("3", ["renumbered"], "recorded"),
        ("4", ["renumbered"], "recorded"),
        ("Primero", ["amended"], "recorded"),
    ]


def test_history_says_who_renumbered(draft, editor):
    renumber_draft(draft, keep_bis=False, by=editor)
    newest = draft.articles.get(number="3").history.first()
    assert (newest.number, newest.history_user, newest.history_change_reason) == (
        "3",
        editor,
        "renumbered",
    )


def test_only_what_was_chosen_is_written(draft, editor):
    plan = work_out(draft, keep_bis=False)
    doubtful = next(one for one in plan.rewritings if one.why is Why.OTHERS)
    renumber_draft(draft, keep_bis=False, chosen=[plan.key(doubtful)], by=editor, seen=plan.seen)
    texts = dict(draft.articles.values_list("number", "text"))
    assert texts["1"] == "Fija las reglas a que se refieren los artículos 2 y 3."
    assert texts["4"] == "El Consejo cumple el artículo anterior. Según su artículo 3, decide."


def test_bis_is_kept_when_asked(draft, editor):
    renumber_draft(draft, keep_bis=True, by=editor)
    assert list(draft.articles.values_list("number", flat=True)) == [
        "1", "1 bis", "2", "3", "Primero",
    ]  # fmt: skip


def test_from_an_article_on(draft, editor):
    start = draft.articles.get(number="2")
    renumber_draft(draft, start=start, keep_bis=False, by=editor)
    assert list(draft.articles.values_list("number", flat=True))[:4] == ["1", "1 bis", "2", "3"]


def test_what_changed_since_the_page_is_looked_at_again(draft, editor):
    seen = work_out(draft).seen
    draft.articles.filter(number="1").update(text="Otro texto.")
    with pytest.raises(ChangedMeanwhile):
        renumber_draft(draft, by=editor, seen=seen)


def test_a_published_draft_keeps_its_numbers(draft, editor):
    publish_draft(draft)
    with pytest.raises(DraftIsPublished):
        renumber_draft(draft, keep_bis=False, by=editor)


def test_many_articles_cost_the_same_queries(editor, django_assert_max_num_queries):
    policy = make_policy()
    body = "\n\n".join(
        f"#### Artículo {n}. N{n}\n\nTexto {n}, según el artículo {n % 400 + 1}."
        for n in range(2, 502)
    )
    make_draft(policy, text=body)
    draft = start_next_draft(policy, by=editor)
    with django_assert_max_num_queries(30):
        renumber_draft(draft, by=editor)
    assert draft.articles.last().number == "500"
