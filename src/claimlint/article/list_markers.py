"""How lists count: as figures, letters or Roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 3999  # what letters and Roman numerals can count to; beyond, and below 1, there are figures


def integer_of(value: str, default: int) -> int:
    """A whole number written in an attribute, with or without a sign; the default where it is none."""
    value = value.strip()
    figures = value.removeprefix("-")
    return int(value) if len(figures) <= 6 and figures.isascii() and figures.isdecimal() else default


def counted_in_style(number: int, style: str) -> str:
    """The number in a style of HTML: 4 in "a" is "d", in "I" it is "IV", in "1" it is "4"."""
    if style.lower() not in ("a", "i") or not style.isascii() or not 1 <= number <= _MOST:
        return str(number)
    shown = _letters(number) if style in "aA" else _roman(number)
    return shown.upper() if style.isupper() else shown


def _letters(number: int) -> str:
    shown = ""
    while number:
        number, letter = divmod(number - 1, 26)
        shown = chr(ord("a") + letter) + shown
    return shown


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        shown += times * letters
    return shown
