"""Commenting, in a browser, as people do it: with a mouse, by keyboard alone, on a phone."""

import json
import re

import pytest
from playwright.sync_api import expect

from comments.quoting.plain import plain
from drafts.markdown import render
from tests.comments.files import PNG
from tests.journeys.steps import sign_in

SET_UP = """
from tests.factories import make_consultation, make_draft, make_policy
policy = make_policy(slug="pozos", title="Política de los Pozos", folio_prefix="POZO")
make_consultation(make_draft(policy, text=%r))
"""
TEXT = """# Política de los Pozos

## Título Primero. Pozos

#### Artículo 1. Datos

Cada pozo tiene un volumen. El volumen se publica una vez al año. Nadie lo paga.

#### Artículo 2. Formas

Se publica, **sin costo**, [en línea](https://example.org):

- I. el nombre; y
- II. el lugar 📍, en grados:

    - con signo.

| Pozo | Nivel |
|---|---|
| Lerma 👩‍🔬 | < 3 m |
| Tula & Tepeji | 12 m |

> Véase el anexo.

1. Uno.\\
   Sigue uno.
2. Dos𝒳 y fin.
"""
FIRST = "/en/politicas/pozos/borradores/1/articulos/1/"


@pytest.fixture(scope="module")
def policy(site):
    site.python(SET_UP % TEXT)


@pytest.fixture
def person(browse, policy):
    return browse()


def send(page, email):
    """Send the comment, sign in, check it, and send it; return its folio."""
    page.get_by_role("button", name="Send the comment").click()
    sign_in(page, email)
    page.get_by_role("button", name="Send the comment").click()
    page.wait_for_url(re.compile("/acuse/"))
    return re.search(r"POZO-\d{6}", page.url)[0]


def selector(page, folio):
    """What the public annotation of a comment says of where it is."""
    answer = page.request.get(f"/politicas/pozos/comentarios/{folio}/anotacion.jsonld")
    return answer.json()["target"]["selector"]


def test_words_selected_with_the_mouse(person):
    person.goto(FIRST)
    paragraph = person.locator("[data-quotable] p")
    paragraph.click(click_count=3)
    expect(person.get_by_text("Chosen: “Cada pozo tiene un volumen.")).to_be_visible()
    person.get_by_role("button", name="Comment on these words").click()
    expect(person.get_by_label("Your comment")).to_be_focused()
    person.keyboard.type("Muy corto.")
    folio = send(person, "raton@example.org")
    text = "Cada pozo tiene un volumen. El volumen se publica una vez al año. Nadie lo paga."
    assert selector(person, folio) == [
        {"type": "TextQuoteSelector", "exact": text, "prefix": "", "suffix": ""},
        {"type": "TextPositionSelector", "start": 0, "end": len(text)},
    ]


def test_sentence_by_sentence_without_a_pointer(person):
    person.goto(FIRST)
    person.get_by_role("button", name="Previous sentence").focus()
    for key in ("Tab", "Enter", "ArrowDown", "Shift+ArrowDown", "Shift+ArrowUp"):
        person.keyboard.press(key)
    expect(person.get_by_text("Chosen: “El volumen se publica una vez al año.”")).to_be_visible()
    assert person.evaluate("CSS.highlights.get('chosen').size") == 1
    for _ in range(4):
        person.keyboard.press("Tab")
    person.keyboard.press("Enter")
    expect(person.get_by_label("Your comment")).to_be_focused()
    person.keyboard.type("Cada mes.")
    person.get_by_role("button", name="Send the comment").focus()
    person.keyboard.press("Enter")
    sign_in(person, "teclado@example.org")
    person.get_by_role("button", name="Send the comment").focus()
    person.keyboard.press("Enter")
    person.wait_for_url(re.compile("/acuse/"))
    quote, place = selector(person, re.search(r"POZO-\d{6}", person.url)[0])
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == (
        "El volumen se publica una vez al año.",
        "Cada pozo tiene un volumen. ",
        " Nadie lo paga.",
    )
    assert (place["start"], place["end"]) == (28, 65)

    person.goto(FIRST)
    assert person.evaluate("CSS.highlights.get('quoted').size") >= 1
    expect(person.get_by_text("that people commented on")).to_be_visible()


