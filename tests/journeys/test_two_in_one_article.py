"""Two people write in one article, and nothing that either of them typed is lost."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import import_draft, sign_in

MEMBERS = """
from accounts.models import User
from drafts.models import Membership, Policy
policy = Policy.objects.create(slug="{slug}", title="{title}", folio_prefix="{prefix}",
    institution="Comisión de Prueba", summary="Qué se publica.", is_demonstration=True)
for name in ("ana", "beatriz"):
    user, _ = User.objects.get_or_create(email=name + "@example.org",
        defaults=dict(name=name.title(), is_staff=True))
    Membership.objects.create(policy=policy, user=user, role="drafter")
"""
TEXT = """# {title}

#### Artículo 1. Consejo

El Consejo sesiona cada tres meses.

Sus actas son públicas.
"""
_serial = itertools.count(1)


@pytest.fixture(scope="module")
def cookies():
    """Whoever has signed in once stays so from one test to the next: codes are not sent endlessly."""
    return {}


@pytest.fixture
def write(site, browse, cookies):
    """Give each person their browser, with the only article of the test's own policy open."""
    number = next(_serial)
    title = f"Política {number}"
    site.python(MEMBERS.format(slug=f"p{number}", title=title, prefix=f"P{number}"))
    addresses = []

    def open_article(name):
        page = browse()
        if name not in cookies:
            page.goto("/en/panel/")
            sign_in(page, f"{name}@example.org")
            page.wait_for_url(re.compile("/panel/$"))
            cookies[name] = page.context.cookies()
        page.context.add_cookies(cookies[name])
        if not addresses:
            import_draft(page, title, TEXT.format(title=title))
            page.get_by_role("link", name="Artículo 1. Consejo", exact=True).click()
            page.wait_for_url(re.compile("/article/"))
            addresses.append(page.url)
        page.goto(addresses[0])
        return page

    return open_article


def text_of(page):
    return page.get_by_label("Text", exact=True)


def rewrite(page, old, new):
    field = text_of(page)
    field.fill(field.input_value().replace(old, new))


def test_the_second_sees_both_and_saves_them_together(write):
    ana, beatriz = write("ana"), write("beatriz")
    expect(beatriz.get_by_text("Ana has this article open too.")).to_be_visible()

    rewrite(beatriz, "públicas", "públicas y accesibles")
    beatriz.keyboard.press("Control+s")
    expect(beatriz.get_by_text("“Artículo 1. Consejo” was saved.")).to_be_visible()

    rewrite(ana, "tres", "dos")
    ana.keyboard.press("Control+s")
    alert = ana.get_by_role("alert").filter(has_text="Beatriz saved other words")
    expect(alert).to_be_focused()
    together = ana.get_by_role("region", name="Both together")
    expect(together.locator("ins")).to_contain_text(["dos", "y accesibles"])
    together.get_by_role("button", name="Save both together").click()
    expect(ana.get_by_text("“Artículo 1. Consejo” was saved.")).to_be_visible()
    expect(text_of(ana)).to_have_value(
        "El Consejo sesiona cada dos meses.\n\nSus actas son públicas y accesibles."
    )

    ana.get_by_role("link", name="History").click()
    for line in ("Version 3 ·", "Version 2 ·", "Version 1 ·"):
        expect(ana.get_by_role("heading", name=re.compile(line))).to_be_visible()
    ana.get_by_role("link", name="See version 1 whole").click()
    ana.get_by_role("button", name="Restore this version").click()
    expect(text_of(ana)).to_have_value(
        "El Consejo sesiona cada tres meses.\n\nSus actas son públicas."
    )


def test_what_stands_beside_follows_the_writing(write):
    ana = write("ana")
    text_of(ana).fill("| Etapa | Plazo |\n| --- | --- |\n| Revisión | 30 |")
    result = ana.get_by_role("region", name="Result")
    expect(result.get_by_role("cell", name="Revisión")).to_be_visible()
    ana.get_by_label("Changes since the last save").check()
    expect(result.locator("del").first).to_contain_text("El Consejo sesiona")


def test_a_tab_that_was_closed_loses_nothing(write):
    ana = write("ana")
    address = ana.url
    text_of(ana).fill("A medio escribir.")
    ana.wait_for_function("Object.values(localStorage).join().includes('A medio escribir.')")
    tab = ana.context.new_page()
    ana.close()
    tab.goto(address)
    expect(text_of(tab)).not_to_have_value("A medio escribir.")
    expect(tab.get_by_text("This browser has words of this article")).to_be_visible()
    tab.get_by_role("button", name="Go on with them").click()
    expect(text_of(tab)).to_have_value("A medio escribir.")
    tab.keyboard.press("Control+s")
    expect(tab.get_by_text("was saved.")).to_be_visible()
    tab.reload()
    expect(tab.get_by_text("This browser has words of this article")).to_have_count(0)


def test_a_session_that_ended_loses_nothing(write):
    ana = write("ana")
    address = ana.url
    text_of(ana).fill("Escrito con la sesión terminada.")
    ana.context.clear_cookies(name=re.compile("sessionid"))
    expect(ana.get_by_text("Your session has ended.")).to_be_visible()
    ana.get_by_role("button", name="Save", exact=True).click()
    sign_in(ana, "ana@example.org")
    ana.wait_for_url(re.compile("/panel/"))
    ana.goto(address)
    ana.get_by_role("button", name="Go on with them").click()
    expect(text_of(ana)).to_have_value("Escrito con la sesión terminada.")
    ana.get_by_role("button", name="Save", exact=True).click()
    expect(ana.get_by_text("was saved.")).to_be_visible()


def test_a_network_that_fails_loses_nothing(write):
    ana = write("ana")
    address = ana.url
    ana.context.set_offline(True)
    text_of(ana).fill("Escrito sin red.")
    expect(ana.get_by_text("The site cannot be reached.")).to_be_visible()
    ana.keyboard.press("Control+s")
    ana.context.set_offline(False)
    ana.goto(address)
    ana.get_by_role("button", name="Go on with them").click()
    expect(text_of(ana)).to_have_value("Escrito sin red.")
