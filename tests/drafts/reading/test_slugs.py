"""Each unit has an address of its own within the text."""

import pytest

from drafts.reading import read_text
from drafts.reading.slugs import slug_of


@pytest.mark.parametrize(
    ("kind", "number", "heading", "slug"),
    [
        ("article", "12", "Artículo 12.", "12"),
        ("article", "4 bis", "Artículo 4 bis.", "4-bis"),
        ("article", "4º BIS", "ARTÍCULO 4º BIS", "4-bis"),
        ("article", "1o", "Artículo 1o", "1"),
        ("article", "12-A", "Artículo 12-A", "12-a"),
        ("article", "Décimo Primero", "Artículo Décimo Primero", "decimo-primero"),
        ("transitory", "Primero", "Primero.-", "transitorio-primero"),
        ("transitory", None, "Transitorio", "transitorio"),
        ("provision", "primera", "Disposición final primera. Vigor.", "disposicion-final-primera"),
        ("preamble", None, "", "preambulo"),
        ("annex", "1", "Anexo 1", "anexo-1"),
        ("action", "1.1.2", "1.1.2", "1-1-2"),
        ("section", None, "Buen trato", "buen-trato"),
    ],
)
def test_an_address(kind, number, heading, slug):
    assert slug_of(kind, number, heading) == slug


def test_a_repeated_address_gets_a_number():
    text = "Ley\n\nArtículo 1. Uno.\n\nArtículo 2. Dos.\n\nTRANSITORIOS\n\nÚnico. A.\n\nTRANSITORIOS\n\nÚnico. B."

    assert [unit.slug for unit in read_text(text).units] == [
        "1",
        "2",
        "transitorio-unico",
        "transitorio-unico-2",
    ]