def test_browser_and_server_read_the_same_text(person, site):
    articles = json.loads(
        site.python(
            "import json; from drafts.models import Article;"
            " print(json.dumps(dict(Article.objects.filter(draft__policy__slug='pozos')"
            ".values_list('slug', 'text'))))"
        )
    )
    assert len(articles) == 2
    for slug, markdown in articles.items():
        person.goto(f"/en/politicas/pozos/borradores/1/articulos/{slug}/")
        shown = person.evaluate(
            "abramosQuoting.plainOf(document.querySelector('[data-quotable]')).points.map(p => p.sign)"
        )
        assert shown == list(plain(render(markdown)))
        sentences = person.evaluate(
            "abramosQuoting.sentencesOf("
            "abramosQuoting.plainOf(document.querySelector('[data-quotable]')), 'es')"
        )
        text = plain(render(markdown))
        cut = [text[one["start"] : one["end"]] for one in sentences]
        assert " ".join(cut) == text
    assert "I. el nombre; y" in cut
    assert "Lerma 👩‍🔬" in cut


def test_wording_begins_with_the_text_and_shows_its_changes_while_typing(browse, policy):
    person = browse(width=360)
    person.goto(FIRST)
    person.get_by_text("Quote the text or propose a wording").click()
    person.get_by_role("button", name="Start from the text consulted").click()
    wording = person.get_by_label("Wording you propose")
    expect(wording).to_be_focused()
    expect(wording).to_have_value(re.compile("una vez al año"))
    wording.fill(wording.input_value().replace("una vez al año", "cada mes"))
    preview = person.locator("#wording-preview")
    expect(preview.locator("del")).to_contain_text("una vez al año")
    expect(preview.locator("ins")).to_contain_text("cada mes")
    expect(preview.get_by_role("status")).to_contain_text("words put in, 2; words taken out, 4")


def test_a_file_goes_with_the_comment_through_the_sign_in(person):
    person.goto("/en/politicas/pozos/borradores/1/")
    person.get_by_role("link", name=re.compile("Comment on the whole of this part")).click()
    person.get_by_label("Your comment").fill("Con el plano.")
    person.get_by_label("Kind of comment").select_option("support")
    person.get_by_label("Attach files").set_input_files(
        {"name": "plano.png", "mimeType": "text/html", "buffer": PNG}
    )
    person.get_by_role("button", name="Send the comment").click()
    sign_in(person, "plano@example.org")
    expect(person.get_by_text("plano.png")).to_be_visible()
    person.get_by_role("button", name="Send the comment").click()
    person.wait_for_url(re.compile("/acuse/"))
    with person.expect_download() as download:
        person.get_by_role("link", name="plano.png").click()
    assert download.value.path().read_bytes() == PNG

    # The worker makes the receipt, and the page takes it in.
    person.get_by_role("link", name="Download the receipt as PDF").wait_for(timeout=30_000)
    address = person.get_by_role("link", name="Download the receipt as PDF").get_attribute("href")
    assert person.request.get(address).body().startswith(b"%PDF-")


def test_what_was_typed_is_there_after_the_window_was_closed(browse, policy):
    person = browse()
    person.goto(FIRST)
    person.get_by_label("Your comment").fill("Llevaba escrita media página.")
    person.get_by_text("Quote the text or propose a wording").click()
    person.get_by_role("textbox", name="Words of the text").fill("Nadie lo paga.")
    person.wait_for_function("Object.values(localStorage).some(kept => kept.includes('Nadie'))")
    person.close()

    again = person.context.new_page()
    again.goto(FIRST)
    expect(again.get_by_text("What you had written and not sent is back.")).to_be_visible()
    expect(again.get_by_label("Your comment")).to_have_value("Llevaba escrita media página.")
    expect(again.get_by_role("textbox", name="Words of the text")).to_have_value("Nadie lo paga.")
    send(again, "vuelve@example.org")
    assert again.evaluate("Object.keys(localStorage)") == []
    again.goto(FIRST)
    expect(again.get_by_label("Your comment")).to_have_value("")

    again.get_by_label("Your comment").fill("Esto no.")
    again.reload()
    again.get_by_role("button", name="Discard it").click()
    expect(again.get_by_label("Your comment")).to_have_value("")
    again.reload()
    expect(again.get_by_label("Your comment")).to_have_value("")


def test_what_was_typed_is_there_after_the_session_expired(person):
    person.goto(FIRST)
    person.get_by_label("Your comment").fill("Escrito durante una hora.")
    person.context.clear_cookies()
    person.get_by_role("button", name="Send the comment").click()
    expect(person.get_by_text("Everything is still here: send it again.")).to_be_visible()
    expect(person.get_by_label("Your comment")).to_have_value("Escrito durante una hora.")
    send(person, "sesion@example.org")


def test_enter_in_a_field_sends_the_comment(person):
    person.goto(FIRST)
    person.get_by_label("Your comment").fill("Con la tecla Entrar.")
    person.get_by_label("Name to be published").fill("Vecina")
    person.keyboard.press("Enter")
    sign_in(person, "entrar@example.org")
    expect(person.get_by_text("Con la tecla Entrar.")).to_be_visible()
