"""Units that say the same are told apart by where they stand."""

from drafts.comparing import compare
from drafts.reading import read_text

REPEALED = "Se deroga."
VALID = "El presente Decreto entrará en vigor al día siguiente de su publicación en el Diario."
TOPICS = ["préstamo", "horario", "consejo", "archivo", "mostrador", "catálogo", "silencio"]


def _text(topic):
    return f"El {topic} de cada biblioteca lo fija su reglamento y lo publica la dirección."


def _law(*texts):
    return [f"Artículo {n}. {text}" for n, text in enumerate(texts, 1)]


def _became(old, new):
    """Return, for each unit of `old`, the places in `new` of what it became."""
    units = [read_text("\n\n".join(["Ley", *text])).units for text in (old, new)]
    became = {one: change.new for change in compare(*units) for one in change.old}
    return [became[at] for at in range(len(units[0]))]


def test_by_number_where_the_articles_around_keep_theirs():
    old = [f"Artículo {n}. {text}" for n, text in enumerate(_texts(REPEALED, REPEALED), 1)]
    new = [old[0], old[2], old[3]]

    assert _became(old, new) == [(0,), (), (1,), (2,)]


def _texts(*inner):
    return [_text(TOPICS[0]), *inner, _text(TOPICS[1])]


def test_by_their_neighbours_where_the_articles_were_renumbered():
    old = _law(*_texts(REPEALED, _text("depósito"), REPEALED))
    new = _law(_text("fondo"), *_texts(REPEALED, _text("depósito"), REPEALED))

    assert _became(old, new) == [(1,), (2,), (3,), (4,), (5,)]


def test_one_of_them_is_given_new_words_while_the_articles_are_renumbered():
    old = _law(*_texts(REPEALED, _text("depósito"), REPEALED))
    new = _law(_text("fondo"), *_texts("Nadie paga por leer.", _text("depósito"), REPEALED))

    assert _became(old, new)[3] == (4,)


def _decree(*texts):
    names = ["Primero", "Segundo", "Tercero"]
    return ["TRANSITORIOS", *(f"{name}.- {text}" for name, text in zip(names, texts, strict=False))]


def test_transitories_of_a_decree_put_before_the_others():
    law = _law(*(_text(topic) for topic in TOPICS))
    others = [*_decree(VALID, _text("fondo")), *_decree(VALID, _text("depósito")), *_decree(VALID)]
    old = [*law, *others]
    new = [*law, *_decree(VALID, _text("acervo")), *others]

    assert _became(old, new)[7:] == [(9,), (10,), (11,), (12,), (13,)]


def test_by_the_name_of_a_division_that_was_renumbered():
    shared = "Toda persona que atiende el mostrador toma un curso cada año."
    fund, key = _text("fondo"), _text("llavero")
    lending, reading = [fund, shared, key], [_text("silencio"), shared]
    old = ["Capítulo 1. Préstamo", *_law(*lending, *reading)]
    old.insert(4, "Capítulo 2. Lectura")
    new = ["Capítulo 1. Normas", *_law(*map(_text, TOPICS[:3]), *lending[::-1])]
    new.insert(4, "Capítulo 2. Préstamo")

    became = _became(old, new)
    assert (became[1], became[4]) == ((4,), ())


def _of_year(year, text):
    return [f"TRANSITORIOS DEL DECRETO DE {year}", f"Primero.- {text}"]


def test_one_amended_where_it_stands_is_not_the_same_words_elsewhere():
    law = _law(_text("fondo"))
    later = f"{VALID} Las bibliotecas lo cuelgan en la puerta."
    old = [*law, *_of_year(2001, VALID), *_of_year(2005, VALID)]
    new = [*law, *_of_year(2001, later), *_of_year(2005, VALID), *_of_year(2009, VALID)]

    assert _became(old, new) == [(0,), (1,), (2,)]
