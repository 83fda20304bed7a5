"""The next draft, from a copy to its publication, rearranged in a browser; and what its lineage says."""

import re

from playwright.sync_api import expect

from tests.journeys.steps import import_draft, publish_draft, sign_in

POLICY = "Política de los Mercados"
MEMBERS = """
from accounts.models import User
from drafts.models import Membership, Policy
policy = Policy.objects.create(slug="mercados", title="Política de los Mercados",
    folio_prefix="MERC", institution="Comisión de Prueba")
user = User.objects.create_user("diana@example.org", name="Diana", is_staff=True)
Membership.objects.create(policy=policy, user=user, role="coordinator")
"""
FIRST = """# Política de los Mercados

## Título Primero. Disposiciones generales

#### Artículo 1. Objeto

Esta política ordena los mercados. Las cuotas se rigen por el artículo 4.

#### Artículo 2. Locales

Cada local tiene una persona titular que lo atiende.

El padrón de locales se publica cada año en el sitio del municipio.

#### Artículo 3. Horarios

Los mercados abren todos los días, de seis a veinte horas.

#### Artículo 4. Cuotas

Las cuotas se fijan conforme al artículo 4 de la Ley de Hacienda Municipal.

## Título Segundo. Vigilancia

#### Artículo 5. Comité

Un comité vigila los mercados. Aplica los artículos 3 y 4.

#### Artículo 6. Sanciones

El comité impone las sanciones.
"""


def test_the_next_draft_is_rearranged_and_its_lineage_says_how(site, browse):
    site.python(MEMBERS)
    diana = browse()
    diana.goto("/en/panel/")
    sign_in(diana, "diana@example.org")
    import_draft(diana, POLICY, FIRST)
    publish_draft(diana)

    diana.get_by_role("link", name="Start Draft 2 from Draft 1").click()
    diana.get_by_role("button", name="Start Draft 2 from Draft 1").click()
    expect(diana.get_by_text("Draft 2 starts as a copy of Draft 1.")).to_be_visible()
    draft = diana.url

    split(diana, draft)
    merge(diana, draft)
    move(diana, draft)
    renumber(diana, draft)

    diana.goto(draft)
    publish_draft(diana)
    diana.get_by_role("link", name="Lineage").click()
    assert lineage(diana) == {
        "Artículo 1. Objeto": ("Artículo 1. Objeto", "kept"),
        "Artículo 2. Locales": ("Artículo 2. Locales", "split"),
        "Artículo 3. Padrón": ("Artículo 2. Locales", "split"),
        "Artículo 4. Cuotas": ("Artículo 4. Cuotas", "kept"),
        "Artículo 5. Horarios": ("Artículo 3. Horarios", "renumbered moved"),
        "Artículo 6. Comité y sanciones": (
            "Artículo 5. Comité Artículo 6. Sanciones",
            "amended merged",
        ),
    }
    expect(diana.get_by_text("It was frozen when the draft was published.")).to_be_visible()

    visitor = browse(width=360)
    visitor.goto("/en/politicas/mercados/borradores/2/articulos/6/")
    expect(visitor.get_by_text("Aplica los artículos 5 y 4.")).to_be_visible()
    visitor.goto("/en/politicas/mercados/borradores/2/articulos/4/")
    expect(visitor.get_by_text("artículo 4 de la Ley de Hacienda Municipal")).to_be_visible()


def rearrange(person, draft, article):
    person.goto(draft)
    person.get_by_role("link", name=re.compile(rf"^Rearrange.*{re.escape(article)}")).click()


def split(person, draft):
    rearrange(person, draft, "Artículo 2. Locales")
    person.get_by_role("link", name="Split…").click()
    person.get_by_label(re.compile("El padrón de locales")).check()
    person.get_by_label("Heading of the second article").fill("Artículo 2 bis. Padrón")
    person.get_by_role("button", name="Preview").click()
    expect(person.get_by_text("Nothing has been saved yet")).to_be_visible()
    person.get_by_role("button", name="Split in two").click()
    expect(person.get_by_text("“Artículo 2 bis. Padrón” is an article of its own")).to_be_visible()


def merge(person, draft):
    rearrange(person, draft, "Artículo 5. Comité")
    person.get_by_role("link", name=re.compile("^Merge with")).click()
    person.get_by_label("Heading").fill("Artículo 5. Comité y sanciones")
    person.get_by_role("button", name="Preview").click()
    person.get_by_role("button", name="Merge").click()
    expect(person.get_by_text("Merged into “Artículo 5. Comité y sanciones”.")).to_be_visible()


def move(person, draft):
    rearrange(person, draft, "Artículo 3. Horarios")
    person.get_by_role("link", name="Move elsewhere…").click()
    person.get_by_label("Before the article").check()
    person.get_by_label("Article", exact=True).select_option(label="Artículo 5. Comité y sanciones")
    person.get_by_role("button", name="Preview").click()
    expect(person.get_by_text("In “Título Segundo. Vigilancia”")).to_be_visible()
    person.get_by_role("button", name="Move", exact=True).click()
    expect(person.get_by_text("“Artículo 3. Horarios” was moved.")).to_be_visible()


def renumber(person, draft):
    person.goto(draft)
    person.get_by_role("link", name="Renumber…").click()
    person.get_by_role("button", name="Preview").click()
    expect(person.get_by_role("row", name=re.compile("2 bis"))).to_contain_text("3")
    expect(person.get_by_role("checkbox")).to_have_count(1)
    expect(person.get_by_label(re.compile("Aplica los artículos"))).to_be_checked()
    person.get_by_text("1 reference to another law, left alone").click()
    expect(person.get_by_text("de la Ley de Hacienda Municipal")).to_be_visible()
    person.get_by_role("button", name="Renumber").click()
    expect(person.get_by_text(re.compile("Renumbered: 3 articles"))).to_be_visible()


def lineage(person):
    """What the page of the lineage says of each article."""
    rows = person.locator(".panel-lineage tbody tr").all()
    cells = [
        [" ".join(cell.inner_text().split()) for cell in row.locator("th, td").all()]
        for row in rows
    ]
    return {cell[0]: (cell[1], cell[2]) for cell in cells}
