"""Numbers that Word counts are read as Word shows them."""

import pytest

from drafts.reading import read_bytes
from tests.drafts.reading.documents import (
    lvl,
    make_docx,
    numbering,
    par,
    paragraph_style,
    run,
)


def lines(body, **parts):
    return read_bytes(make_docx(body, **parts)).text.strip().split("\n\n")


def num(key, abstract=0, inside=""):
    return f"<w:num w:numId='{key}'><w:abstractNumId w:val='{abstract}'/>{inside}</w:num>"


def test_articles_fractions_and_paragraphs_of_one_list():
    levels = [lvl(0, "Artículo %1.-"), lvl(1, "%2.", "upperRoman"), lvl(2, "%3)", "lowerLetter")]
    body = "".join(
        par(text, num=1, level=level)
        for text, level in [
            ("Uno", 0), ("Primera", 1), ("Segunda", 1), ("Chica", 2), ("Dos", 0), ("Otra", 1), ("Suya", 2),
        ]
    )  # fmt: skip
    assert lines(body, numbering=numbering(*levels)) == [
        "Artículo 1.- Uno",
        "I. Primera",
        "II. Segunda",
        "a) Chica",
        "Artículo 2.- Dos",
        "I. Otra",
        "a) Suya",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("decimal", ["1", "2", "3"]),
        ("decimalZero", ["01", "02", "03"]),
        ("upperRoman", ["I", "II", "III"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperLetter", ["A", "B", "C"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("ordinal", ["1º", "2º", "3º"]),
        ("ordinalText", ["Primero", "Segundo", "Tercero"]),
        ("cardinalText", ["Uno", "Dos", "Tres"]),
    ],
)
def test_ways_of_counting(written, shown):
    body = "".join(par("x", num=1, level=0) for _ in shown)
    found = lines(body, numbering=numbering(lvl(0, "Transitorio %1 ·", written)))
    assert found == [f"Transitorio {one} · x" for one in shown]


def test_numbers_of_several_levels():
    levels = [lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3", inside="<w:isLgl/>")]
    levels[0] = lvl(0, "Eje %1", "upperRoman")
    body = "".join(par("x", num=1, level=level) for level in (0, 1, 2, 2, 1, 0, 1))
    assert lines(body, numbering=numbering(*levels)) == [
        "Eje I x",
        "I.1 x",
        "1.1.1 x",
        "1.1.2 x",
        "I.2 x",
        "Eje II x",
        "II.1 x",
    ]


def test_a_level_without_one_above_it_begins_with_the_first():
    levels = [lvl(0, "%1"), lvl(1, "%1.%2")]
    assert lines(par("x", num=1, level=1), numbering=numbering(*levels)) == ["1.1 x"]


def test_numbers_of_a_style_and_of_the_style_it_is_based_on():
    styles = (
        paragraph_style("Art", "Articulo", "<w:numPr><w:numId w:val='1'/></w:numPr>")
        + paragraph_style("Frac", "Fraccion", based="Art")
        + paragraph_style(
            "Ttulo2", "heading 2", "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>"
        )
    )
    levels = [
        lvl(0, "Artículo %1.", inside="<w:pStyle w:val='Art'/>"),
        lvl(1, "Sección %2", inside="<w:pStyle w:val='Ttulo2'/>"),
    ]
    body = par("Uno", style="Art") + par("Bases", style="Ttulo2") + par("Dos", style="Frac")
    assert lines(body, numbering=numbering(*levels), styles=styles) == [
        "Artículo 1. Uno",
        "## Sección 1 Bases",
        "Artículo 2. Dos",
    ]


def test_a_paragraph_can_be_taken_out_of_its_styles_list():
    styles = paragraph_style("Art", "Articulo", "<w:numPr><w:numId w:val='1'/></w:numPr>")
    body = par("Uno", style="Art") + par("Sin número", style="Art", num=0) + par("Dos", style="Art")
    assert lines(body, numbering=numbering(lvl(0, "%1.-")), styles=styles) == [
        "1.- Uno",
        "Sin número",
        "2.- Dos",
    ]


def test_lists_start_where_they_say_and_start_again():
    nums = num(1) + num(
        2, inside="<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    )
    body = "".join(par("x", num=key, level=0) for key in (1, 1, 2, 2, 1))
    found = lines(body, numbering=numbering(lvl(0, "%1)", start=4), nums=nums))
    assert found == [f"{n}\\) x" for n in (4, 5, 1, 2, 3)]


def test_an_instance_of_a_list_may_write_otherwise():
    override = f"<w:lvlOverride w:ilvl='0'>{lvl(0, 'Base %1', 'upperLetter')}</w:lvlOverride>"
    body = par("x", num=1, level=0) + par("x", num=2, level=0)
    nums = num(1) + num(2, inside=override)
    found = lines(body, numbering=numbering(lvl(0, "%1."), nums=nums))
    assert found == ["1\\. x", "Base B x"]


def test_a_level_that_never_restarts():
    levels = [lvl(0, "Título %1"), lvl(1, "Artículo %2", inside="<w:lvlRestart w:val='0'/>")]
    body = "".join(par("x", num=1, level=level) for level in (0, 1, 1, 0, 1))
    assert lines(body, numbering=numbering(*levels))[-1] == "Artículo 3 x"


def test_a_list_kept_in_a_style():
    styles = (
        "<w:style w:type='numbering' w:styleId='Legal'><w:name w:val='Legal'/>"
        "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    )
    inside = (
        f"<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='Legal'/>{lvl(0, 'Base %1.')}</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='Legal'/></w:abstractNum>"
        + num(1)
        + num(2, 1)
    )
    assert lines(par("x", num=2, level=0), numbering=inside, styles=styles) == ["Base 1. x"]


def test_what_follows_the_number_and_its_looks():
    levels = [lvl(0, "Artículo %1.- ", inside="<w:suff w:val='nothing'/>", look="<w:b/>")]
    body = par(run("Objeto.", "<w:b/>") + run(" Dice."), num=1, level=0)
    assert lines(body, numbering=numbering(*levels)) == ["**Artículo 1.- Objeto.** Dice."]
    levels = [lvl(0, "artículo %1", look="<w:caps/>")]
    assert lines(par("x", num=1, level=0), numbering=numbering(*levels)) == ["ARTÍCULO 1 x"]


def test_bullets_stay_bullets():
    levels = [lvl(0, "%1."), lvl(1, "", "bullet")]
    body = par("Uno", num=1, level=0) + par("punto", num=1, level=1) + par("Dos", num=1, level=0)
    assert lines(body, numbering=numbering(*levels)) == ["1\\. Uno", "- punto", "2\\. Dos"]


def test_what_is_deleted_under_tracked_changes_is_not_counted():
    gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:del w:id='2'><w:r><w:delText>Fuera</w:delText></w:r></w:del></w:p>"
    body = par("Uno", num=1, level=0) + gone + par("Dos", num=1, level=0)
    assert lines(body, numbering=numbering(lvl(0, "Art. %1."))) == ["Art. 1. Uno", "Art. 2. Dos"]


def test_paragraphs_within_tables_are_counted_in_their_place():
    cells = "".join(f"<w:tc>{par(text, num=1, level=0)}</w:tc>" for text in ("b", "c"))
    body = (
        par("a", num=1, level=0) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + par("d", num=1, level=0)
    )
    found = lines(body, numbering=numbering(lvl(0, "%1.-")))
    assert (found[0], found[-1]) == ("1.- a", "4.- d")
    assert "| 2.- b | 3.- c |" in found[1]
