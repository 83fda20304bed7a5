"""The divisions of a working draft: added, renamed, moved, removed; articles stay in order."""

import pytest

from drafts.add_division import NoHeading, NoSuchArticle, add_division
from drafts.models import Lineage
from drafts.move_article import NoSuchPlace, Side
from drafts.move_division import move_division
from drafts.outline import outline
from drafts.publish_draft import publish_draft
from drafts.remove_division import remove_division
from drafts.rename_division import rename_division
from drafts.start_next_draft import start_next_draft
from drafts.working import ChangedMeanwhile, DraftIsPublished
from tests.factories import make_draft, make_policy, make_user

pytestmark = pytest.mark.django_db

TEXT = """# Política

## Título I. Bases

#### Artículo 1. Objeto

Fija las reglas.

### Capítulo I. Licencias

#### Artículo 2. Libre

La licencia es libre para todos.

#### Artículo 3. Autoría

Se reconoce a quien publica.

### Capítulo II. Formatos

#### Artículo 4. Abiertos

Los formatos son abiertos.

## Título II. Gobierno

#### Artículo 5. Consejo

El Consejo se reúne cada mes.
"""


@pytest.fixture
def editor():
    return make_user()


@pytest.fixture
def draft(editor):
    policy = make_policy()
    make_draft(policy, text=TEXT)
    return start_next_draft(policy, by=editor)


def read(draft):
    """The draft as it is read: depth and name of each heading, numbers of articles."""
    divisions = list(draft.divisions.order_by("position"))
    assert [one.position for one in divisions] == list(range(len(divisions)))
    articles = list(draft.articles.order_by("position"))
    assert [one.position for one in articles] == list(range(len(articles)))
    told = []
    for entry in outline(divisions, articles):
        if entry.division:
            told.append(f"{'#' * entry.division.level} {entry.division.heading.split('.')[0]}")
        else:
            told.append(entry.article.number)
    return told


def division(draft, words):
    return draft.divisions.get(heading__contains=words)


def relations(draft):
    edges = Lineage.objects.filter(new_draft=draft).order_by("new__position")
    return {edge.new.number: "+".join(edge.relations) for edge in edges}


def test_the_copy_reads_as_the_original(draft):
    assert read(draft) == [
        "# Título I", "1", "## Capítulo I", "2", "3", "## Capítulo II", "4", "# Título II", "5",
    ]  # fmt: skip


def test_a_division_is_moved_with_all_that_it_holds(draft, editor):
    move_division(division(draft, "Bases"), Side.AFTER, division(draft, "Gobierno"), by=editor)
    assert read(draft) == [
        "# Título II", "5", "# Título I", "1", "## Capítulo I", "2", "3", "## Capítulo II", "4",
    ]  # fmt: skip
    assert set(relations(draft).values()) == {"kept"}


def test_a_chapter_goes_into_another_title(draft, editor):
    move_division(division(draft, "Licencias"), Side.WITHIN, division(draft, "Gobierno"), by=editor)
    assert read(draft) == [
        "# Título I", "1", "## Capítulo II", "4", "# Título II", "5", "## Capítulo I", "2", "3",
    ]  # fmt: skip
    assert division(draft, "Licencias").history.first().history_change_reason == "moved"


def test_a_chapter_becomes_a_title(draft, editor):
    move_division(division(draft, "Formatos"), Side.BEFORE, division(draft, "Bases"), by=editor)
    assert read(draft)[:4] == ["# Capítulo II", "4", "# Título I", "1"]


def test_a_division_does_not_go_into_itself(draft, editor):
    for target in ("Bases", "Licencias"):
        with pytest.raises(NoSuchPlace):
            move_division(division(draft, "Bases"), Side.WITHIN, division(draft, target), by=editor)


def test_a_heading_is_put_above_an_article(draft, editor):
    new = add_division(
        draft,
        heading="Sección Única. Autoría",
        kind="section",
        above=draft.articles.get(number="3"),
        by=editor,
    )
    assert read(draft)[2:6] == ["## Capítulo I", "2", "### Sección Única", "3"]
    assert (new.parent, new.history.get().history_user) == (division(draft, "Licencias"), editor)


def test_a_heading_of_the_same_rank_takes_what_follows(draft, editor):
    add_division(
        draft,
        heading="Título I bis. Nuevo",
        kind="title",
        above=draft.articles.get(number="1"),
        beside=True,
        by=editor,
    )
    assert read(draft)[:5] == ["# Título I", "# Título I bis", "1", "## Capítulo I", "2"]


def test_a_division_needs_a_heading_and_an_article(draft, editor):
    with pytest.raises(NoHeading):
        add_division(draft, heading=" ", kind="title", above=draft.articles.first(), by=editor)
    with pytest.raises(NoSuchArticle):
        add_division(
            draft, heading="X", kind="title", above=make_draft().articles.first(), by=editor
        )


def test_the_articles_of_a_division_removed_are_read_on_where_they_stood(draft, editor):
    remove_division(division(draft, "Licencias"), by=editor)
    assert read(draft) == [
        "# Título I", "1", "2", "3", "## Capítulo II", "4", "# Título II", "5",
    ]  # fmt: skip
    assert draft.articles.get(number="2").division == division(draft, "Bases")
    remove_division(division(draft, "Gobierno"), by=editor)
    assert draft.articles.get(number="5").division == division(draft, "Formatos")
    assert read(draft)[-2:] == ["4", "5"]


def test_the_divisions_within_one_removed_go_one_up(draft, editor):
    remove_division(division(draft, "Bases"), by=editor)
    assert read(draft) == [
        "1", "# Capítulo I", "2", "3", "# Capítulo II", "4", "# Título II", "5",
    ]  # fmt: skip
    assert draft.articles.get(number="1").division is None


def test_renamed_is_not_moved(draft, editor):
    chapter = division(draft, "Licencias")
    rename_division(chapter, heading="Capítulo I. Permisos", by=editor, seen=chapter.heading)
    assert read(draft)[2] == "## Capítulo I"
    assert set(relations(draft).values()) == {"kept"}
    assert chapter.history.first().heading == "Capítulo I. Permisos"


def test_renamed_meanwhile_is_looked_at_again(draft, editor):
    with pytest.raises(ChangedMeanwhile):
        rename_division(division(draft, "Bases"), heading="X", by=editor, seen="Otro")


def test_published_divisions_stay(draft, editor):
    publish_draft(draft)
    for act in (
        lambda one: rename_division(one, heading="X", by=editor),
        lambda one: remove_division(one, by=editor),
        lambda one: move_division(one, Side.AFTER, division(draft, "Gobierno"), by=editor),
    ):
        with pytest.raises(DraftIsPublished):
            act(division(draft, "Bases"))
