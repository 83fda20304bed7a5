"""What became of each unit from one text to the next."""

from drafts.comparing import Change, compare
from drafts.reading import read_text

READING = "Toda persona puede leer en la biblioteca los libros que quiera durante el día entero."
LENDING = (
    "Los libros se prestan por dos semanas a quien muestre su credencial vigente en el mostrador."
)
HOURS = "La biblioteca abre de ocho a ocho todos los días del año salvo los lunes por la mañana."
COUNCIL = (
    "Un consejo de siete personas vecinas propone las compras y revisa las cuentas cada semestre."
)


def _law(*texts):
    return read_text(
        "Ley\n\n" + "\n\n".join(f"Artículo {n}. {text}" for n, text in enumerate(texts, 1))
    ).units


def _compared(old, new):
    return compare(_law(*old), _law(*new))


def test_kept():
    assert _compared([READING, LENDING], [READING, LENDING]) == [
        Change((0,), (0,), ("kept",)),
        Change((1,), (1,), ("kept",)),
    ]


def test_amended():
    changes = _compared([READING, LENDING], [READING, LENDING.replace("dos semanas", "un mes")])

    assert changes[1] == Change((1,), (1,), ("amended",))


def test_renumbered_by_an_addition():
    assert _compared([READING, LENDING], [READING, COUNCIL, LENDING]) == [
        Change((0,), (0,), ("kept",)),
        Change((), (1,), ("added",)),
        Change((1,), (2,), ("renumbered",)),
    ]


def test_renumbered_and_amended():
    changes = _compared([READING, LENDING], [READING, COUNCIL, LENDING.replace("dos", "tres")])

    assert changes[2] == Change((1,), (2,), ("renumbered", "amended"))


def test_removed():
    assert _compared([READING, HOURS, LENDING], [READING, LENDING]) == [
        Change((0,), (0,), ("kept",)),
        Change((1,), (), ("removed",)),
        Change((2,), (1,), ("renumbered",)),
    ]


def test_split():
    changes = _compared(
        [READING, f"{LENDING} {HOURS}", COUNCIL], [READING, LENDING, HOURS, COUNCIL]
    )

    assert changes[1] == Change((1,), (1, 2), ("split",))


def test_merged():
    changes = _compared(
        [READING, LENDING, HOURS, COUNCIL], [READING, f"{LENDING} {HOURS}", COUNCIL]
    )

    assert changes[1] == Change((1, 2), (1,), ("merged",))


def test_moved_to_another_chapter():
    def law(first, second):
        return read_text(
            "Ley\n\nCapítulo I\n\n"
            + "\n\n".join(first)
            + "\n\nCapítulo II\n\n"
            + "\n\n".join(second)
        ).units

    one, two, three = (f"Artículo {n}. {t}" for n, t in ((1, READING), (2, LENDING), (3, HOURS)))
    four, five = f"Artículo 4. {COUNCIL}", "Artículo 5. Queda prohibido comer y beber en la sala."

    changes = compare(law([one, two, three], [four, five]), law([one, two], [three, four, five]))

    assert [change.relations for change in changes] == [
        ("kept",),
        ("kept",),
        ("moved",),
        ("kept",),
        ("kept",),
    ]


def test_a_renamed_chapter_has_not_moved_its_articles():
    def law(name):
        return read_text(
            f"Ley\n\nCapítulo I\n{name}\n\nArtículo 1. {READING}\n\nArtículo 2. {HOURS}"
        ).units

    changes = compare(law("Del uso"), law("De las visitas"))

    assert [change.relations for change in changes] == [("kept",), ("kept",)]


def test_twins_are_told_apart_by_where_they_stand():
    def law(*decrees):
        return read_text(
            f"Ley\n\nArtículo 1. {READING}\n\nArtículo 2. {HOURS}\n\n"
            + "\n\n".join(f"TRANSITORIOS DEL {name}\n\nÚnico. Rige mañana." for name in decrees)
        ).units

    changes = compare(law("DECRETO A", "DECRETO C"), law("DECRETO A", "DECRETO B", "DECRETO C"))

    assert [(change.old, change.new, change.relations) for change in changes[2:]] == [
        ((2,), (2,), ("kept",)),
        ((), (3,), ("added",)),
        ((3,), (4,), ("kept",)),
    ]


def test_nothing_against_something():
    assert compare([], _law(READING, HOURS)) == [
        Change((), (0,), ("added",)),
        Change((), (1,), ("added",)),
    ]
    assert compare(_law(READING), []) == [Change((0,), (), ("removed",))]
