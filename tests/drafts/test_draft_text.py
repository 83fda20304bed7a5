"""A draft of the database as what a file tells of it."""

import pytest

from drafts.draft_text import draft_text
from drafts.exporting import Edge
from drafts.models import Draft
from drafts.reading import read_text
from drafts.reading.parts import assembled
from tests.drafts.exporting.drafts import DEMONSTRATION, content
from tests.factories import make_draft, make_policy

pytestmark = pytest.mark.django_db

PLAN = """# Plan

## Eje 1. Datos

Objetivo 1.1. Abrir los datos

Estrategia 1.1.1. Publicarlos

Línea de acción 1.1.1.1. Un catálogo

Línea de acción 1.1.1.2. Unas actas

Objetivo 1.2. Usar los datos
"""
FIRST = """# Política

#### Artículo 1. Objeto

La presente política fija las reglas para publicar datos abiertos de las autoridades.

#### Artículo 2. Licencias

Los datos se publican con una licencia libre que permite su uso para cualquier fin lícito.

#### Artículo 3. Consejo

El Consejo se reúne cada tres meses y publica sus actas en el catálogo nacional.
"""
SECOND = FIRST.replace(
    "#### Artículo 2. Licencias",
    "#### Artículo 2. Plazos\n\nToda respuesta se da en diez días.\n\n#### Artículo 3. Licencias",
).replace("Artículo 3. Consejo", "Artículo 4. Consejo")


def without_titles(reading):
    """What is kept of a reading: a draft's title is its own."""
    return content(reading)[1:]


@pytest.mark.parametrize(
    "text", [*(one.read() for one in DEMONSTRATION), PLAN], ids=[*"1234R", "plan"]
)
def test_says_what_was_read_in(text):
    reading = read_text(text)
    draft = make_draft(text=text)
    read = assembled(draft.title, draft_text(draft).parts)
    assert without_titles(read) == without_titles(reading)


def test_says_what_is_published_of_the_policy():
    policy = make_policy(
        title="Política", slug="datos", institution="Secretaría", is_demonstration=True
    )
    make_draft(policy, text=FIRST)
    make_draft(policy, text=SECOND)
    working = make_draft(policy, published=False)
    text = draft_text(working)
    assert (text.policy, text.slug, text.institution) == ("Política", "datos", "Secretaría")
    assert (text.number, text.language, text.published_on) == (3, "es", None)
    assert [(one.number, one.title) for one in text.earlier] == [(1, "Política"), (2, "Política")]
    assert text.standing == ("Borrador de trabajo, sin publicar", "Datos de demostración")


def test_an_article_keeps_its_origin_while_its_number_moves():
    policy = make_policy()
    make_draft(policy, text=FIRST)
    make_draft(policy, text=SECOND)
    text = draft_text(make_draft(policy, text=SECOND + "\n\nY un informe al año.\n"))
    assert text.origins == {"1": (1, "1"), "2": (2, "2"), "3": (1, "2"), "4": (1, "3")}
    assert Edge("1", "1", ("kept",)) in text.lineage
    assert len(text.lineage) == 4


def test_an_article_that_was_split_begins_anew():
    policy = make_policy()
    make_draft(policy, text=FIRST)
    second = make_draft(policy, published=False, text=SECOND)
    old, new = (draft.articles.get(number="3") for draft in policy.drafts.order_by("number"))
    other = second.articles.get(number="4")
    second.lineage_back.filter(new__in=[new, other]).delete()
    for successor in (new, other):
        second.lineage_back.create(old_draft=old.draft, old=old, new=successor, relations=["split"])
    assert draft_text(second).origins == {
        "1": (1, "1"),
        "2": (2, "2"),
        "3": (2, "3"),
        "4": (2, "4"),
    }


def test_the_number_of_queries_is_constant(django_assert_num_queries):
    policy = make_policy()
    drafts = [make_draft(policy, text=FIRST), make_draft(policy, text=SECOND)]
    drafts.append(make_draft(policy, text="# P\n\n#### Artículo 1. Uno\n\nDos.", published=False))
    for draft in drafts:
        kept = Draft.objects.select_related("policy").get(pk=draft.pk)
        with django_assert_num_queries(4):
            draft_text(kept)


def test_a_draft_without_articles_is_a_title():
    draft = make_policy().drafts.create(number=1, title="Vacío")
    assert draft_text(draft).parts == ()
