"""Corrections to a reading: joined, split, raised, lowered, left out, put back; no word is lost."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.reading import UnreadableText, read_text
from drafts.reading.adjust import Impossible, adjust, can_lower, paragraphs
from drafts.reading.operations import (
    AsHeading,
    AsUnit,
    Join,
    LeaveOut,
    Lower,
    PutBack,
    Raise,
    Rename,
    Split,
    as_json,
    from_json,
)
from drafts.reading.pieces import lay_out, put_together
from tests.drafts.reading.test_nothing_is_lost import LINES

LAW = """# Ley de Libros

## Título Primero

### Capítulo I

Artículo 1. La ley es pública.

Se aplica en todo el país.

Artículo 2. Las bibliotecas abren.

### Capítulo II

Artículo 3. Prestan libros.

## Título Segundo

Artículo 4. Hay un Consejo.
"""


def adjusted(*operations, text=LAW):
    reading = read_text(text)
    return put_together(adjust(lay_out(reading, text), operations, text), reading)


def shown(reading):
    """The outline with its depths: divisions by heading, units by heading and text."""
    return [
        ("  " * piece.depth + (piece.heading or "–") + (f" | {piece.body}" if piece.text else ""))
        for piece in lay_out(reading).pieces
    ]


def test_without_operations_it_stays_the_same():
    assert adjusted() == read_text(LAW)
    assert shown(adjusted()) == [
        "Título Primero",
        "  Capítulo I",
        "    Artículo 1. | La ley es pública.\n\nSe aplica en todo el país.",
        "    Artículo 2. | Las bibliotecas abren.",
        "  Capítulo II",
        "    Artículo 3. | Prestan libros.",
        "Título Segundo",
        "  Artículo 4. | Hay un Consejo.",
    ]


def test_a_unit_is_joined_to_the_one_before():
    assert shown(adjusted(Join(3)))[2:4] == [
        (
            "    Artículo 1. | La ley es pública.\n\nSe aplica en todo el país.\n\n"
            "Artículo 2. Las bibliotecas abren."
        ),
        "  Capítulo II",
    ]


def test_a_heading_on_its_own_line_stays_on_its_own_line_when_it_is_joined():
    text = "# Ley\n\n#### Artículo 1. Uno\n\nDice.\n\n#### Artículo 2. Dos\n\nManda.\n\n#### Artículo 3. Tres\n\nFin."
    joined = adjusted(Join(1), text=text)
    assert joined.units[0].text == "Dice.\n\nArtículo 2. Dos\n\nManda."
    assert [unit.slug for unit in joined.units] == ["1", "3"]


def test_a_unit_is_split_at_a_paragraph():
    split = adjusted(Split(2, 2))
    assert shown(split)[2:4] == [
        "    Artículo 1. | La ley es pública.",
        "    – | Se aplica en todo el país.",
    ]
    assert split.units[1].line == 9


def test_a_part_that_opens_an_article_is_named_by_it():
    text = LAW.replace("Se aplica en", "Artículo 1 bis.- Se aplica en")
    reading = read_text(text.replace("Artículo 1 bis", "Xrtículo 1 bis"))
    layout = lay_out(reading)
    piece = layout.pieces[2]
    body = piece.body.replace("Xrtículo", "Artículo").split("\n")
    layout = type(layout)(
        (
            *layout.pieces[:2],
            type(piece)(**{**vars(piece), "text": tuple(body)}),
            *layout.pieces[3:],
        ),
        layout.left_out,
    )
    split = put_together(adjust(layout, [Split(2, 2)]), reading)
    assert (split.units[1].heading, split.units[1].number, split.units[1].text) == (
        "Artículo 1 bis.-",
        "1 bis",
        "Se aplica en todo el país.",
    )


def test_a_division_is_raised_with_what_is_in_it():
    raised = adjusted(Raise(4))
    assert shown(raised)[4:6] == ["Capítulo II", "  Artículo 3. | Prestan libros."]
    assert (raised.divisions[2].level, raised.divisions[2].parent) == (1, None)


def test_a_division_is_lowered_into_the_one_before():
    lowered = adjusted(Lower(6))
    assert shown(lowered)[6:] == ["  Título Segundo", "    Artículo 4. | Hay un Consejo."]
    assert lowered.units[3].path == ("Título Primero", "Título Segundo")


def test_the_first_division_has_none_to_go_into():
    pieces = lay_out(read_text(LAW)).pieces
    assert [at for at in range(len(pieces)) if can_lower(pieces, at)] == [4, 6]
    with pytest.raises(Impossible):
        adjusted(Lower(0))


def test_a_unit_becomes_a_heading_and_its_text_the_first_unit_in_it():
    changed = adjusted(AsHeading(2))
    assert shown(changed)[1:5] == [
        "  Capítulo I",
        "    Artículo 1.",
        "      – | La ley es pública.\n\nSe aplica en todo el país.",
        "      Artículo 2. | Las bibliotecas abren.",
    ]


def test_a_heading_becomes_a_unit_and_what_was_in_it_goes_up():
    changed = adjusted(AsUnit(1))
    assert shown(changed)[:4] == [
        "Título Primero",
        "  Capítulo I",
        "  Artículo 1. | La ley es pública.\n\nSe aplica en todo el país.",
        "  Artículo 2. | Las bibliotecas abren.",
    ]


def test_heading_and_number_are_changed():
    renamed = adjusted(Rename(3, "Artículo 1 bis. Horarios", "1 bis"))
    unit = renamed.units[1]
    assert (unit.heading, unit.number, unit.title, unit.slug) == (
        "Artículo 1 bis. Horarios",
        "1 bis",
        "Horarios",
        "1-bis",
    )


def test_words_cut_from_a_heading_begin_the_text_and_the_other_way_round():
    text = "# Ley\n\n#### Artículo 1. Objeto. La ley manda.\n\nY más.\n\n#### Artículo 2. Fin.\n\nDice."
    cut = adjusted(Rename(0, "Artículo 1. Objeto.", "1"), text=text)
    assert (cut.units[0].heading, cut.units[0].text) == (
        "Artículo 1. Objeto.",
        "La ley manda.\n\nY más.",
    )
    assert words(cut) == words(read_text(text))
    back = adjusted(
        Rename(0, "Artículo 1. Objeto.", "1"),
        Rename(0, "Artículo 1. Objeto. La ley manda.", "1"),
        text=text,
    )
    assert back == read_text(text)
    # Another heading is another heading.
    assert adjusted(Rename(0, "Artículo 1. Obj", "1"), text=text).units[0].text == "Y más."


def test_an_address_that_a_unit_brings_along_stays_its_own():
    reading = read_text(LAW)
    units = tuple(
        replace(unit, slug="2" if unit.number == "4" else unit.slug + "-2" * (unit.number == "2"))
        for unit in reading.units
    )
    reading = replace(reading, units=units)
    changed = put_together(adjust(lay_out(reading), [Split(2, 2)]), reading)
    assert [unit.slug for unit in changed.units] == ["1", "articulo", "2-2", "3", "2"]


def test_a_paragraph_is_left_out_and_put_back_where_it_was():
    without = adjusted(LeaveOut(2, 0))
    assert without.units[0].text == "Se aplica en todo el país."
    assert [(one.line, one.kind, one.text) for one in without.left_out] == [
        (7, "by hand", "La ley es pública.")
    ]
    assert adjusted(LeaveOut(2, 0), PutBack(0)).units[0].text == (
        "La ley es pública.\n\nSe aplica en todo el país."
    )


def test_a_page_number_that_was_none_is_put_back_at_its_place():
    text = "# Ley\n\n" + "".join(
        f"Artículo {n}. Empieza\n{n} de 3\ny sigue {word}.\n\n"
        for n, word in enumerate(["la pública", "el horario", "un préstamo"], 1)
    )
    reading = read_text(text)
    assert [one.text for one in reading.left_out] == ["1 de 3", "2 de 3", "3 de 3"]
    back = adjusted(PutBack(1), text=text)
    assert back.units[1].text == "Empieza\n2 de 3\ny sigue el horario."
    assert [one.text for one in back.left_out] == ["1 de 3", "3 de 3"]


def test_not_everything_can_be_left_out():
    with pytest.raises(Impossible):
        adjusted(LeaveOut(0), text="Una sola frase.")
    with pytest.raises(Impossible):
        adjusted(AsHeading(0), text="# Una sola frase")


@pytest.mark.parametrize(
    "operation", [Join(0), Join(2), Split(2, 1), Raise(0), AsUnit(2), Join(99)]
)
def test_what_does_not_fit_is_refused(operation):
    with pytest.raises(Impossible):
        adjusted(operation)


def test_operations_are_kept_as_json():
    for operation in [Join(1), Split(1, 2), Rename(1, "a", "b"), LeaveOut(3), PutBack(1, 2)]:
        assert from_json(as_json(operation)) == operation


def words(reading):
    said = [reading.title or ""]
    said += [one.heading for one in reading.divisions if one.unit is None]
    said += [part for unit in reading.units for part in (unit.heading, unit.text)]
    said += [one.text for one in reading.left_out]
    return Counter(re.findall(r"\w+", " ".join(said)))


@st.composite
def operations(draw):
    kind = draw(st.sampled_from([Join, Split, Raise, Lower, AsHeading, AsUnit, LeaveOut, PutBack]))
    at = draw(st.integers(0, 12))
    return kind, at, draw(st.integers(0, 4))


def fitting(layout, kind, at, nth):
    if kind is Split or (kind is LeaveOut and nth):
        starts = paragraphs(layout.pieces[at]) if at < len(layout.pieces) else []
        return kind(at, starts[nth % len(starts)] if starts else 0)
    return kind(at)


def test_each_line_keeps_its_number_through_several_corrections():
    source = "Artículo 1. Uno.\n12\nArtículo 2. Dos.\nArtículo 3. Tres."
    corrections = [Join(1), LeaveOut(1), PutBack(0), Split(0, 3)]
    layout = adjust(lay_out(read_text(source), source), corrections, source)
    assert [(piece.text, piece.numbers) for piece in layout.pieces] == [
        (("Uno.", "12"), (1, 2)),
        (("Dos.", "", "Artículo 3. Tres."), (3, None, 4)),
    ]
    assert [piece.heading for piece in adjust(layout, [Split(1, 2)], source).pieces] == [
        "Artículo 1.",
        "Artículo 2.",
        "Artículo 3.",
    ]


def test_a_part_without_words_is_split_off_as_it_stands():
    source = "### Artículo 1\n:::::::"
    layout = adjust(lay_out(read_text(source), source), [Split(0, 0)], source)
    assert [piece.body for piece in layout.pieces] == ["", ":::::::"]


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=25), st.lists(operations(), max_size=8))
def test_no_operation_loses_a_word_or_says_one_twice(lines, wanted):
    source = "\n".join(lines)
    try:
        reading = read_text(source)
    except UnreadableText:
        return
    layout = lay_out(reading, source)
    done = []
    for kind, at, nth in wanted:
        operation = fitting(layout, kind, at, nth)
        try:
            layout = adjust(layout, [operation], source)
        except Impossible:
            continue
        done.append(operation)
    changed = put_together(layout, reading)

    assert words(changed) == words(reading)
    assert changed.units
    assert all(unit.heading or unit.text for unit in changed.units)
    slugs = [unit.slug for unit in changed.units]
    assert len(slugs) == len(set(slugs))
    for place, division in enumerate(changed.divisions):
        assert division.parent is None or division.parent < place
        assert division.level == len(path(changed, place))
    # The pieces on the page are those that the operations count.
    assert put_together(lay_out(changed), changed) == changed
    kept = [from_json(as_json(one)) for one in done]
    assert adjust(lay_out(reading, source), kept, source) == layout


def path(reading, place):
    above = [place]
    while (parent := reading.divisions[above[-1]].parent) is not None:
        above.append(parent)
    return above
