"""Somebody follows an article from the draft that was consulted to the latest one, and reads what
changed: with the mouse, with the keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.barriers import barriers
from tests.drafts.three_drafts import FIRST, SECOND, THIRD

FOURTH = THIRD.replace("cada mes y publica sus actas", "cada mes, en público, y publica sus actas")
FILL = """
from drafts.import_text import import_text
from drafts.models import Policy
from drafts.publish_draft import publish_draft
policy = Policy.objects.create(slug="datos", title="Política de Datos", folio_prefix="DATOS")
for text in {texts!r}:
    publish_draft(import_text(policy, text))
"""
POLICY = "/en/politicas/datos"


@pytest.fixture(scope="module")
def filled(site):
    """Four drafts, published through the act; the worker compares them."""
    site.python(FILL.format(texts=[FIRST, SECOND, THIRD, FOURTH]))


def test_from_an_article_of_draft_2_to_what_changed_in_draft_4(filled, browse):
    reader = browse()
    reader.goto(f"{POLICY}/comparar/3/4/")
    # Where the worker is not done yet the page says so, and goes on by itself.
    expect(reader.get_by_role("heading", name="Artículo 3. Consejo")).to_be_visible(timeout=90_000)

    reader.goto(f"{POLICY}/borradores/2/articulos/4/")
    expect(reader.get_by_text("In the latest one, Draft 4, the article is:")).to_be_visible()
    thread = reader.get_by_role("region", name="This article in each draft")
    expect(thread.get_by_role("listitem")).to_have_count(4)
    thread.get_by_role("listitem").nth(3).get_by_role(
        "link", name="Artículo 3. Consejo", exact=True
    ).click()
    expect(reader).to_have_url(re.compile(r"/borradores/4/articulos/3/$"))

    reader.get_by_text("What changed here since Draft 3").click()
    expect(reader.locator("details.changed-here ins").last).to_contain_text("en público")
    reader.get_by_role("link", name="On a page of its own").click()
    expect(reader).to_have_url(re.compile(r"/comparar/3/4/articulos/3/$"))
    expect(reader.locator(".redline ins").last).to_contain_text("en público")
    # The template's own lines are not those of the text.
    expect(reader.locator(".redline").last).to_have_css("white-space", "normal")
    reader.get_by_role("link", name="Side by side").click()
    expect(reader.locator(".side-new ins").last).to_contain_text("en público")

    reader.get_by_role("link", name="What changed from Draft 3 to Draft 4").click()
    reader.get_by_label("From").select_option(label="Draft 1")
    reader.get_by_role("button", name="Compare").click()
    expect(reader).to_have_url(re.compile(r"/comparar/1/4/$"))


def test_by_the_keyboard_alone(filled, browse):
    reader = browse()
    reader.goto(f"{POLICY}/comparar/1/4/")
    folded = reader.locator("details.folded summary").first
    expect(folded).to_have_text("2 articles without changes", timeout=90_000)
    reach(reader, folded)
    reader.keyboard.press("Enter")
    # Their texts come with it.
    expect(reader.get_by_text("fija las reglas para publicar")).to_be_visible()
    onward = reader.get_by_role("link", name=re.compile("^Next change")).first
    reach(reader, onward)
    reader.keyboard.press("Enter")
    expect(reader).to_have_url(re.compile("#suprimido-4$"))


def reach(page, element):
    """Press Tab until the element has the focus."""
    for _ in range(80):
        if element.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("The keyboard does not reach it.")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "address",
    [
        "/comparar/",
        "/comparar/1/2/",
        "/comparar/1/4/",
        "/comparar/1/4/?vista=columnas",
        "/comparar/1/2/articulos/3/",
        "/comparar/1/4/suprimidos/4/",
        "/borradores/2/articulos/4/",
        "/borradores/1/articulos/4/",
        "/borradores/3/",
        "/",
    ],
)
def test_there_are_no_barriers(filled, browse, address, width):
    reader = browse(width)
    reader.goto(POLICY + address)
    expect(reader.locator(".being-made")).to_have_count(0, timeout=90_000)
    for details in reader.locator("main details").all():
        details.evaluate("details => { details.open = true; }")
    assert barriers(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
