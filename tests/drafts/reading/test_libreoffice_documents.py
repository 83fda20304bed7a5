"""LibreOffice's documents: the numbers of their lists and headings, notes, tables, changes."""

from drafts.reading import read_bytes
from tests.drafts.reading.documents import make_odt

ARTICLES = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-prefix="Artículo " style:num-suffix=".-" style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-suffix="." style:num-format="I"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="•"/></text:list-style>'
)


def read(body, **styles):
    return read_bytes(make_odt(body, **styles))


def lines(body, **styles):
    return read(body, **styles).text.strip().split("\n\n")


def item(inside, attributes=""):
    return f"<text:list-item {attributes}>{inside}</text:list-item>"


def p(text):
    return f"<text:p>{text}</text:p>"


def listed(items, attributes='text:style-name="L1"'):
    return f"<text:list {attributes}>{items}</text:list>"


def test_numbers_of_lists_within_lists():
    inner = listed(item(p("uno")) + item(p("dos") + listed(item(p("punto")), "")), "")
    body = (
        listed(item(p("Se crea.") + inner) + item(p("Se publica.")))
        + p("Entre ambos.")
        + listed(item(p("Sigue.")), 'text:style-name="L1" text:continue-numbering="true"')
        + listed(item(p("Otra vez.")))
    )
    assert lines(body, automatic=ARTICLES) == [
        "Artículo 1.- Se crea.",
        "I. uno",
        "II. dos",
        "- punto",
        "Artículo 2.- Se publica.",
        "Entre ambos.",
        "Artículo 3.- Sigue.",
        "Artículo 1.- Otra vez.",
    ]


def test_a_list_that_goes_on_with_another_and_one_that_starts_elsewhere():
    body = (
        listed(item(p("a")), 'xml:id="list1" text:style-name="L1"')
        + listed(item(p("b"), 'text:start-value="7"'))
        + listed(item(p("c")), 'text:style-name="L1" text:continue-list="list1"')
    )
    assert lines(body, automatic=ARTICLES) == [
        "Artículo 1.- a",
        "Artículo 7.- b",
        "Artículo 2.- c",
    ]


def test_the_second_paragraph_of_an_item_has_no_number():
    assert lines(listed(item(p("a") + p("sigue")) + item(p("b"))), automatic=ARTICLES) == [
        "Artículo 1.- a",
        "sigue",
        "Artículo 2.- b",
    ]


def test_numbers_of_several_levels_and_patterns():
    style = (
        '<text:list-style style:name="L1">'
        '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
        "</text:list-style>"
        '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="First"'
        ' loext:num-list-format="Transitorio %1%.-"/></text:list-style>'
    )
    body = listed(item(p("a") + listed(item(p("b")) + item(p("c")), ""))) + listed(
        item(p("d")) + item(p("e")), 'text:style-name="L2"'
    )
    assert lines(body, automatic=style) == [
        "1\\. a",
        "1.1 b",
        "1.2 c",
        "Transitorio Primero.- d",
        "Transitorio Segundo.- e",
    ]


def test_the_list_that_a_paragraphs_style_names():
    style = ARTICLES + (
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P1"/>'
        '<style:style style:name="P1" style:family="paragraph" style:list-style-name="L1"/>'
    )
    body = listed(item('<text:p text:style-name="P2">a</text:p>'), "")
    assert lines(body, automatic=style) == ["Artículo 1.- a"]


def test_headings_have_their_numbers_and_the_title_stands_above_them():
    styles = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="TÍTULO "/>'
        '<text:outline-level-style text:level="2" style:num-format="1" style:num-prefix="Capítulo "/>'
        '<text:outline-level-style text:level="3" style:num-format=""/></text:outline-style>'
    )
    body = (
        '<text:p text:style-name="Title">Ley</text:p>'
        '<text:h text:outline-level="1">Uno</text:h><text:h text:outline-level="2">Del objeto</text:h>'
        '<text:h text:outline-level="3">Sin número</text:h><text:h text:outline-level="1">Dos</text:h>'
    )
    assert lines(body, styles=styles) == [
        "# Ley",
        "## TÍTULO I Uno",
        "### Capítulo 1 Del objeto",
        "#### Sin número",
        "## TÍTULO II Dos",
    ]


def test_notes_tables_boxes_and_sections():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Nota al pie.</text:p></text:note-body></text:note>"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = (
        f'<text:section text:name="s">{p("Las bibliotecas públicas abren hoy" + note + ".")}</text:section>'
         "<table:table><table:table-row>" + cell.format("A") + cell.format("B") + "</table:table-row>"
        + "<table:table-row>" + cell.format("C") + cell.format("D") + "</table:table-row></table:table>"
        + p('Fin.<draw:frame><draw:text-box><text:p>En caja.</text:p></draw:text-box></draw:frame>'
            '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>')
    )  # fmt: skip
    source = read(body)
    assert source.text.split("\n\n") == [
        "Las bibliotecas públicas abren hoy[^1].",
        "[^1]: Nota al pie.",
        "| A   | B   |\n|-----|-----|\n| C   | D   |",
        "Fin.",
        "En caja.\n",
    ]
    assert [one.code for one in source.warnings] == ["images"]


def test_tracked_changes_are_accepted():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Borrado.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            'Queda <text:change text:change-id="1"/><text:change-start text:change-id="2"/>esto<text:change-end text:change-id="2"/>.'
        )
    )
    source = read(body)
    assert (source.text, [one.code for one in source.warnings]) == ("Queda esto.\n", ["changes"])
