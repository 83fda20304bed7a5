"""A redline shows an article's words as one reads them, with what changed marked in whole HTML."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.redlining import redline_articles


@dataclass(frozen=True)
class Text:
    text: str
    heading: str = "Artículo 1"


def told(old, new):
    """Return (kind, HTML of both) of each stretch between two texts."""
    redline = redline_articles([Text(old)], [Text(new)])
    return [(one.kind, one.both.strip()) for one in redline.stretches]


def test_it_works():
    assert told("Se prestan por dos semanas.", "Se prestan por un mes.") == [
        (
            "changed",
            "<p>Se prestan por <del>dos semanas</del><ins>un mes</ins>.</p>",
        )
    ]


def test_the_heading_is_told_by_itself():
    redline = redline_articles([Text("a", "Artículo 7. Metas")], [Text("a", "Artículo 8. Metas")])
    assert redline.heading == "Artículo <del>7</del><ins>8</ins>. Metas"


def test_a_note_is_told_like_any_words():
    ((_, note), *_rest) = told("La ley.\n\n[^1]: Ibidem.", "La ley.\n\n[^1]: Acuerdo 5.")[-1:]
    assert note == "<p><sup>1</sup> <del>Ibidem</del><ins>Acuerdo 5</ins>.</p>"


def test_marks_of_markdown_keep_their_form():
    assert told("El **Consejo** se reúne.", "El **Pleno** se _reúne_.") == [
        (
            "changed",
            (
                "<p>El <del><strong>Consejo</strong></del><ins><strong>Pleno</strong></ins> se "
                "<em>reúne</em>.</p>"
            ),
        )
    ]


def test_another_form_alone_is_no_change_of_words():
    assert told("El Consejo se reúne.", "El **Consejo** se reúne.") == [
        ("same", "<p>El <strong>Consejo</strong> se reúne.</p>")
    ]


def test_items_of_a_list_keep_their_numbers():
    assert told("1. Uno.\n2. Dos.\n3. Tres.", "1. Uno.\n2. Tres.") == [
        ("same", '<ol><li value="1">Uno. </li></ol>'),
        ("removed", '<ol><li value="2">Dos. </li></ol>'),
        ("same", '<ol><li value="2">Tres. </li></ol>'),
    ]


def test_a_table_with_another_row_and_another_column_stays_a_table():
    old = "|Dato|Plazo|\n|-|-|\n|Agua|Un año|\n|Aire|Un mes|"
    new = "|Dato|Quién|Plazo|\n|-|-|-|\n|Agua|Conagua|Seis meses|\n|Aire|Inecc|Un mes|\n|Suelo|Inegi|Un día|"
    [(kind, html)] = told(old, new)
    assert kind == "changed"
    assert html == (
        "<table><thead><tr><th>Dato</th><th><ins>Quién</ins></th><th>Plazo</th></tr></thead>"
        "<tbody><tr><td>Agua</td><td><ins>Conagua</ins></td>"
        "<td><del>Un año</del><ins>Seis meses</ins></td></tr>"
        "<tr><td>Aire</td><td><ins>Inecc</ins></td><td>Un mes</td></tr>"
        "<tr><td><ins>Suelo</ins></td><td><ins>Inegi</ins></td><td><ins>Un día</ins></td></tr>"
        "</tbody></table>"
    )


def test_a_paragraph_that_moved_is_shown_as_moved():
    first, second, third = (
        "El Consejo revisa los plazos cada seis meses.",
        "Los datos se publican sin costo para nadie.",
        "La autoridad responde las solicitudes en diez días.",
    )
    redline = redline_articles(
        [Text("\n\n".join([first, second, third]))], [Text("\n\n".join([second, third, first]))]
    )
    assert [(one.kind, one.places) for one in redline.stretches] == [
        ("moved_away", (1, 3)),
        ("same", None),
        ("moved_here", (1, 3)),
    ]


def test_a_paragraph_cut_in_two_loses_no_word():
    one = "Los datos se publican en formatos abiertos."
    two = "El Consejo revisa los plazos cada semestre."
    assert told(f"{one} {two}", f"{one}\n\n{two}") == [("changed", f"<p>{one}</p><p>{two}</p>")]


def test_long_stretches_without_changes_are_folded():
    same = [f"Párrafo número {number} que queda igual." for number in range(9)]
    redline = redline_articles(
        [Text("\n\n".join([*same, "El plazo es de un mes."]))],
        [Text("\n\n".join([*same, "El plazo es de un año."]))],
    )
    assert [(one.kind, one.folded) for one in redline.stretches] == [
        ("same", 8),
        ("same", 0),  # the paragraph beside the change stays open
        ("changed", 0),
    ]


def test_of_a_split_each_part_says_where_its_words_went():
    one = "Los datos se publican siempre en formatos abiertos y con licencia libre."
    two = "El Consejo revisa cada tres meses los plazos de publicación acordados."
    redline = redline_articles(
        [Text(f"{one} {two}")], [Text(two.replace("tres", "seis")), Text(one)]
    )
    assert [(s.new_ends, s.both) for s in redline.stretches] == [
        ((1,), f"<p>{one}</p>"),
        (
            (0,),
            (
                "<p>El Consejo revisa cada <del>tres</del><ins>seis</ins> meses los plazos de "
                "publicación acordados.</p>"
            ),
        ),
    ]


def test_of_a_merge_each_part_says_where_it_comes_from():
    one = "Los datos se publican siempre en formatos abiertos y con licencia libre."
    two = "El Consejo revisa cada tres meses los plazos de publicación acordados."
    redline = redline_articles([Text(two), Text(one)], [Text(f"{one}\n\n{two}")])
    assert [(s.kind, s.old_ends) for s in redline.stretches] == [("same", (1,)), ("same", (0,))]


@pytest.mark.parametrize("old, new, kind", [("", "Es nuevo.", "added"), ("Se fue.", "", "removed")])
def test_from_nothing_and_to_nothing(old, new, kind):
    assert told(old, new) == [(kind, f"<p>{old or new}</p>")]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        '[x](https://example.org/"onmouseover=alert(1))',
        "![x](https://example.org/x.png)",
        "<ins>uno</ins>",
    ],
)
def test_nothing_unsafe_comes_through(text):
    for html in (told("uno", text)[0][1], told(text, f"{text} y más palabras")[0][1]):
        tags = Tags()
        tags.feed(html)
        assert tags.seen <= {"p", "a", "ins", "del", "/p", "/a", "/ins", "/del"}
        assert tags.attributes <= {"href", "rel"}


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.attributes, self.open, self.words = set(), set(), [], ""

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag not in ("br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.seen.add(f"/{tag}")
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


LINES = st.lists(
    st.sampled_from(
        [
            "El **Consejo** revisa los plazos cada año.",
            "El Consejo revisa los plazos.",
            "- uno",
            "- dos y _más_",
            "1. primero",
            "2. segundo",
            "   seguido",
            "> citado",
            "|a|b|\n|-|-|\n|c|d|",
            "|a|b|\n|-|-|\n|c|e|",
            "## Aparte",
            "`código`",
            "---",
            "La autoridad responde en diez días. Después informa.",
            "Después informa.",
        ]
    ),
    max_size=7,
).map("\n\n".join)


@settings(max_examples=150, deadline=None)
@given(LINES, LINES)
def test_each_side_keeps_its_words_and_its_html_is_whole(old, new):
    redline = redline_articles([Text(old)], [Text(new)])
    for side, text in (("old", old), ("new", new)):
        html = "".join(getattr(one, side) for one in redline.stretches)
        assert words(html) == words(
            "".join(one.new for one in redline_articles([], [Text(text)]).stretches)
        )
    words("".join(one.both for one in redline.stretches))


def words(html):
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    return "".join(re.findall(r"\w+", tags.words))


@settings(max_examples=50, deadline=None)
@given(LINES)
def test_of_a_text_with_itself_all_is_the_same(text):
    redline = redline_articles([Text(text)], [Text(text)])
    assert {one.kind for one in redline.stretches} <= {"same"}


def test_the_same_texts_give_the_same_bytes():
    old, new = [Text("Uno.\n\n- dos\n- tres")], [Text("Uno y medio.\n\n- tres\n- cuatro")]
    assert redline_articles(old, new).as_json() == redline_articles(old, new).as_json()
