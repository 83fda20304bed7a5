"""Numbers as word processors write them: 4, IV, d, cuarto."""

_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip
_ORDINALS = [
    "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno",
]  # fmt: skip
_ORDINAL_TENS = [
    "", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo",
    "septuagésimo", "octogésimo", "nonagésimo",
]  # fmt: skip
_CARDINALS = [
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho",
    "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
    "veintiséis", "veintisiete", "veintiocho", "veintinueve",
]  # fmt: skip
_CARDINAL_TENS = [
    "", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
]  # fmt: skip


def roman(value: int) -> str:
    """Return `value` in Roman numerals; in figures where there are none for it."""
    if not 0 < value < 4000:
        return str(value)
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written


def letters(value: int) -> str:
    """Return a, b… z, aa, bb…, as word processors count."""
    times, at = divmod(value - 1, 26)
    if value < 1 or times > 9:  # more are a mistake of the document's
        return str(value)
    return chr(ord("a") + at) * (times + 1)


def ordinal(value: int) -> str:
    """Return primero, segundo… nonagésimo noveno; in figures beyond."""
    if not 0 < value < 100:
        return f"{value}º"
    tens, ones = divmod(value, 10)
    return " ".join(word for word in (_ORDINAL_TENS[tens], _ORDINALS[ones]) if word)


def cardinal(value: int) -> str:
    """Return uno, dos… noventa y nueve; in figures beyond."""
    if not 0 <= value < 100:
        return str(value)
    if value < 30:
        return _CARDINALS[value]
    tens, ones = divmod(value, 10)
    return _CARDINAL_TENS[tens] + (f" y {_CARDINALS[ones]}" if ones else "")
