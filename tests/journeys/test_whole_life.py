"""A policy's whole life, in a browser, as the people who live it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pypdf
from playwright.sync_api import expect

from tests.journeys.steps import import_draft, publish_draft, sign_in

ZONE = ZoneInfo("America/Mexico_City")
MEMBERS = """
from accounts.models import User
from drafts.models import Membership, Policy
policy = Policy.objects.create(slug="agua", title="Política del Agua", folio_prefix="AGUA",
    institution="Comisión de Prueba", summary="Qué datos del agua se publican.", is_demonstration=True)
for email, role in [("clara@example.org", "coordinator"), ("raul@example.org", "reviewer")]:
    user = User.objects.create_user(email, name=email.split("@")[0].title(), is_staff=True)
    Membership.objects.create(policy=policy, user=user, role=role)
"""
FIRST = """# Política del Agua

## Título Primero. Disposiciones generales

#### Artículo 1. Objeto

Esta política fija qué datos del agua se publican.

#### Artículo 2. Pozos

El volumen de cada pozo se publicará una vez al año.
"""
SECOND = FIRST.replace("una vez al año", "cada mes, por pozo y por concesión")
COMMENT = "Un año es mucho: en la sequía el dato llega cuando el pozo ya se secó."
REASON = "Procede: con datos mensuales se puede actuar durante la sequía y no después de ella."


def at(moment):
    """What an `<input type=datetime-local>` takes."""
    return moment.strftime("%Y-%m-%dT%H:%M")


def test_a_policy_goes_through_its_whole_life(site, browse, tmp_path):
    site.python(MEMBERS)
    now = datetime.now(ZONE)

    clara = browse()
    clara.goto("/en/panel/")
    sign_in(clara, "clara@example.org")
    the_group_publishes_a_draft_and_opens_a_window(clara, now)

    citizen = browse(width=360)
    folio, receipt = a_citizen_comments(citizen)
    assert folio == "AGUA-000001"
    late = a_form_is_left_open(citizen)

    the_coordinator_proposes_an_answer(clara)
    not_yet(clara, ["“Consulta pública del Borrador 1” is open until"])
    raul = browse()
    raul.goto("/en/panel/")
    sign_in(raul, "raul@example.org")
    another_member_puts_it_in_force(raul)

    the_window_closes(clara, now)
    too_late(late)
    the_publications_are_made(clara)

    visitor = browse()
    documents = a_visitor_downloads_them(visitor, tmp_path)
    assert set(documents) == {"methodology", "register", "annotated-draft"}
    register, annotated = documents["register"], documents["annotated-draft"]
    for document in documents.values():
        assert "/StructTreeRoot" in document.trailer["/Root"]
    text = words(register)
    assert_in_order(text, [folio, COMMENT, "Procedente", REASON])
    text = words(annotated)
    assert_in_order(
        text, ["Artículo 2. Pozos El volumen de cada pozo", folio, "Procedente", REASON]
    )

    citizen.goto("/en/mis-comentarios/")
    citizen.get_by_role("link", name=re.compile(folio)).first.click()
    expect(citizen.get_by_text(REASON)).to_be_visible()
    citizen.goto(receipt)
    expect(citizen.get_by_text(folio).first).to_be_visible()


def the_group_publishes_a_draft_and_opens_a_window(clara, now):
    import_draft(clara, "Política del Agua", FIRST)
    publish_draft(clara)

    clara.goto("/en/panel/consultations/methodology/add/")
    clara.get_by_label("Policy").select_option(label="Política del Agua")
    clara.get_by_role("button", name="Begin").click()
    clara.get_by_role("link", name="Publish…").click()
    clara.get_by_role("button", name=re.compile("^Publish")).click()

    clara.goto("/en/panel/consultations/consultation/add/")
    clara.get_by_label("Published draft").select_option(index=1)
    clara.get_by_label("Title").fill("Consulta pública del Borrador 1")
    clara.get_by_label("Opens").fill(at(now - timedelta(minutes=1)))
    clara.get_by_label("Closes").fill(at(now + timedelta(days=10)))
    clara.get_by_label("Online form").check()
    clara.get_by_role("button", name="Set up the window").click()
    expect(clara.get_by_text("Consulta pública del Borrador 1").first).to_be_visible()


def a_citizen_comments(citizen):
    citizen.goto("/en/")
    citizen.get_by_role("link", name="Política del Agua").first.click()
    citizen.get_by_role(
        "link", name=re.compile("Read Draft 1|Read and comment|Comment")
    ).first.click()
    citizen.goto("/en/politicas/agua/borradores/1/articulos/2/")
    citizen.get_by_label("Your comment").fill(COMMENT)
    citizen.get_by_text("Quote the text or propose a wording").click()
    citizen.get_by_role("textbox", name="Words of the text").fill("una vez al año")
    citizen.get_by_label("Wording you propose").fill(
        "El volumen de cada pozo se publicará cada mes."
    )
    citizen.get_by_label("Name to be published").fill("Vecina de Lerma")
    citizen.get_by_role("button", name="Send the comment").click()
    sign_in(citizen, "vecina@example.org")
    expect(citizen.get_by_text(COMMENT).first).to_be_visible()
    citizen.get_by_role("button", name=re.compile("Send")).click()
    citizen.wait_for_url(re.compile("/acuse/"))
    folio = re.search(r"AGUA-\d{6}", citizen.content())[0]
    return folio, citizen.url


def the_coordinator_proposes_an_answer(clara):
    import_draft(clara, "Política del Agua", SECOND)
    clara.goto("/en/panel/comments/comment/")
    clara.get_by_role("link", name="AGUA-000001").click()
    clara.get_by_label(re.compile(r"^\s*Accepted")).check()
    clara.get_by_role("textbox", name="Reason").fill(REASON)
    clara.get_by_label(re.compile("Artículo 2")).check()
    clara.get_by_role("button", name="Propose", exact=True).click()
    expect(clara.get_by_text("You proposed this answer")).to_be_visible()
    expect(clara.get_by_role("button", name="Review: put in force")).to_have_count(0)


def not_yet(clara, reasons):
    """What is missing is said, and there is no button."""
    clara.goto("/en/panel/publications/edition/")  # leads on to the one policy that there is
    expect(clara.get_by_role("heading", name="Publication of Política del Agua")).to_be_visible()
    for reason in reasons:
        expect(clara.get_by_text(reason)).to_be_visible()
    expect(clara.get_by_role("button", name=re.compile("^Publish"))).to_have_count(0)


def another_member_puts_it_in_force(raul):
    raul.goto("/en/panel/comments/comment/")
    raul.get_by_role("link", name="AGUA-000001").click()
    raul.get_by_role("button", name="Review: put in force").click()
    expect(raul.get_by_text(REASON).first).to_be_visible()


def the_window_closes(clara, now):
    clara.goto("/en/panel/drafts/draft/")
    clara.get_by_role("link", name=re.compile("Draft 2")).first.click()
    publish_draft(clara)
    clara.goto("/en/panel/drafts/policy/")
    clara.get_by_role("link", name="Política del Agua").first.click()
    clara.get_by_role("link", name=re.compile("clock", re.IGNORECASE)).first.click()
    clara.get_by_label("Let it be").fill(at(now + timedelta(days=11)))
    clara.get_by_role("button", name="Move the clock").click()


def a_form_is_left_open(citizen):
    page = citizen.context.new_page()
    page.goto("/en/politicas/agua/borradores/1/articulos/1/")
    page.get_by_label("Your comment").fill("Falta decir quién la cumple.")
    return page


def too_late(page):
    """What is sent after the closing is refused, and what was typed is still there."""
    page.get_by_role("button", name="Send the comment").click()
    expect(page.get_by_text("The consultation has closed").first).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value("Falta decir quién la cumple.")


def the_publications_are_made(clara):
    clara.goto("/en/panel/publications/edition/")  # leads on to the one policy that there is
    expect(clara.get_by_role("heading", name="Publication of Política del Agua")).to_be_visible()
    clara.get_by_role("button", name=re.compile("Publish")).click()
    expect(clara.get_by_text(re.compile("Edition 1")).first).to_be_visible()
    expect(clara.get_by_role("link", name="Registro de comentarios")).to_be_visible(timeout=60_000)


def a_visitor_downloads_them(visitor, folder):
    visitor.goto("/en/politicas/agua/publicaciones/")
    documents = {}
    for link in visitor.locator("a[href$='.pdf']").all():
        address = link.get_attribute("href")
        answer = visitor.request.get(address)
        assert answer.headers["content-type"] == "application/pdf"
        kind = address.rsplit("/", 1)[1].removesuffix(".pdf")
        file = folder / f"{kind}.pdf"
        file.write_bytes(answer.body())
        documents[kind] = pypdf.PdfReader(file)
    return documents


def words(document):
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


def assert_in_order(text, parts):
    """Each part stands in `text` after the one before it."""
    place = 0
    for part in parts:
        found = text.find(part, place)
        assert found >= 0, (
            f"{part!r} does not stand after the others in: {text[place : place + 600]}"
        )
        place = found + len(part)
