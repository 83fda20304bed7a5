"""Whatever changes, every unit of both texts stands in exactly one change."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparing import compare
from drafts.reading import Unit

SENTENCES = st.sampled_from(
    [
        "toda persona puede leer los libros que quiera durante el día",
        "los libros se prestan por dos semanas a quien muestre credencial",
        "la biblioteca abre de ocho a ocho todos los días del año",
        "un consejo de personas vecinas propone las compras del semestre",
        "rige mañana",
        "derogado",
    ]
)


@st.composite
def _units(draw):
    texts = draw(st.lists(st.lists(SENTENCES, min_size=0, max_size=3).map(" ".join), max_size=7))
    return [
        Unit("article", str(n), f"Artículo {n}.", "", text, f"Artículo {n}.", n, None, (), str(n))
        for n, text in enumerate(texts, 1)
    ]


@settings(max_examples=400, deadline=None)
@given(_units(), _units())
def test_each_unit_is_in_one_change(old, new):
    changes = compare(old, new)

    assert sorted(at for change in changes for at in change.old) == list(range(len(old)))
    assert sorted(at for change in changes for at in change.new) == list(range(len(new)))
    for change in changes:
        assert change.relations
        assert (change.relations == ("added",)) == (not change.old)
        assert (change.relations == ("removed",)) == (not change.new)


@settings(max_examples=200, deadline=None)
@given(_units())
def test_a_text_against_itself_is_kept(units):
    assert [change.relations for change in compare(units, units)] == [("kept",)] * len(units)
