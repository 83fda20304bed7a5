"""A Word document becomes a draft, in a browser: uploaded, looked at, corrected, saved."""

from playwright.sync_api import expect

from tests.drafts.reading.documents import lvl, make_docx, numbering, par
from tests.journeys.steps import sign_in

MEMBERS = """
from accounts.models import User
from drafts.models import Membership, Policy
policy = Policy.objects.create(slug="bosques", title="Política de Bosques", folio_prefix="BOSQUES",
    is_demonstration=True)
user = User.objects.create_user("rosa@example.org", name="Rosa", is_staff=True)
Membership.objects.create(policy=policy, user=user, role="drafter")
"""
ARTICLES = """
from drafts.models import Draft
for article in Draft.objects.get(policy__slug="bosques").articles.all():
    print(article.heading, "|", article.text.replace("\\n", " "))
"""


def word_document():
    """Three articles whose numbers Word counts; the second should be two, the third part of it."""
    return make_docx(
        par("Política de Bosques")
        + par("Toda persona puede recorrer los bosques públicos.", num=1, level=0)
        + par("Se registran los árboles de cada predio.", num=1, level=0)
        + par("Quien tala siembra tres por cada uno.")
        + par("Lo anterior se publica cada mes.", num=1, level=0),
        numbering=numbering(lvl(0, "Artículo %1.-", inside="<w:suff w:val='space'/>")),
    )


def test_a_word_document_is_imported_and_corrected(site, browse, tmp_path):
    site.python(MEMBERS)
    file = tmp_path / "bosques.docx"
    file.write_bytes(word_document())

    rosa = browse()
    rosa.goto("/en/panel/drafts/draft/import/")
    sign_in(rosa, "rosa@example.org")
    rosa.goto("/en/panel/drafts/draft/import/")
    rosa.get_by_label("File").set_input_files(file)
    expect(rosa.get_by_label("Title of the draft")).to_have_value("")
    rosa.get_by_role("button", name="Preview").click()
    expect(rosa.get_by_text("Nothing has been saved yet")).to_be_visible()
    headings = rosa.locator(".panel-pieces strong")
    expect(headings).to_have_text(["Artículo 1.-", "Artículo 2.-", "Artículo 3.-"])

    rosa.locator("li", has_text="Artículo 3.-").get_by_role("button", name="Join").click()
    expect(headings).to_have_text(["Artículo 1.-", "Artículo 2.-"])
    expect(rosa.locator("p[autofocus]")).to_be_focused()
    rosa.locator("li", has_text="Artículo 2.-").get_by_role("link", name="Correct").click()
    paragraph = rosa.locator("li", has_text="Quien tala siembra")
    paragraph.get_by_role("button", name="A new article begins here").click()
    expect(rosa.get_by_text("2 corrections").first).to_be_visible()
    rosa.locator("li", has_text="Quien tala").get_by_role("link", name="Correct").click()
    rosa.get_by_label("Heading").fill("Artículo 3.- Reposición")
    rosa.get_by_label("Number").fill("3")
    rosa.get_by_role("button", name="Change the heading").click()
    rosa.get_by_role("button", name="Save as working draft").click()

    expect(rosa.get_by_text("The working draft was saved: 3 units.")).to_be_visible()
    assert site.python(ARTICLES).strip().splitlines() == [
        "Artículo 1.- | Toda persona puede recorrer los bosques públicos.",
        "Artículo 2.- | Se registran los árboles de cada predio.",
        (
            "Artículo 3.- Reposición | Quien tala siembra tres por cada uno."
            "  Artículo 3.- Lo anterior se publica cada mes."
        ),
    ]
