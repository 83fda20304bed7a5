"""A plan is split into objectives, strategies and lines of action."""

import pytest

from drafts.reading import read_text

PLAN = """# Plan de Cultura

## Eje 1. Cultura viva

### Objetivo 1.1 Abrir bibliotecas

#### Estrategia 1.1.1 Ampliar el horario

- 1.1.1.1 Abrir los domingos
- 1.1.1.2 Abrir de noche,
  hasta las diez

## Eje 2. Patrimonio

### Objetivo 2.1 Cuidar monumentos
"""


def test_it_works():
    reading = read_text(PLAN)

    assert [(unit.kind, unit.number, unit.text) for unit in reading.units] == [
        ("objective", "1.1", "Abrir bibliotecas"),
        ("strategy", "1.1.1", "Ampliar el horario"),
        ("action", "1.1.1.1", "Abrir los domingos"),
        ("action", "1.1.1.2", "Abrir de noche,\n  hasta las diez"),
        ("objective", "2.1", "Cuidar monumentos"),
    ]
    assert [unit.slug for unit in reading.units] == [
        "1-1",
        "1-1-1",
        "1-1-1-1",
        "1-1-1-2",
        "2-1",
    ]
    assert reading.units[2].path == (
        "Eje 1. Cultura viva",
        "Objetivo 1.1 Abrir bibliotecas",
        "Estrategia 1.1.1 Ampliar el horario",
    )


def test_an_objective_with_strategies_is_also_a_division():
    reading = read_text(PLAN)

    assert [(one.kind, one.level, one.unit) for one in reading.divisions] == [
        ("axis", 1, None),
        ("objective", 2, 0),
        ("strategy", 3, 1),
        ("axis", 1, None),
    ]


def test_the_plain_twin_reads_the_same():
    plain = PLAN.replace("#", "").replace("\n ", "\n").replace("- ", "")

    assert [unit.number for unit in read_text(plain).units] == [
        unit.number for unit in read_text(PLAN).units
    ]


def test_names_with_a_colon():
    text = "Plan\n\nEje 1: Uno\n\nTema 1.1: Dos\n\nObjetivo 1.1.1: Tres\n\nLínea de acción 1.1.1.1: Cuatro"

    assert [(unit.number, unit.text) for unit in read_text(text).units] == [
        ("1.1", "Dos"),
        ("1.1.1", "Tres"),
        ("1.1.1.1", "Cuatro"),
    ]


def test_a_figure_at_the_start_of_a_line_is_text():
    text = PLAN + "\n3.5 millones de personas los visitan.\n"

    assert (
        read_text(text).units[-1].text
        == "Cuidar monumentos\n\n3.5 millones de personas los visitan."
    )


def test_a_law_with_decimal_paragraphs_is_still_a_law():
    text = "Ley\n\n" + "\n\n".join(
        f"Artículo {n}. Va:\n\n{n}.1 Esto.\n\n{n}.2 Aquello." for n in range(1, 5)
    )

    assert [unit.number for unit in read_text(text).units] == ["1", "2", "3", "4"]


def test_each_stands_under_the_number_that_its_own_begins_with():
    text = "Plan\n\nObjetivo 1. Abrir\n\nEstrategia 1.1 Ampliar\n\n- 1.1.1 Los domingos\n- 1.1.2 De noche"

    reading = read_text(text)

    assert [(unit.kind, unit.path) for unit in reading.units] == [
        ("objective", ()),
        ("strategy", ("Objetivo 1. Abrir",)),
        ("action", ("Objetivo 1. Abrir", "Estrategia 1.1 Ampliar")),
        ("action", ("Objetivo 1. Abrir", "Estrategia 1.1 Ampliar")),
    ]


def test_lines_of_action_without_a_number():
    text = "Plan\n\nObjetivo 1.1 Abrir\n\nEstrategia 1.1.1 Ampliar\n\n- Los domingos\n- De noche\n\nEstrategia 1.1.2 Cuidar\n\n- Las salas"

    assert [(unit.kind, unit.text, unit.slug) for unit in read_text(text).units] == [
        ("objective", "Abrir", "1-1"),
        ("strategy", "Ampliar", "1-1-1"),
        ("action", "Los domingos", "linea"),
        ("action", "De noche", "linea-2"),
        ("strategy", "Cuidar", "1-1-2"),
        ("action", "Las salas", "linea-3"),
    ]


def test_a_code_before_the_number_and_no_space_after_it():
    text = "Plan\n\nObjetivo ET 1.1 Abrir\n\nEstrategia ET 1.1.1. Ampliar\n\n- LAT 1.1.1.1 Los domingos\n- 1.1.1.2.De noche"

    assert [(unit.number, unit.text) for unit in read_text(text).units] == [
        ("1.1", "Abrir"),
        ("1.1.1", "Ampliar"),
        ("1.1.1.1", "Los domingos"),
        ("1.1.1.2", "De noche"),
    ]


@pytest.mark.parametrize("sign", ["", ".", ":", ")", ".-", " —"])
def test_a_sign_after_the_number_of_an_action(sign):
    plan = PLAN.replace("1.1.1.1", f"1.1.1.1{sign}")

    assert read_text(plan).units[2].text == "Abrir los domingos"
