"""How numbers are written, in digits and in words, and what they are worth. Units and meaning belong to `numbers`."""

from __future__ import annotations

import re

from claimlint.article.dates import MONTH_NAME
from claimlint.article.patterns import lazy_pattern

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {word: value for value, word in enumerate(_ONES + _TEENS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
# Units of mass as they are written, in small letters, each with the one spelling that it is known by.
MASS_OF = {
    **dict.fromkeys(("mg", "milligram", "milligrams", "milligramme", "milligrammes"), "mg"),
    **dict.fromkeys(("g", "gram", "grams", "gramme", "grammes"), "g"),
    **dict.fromkeys(("mcg", "µg", "μg", "ug", "microgram", "micrograms", "microgramme", "microgrammes"), "mcg"),
    **dict.fromkeys(("ng", "nanogram", "nanograms", "nanogramme", "nanogrammes"), "ng"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilogramme", "kilogrammes"), "kg"),
}
ADVERBS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}

_WORD = "|".join(sorted((*VALUES, *SCALES), key=len, reverse=True))
DIGITS = r"(?:\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:[.·]\d+)?|[.]\d+)"
NUMERAL = (
    rf"(?:{DIGITS}(?:\s+(?:hundred|thousand|million|billion)\b)?|\b(?:{_WORD})(?:[\s-]+(?:and\s+)?(?:{_WORD}))*\b)"
)

_STARTS = frozenset((*VALUES, *SCALES, *PARTS, *ADVERBS, *(f"{part}s" for part in PARTS), "halves"))
_DIGIT = lazy_pattern(r"\d")
_START = lazy_pattern(rf"\d|\b(?:{'|'.join(sorted(_STARTS, key=lambda word: (-len(word), word)))})\b", re.IGNORECASE)
_SET_OFF = str.maketrans("-–—/([\"'“‘,.;:", "              ")


def start_pattern(text: str) -> re.Pattern[str] | None:
    """What finds the starts of numbers in a text: digits, digits and words, or None where it holds neither."""
    if not _STARTS.isdisjoint(text.lower().translate(_SET_OFF).split()):
        return _START
    return _DIGIT if _DIGIT.search(text) else None


def number_value(words: str) -> float:
    """The value of a number in digits or words: "1,200", "2.5 million", "twenty-five". Raises ValueError on others."""
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.strip().lower().replace(",", "").replace("·", ".")):
        if word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] > 100:
                total, current = total + current, 0.0
        elif word in VALUES:
            current += VALUES[word]
        elif word != "and":
            current += float(word)
    return total + current


_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_WHEN = lazy_pattern(
    rf"\b(?:in|since|from|until|by|before|after|during|early|late|{MONTH_NAME}|spring|summer|autumn|winter)\s+$",
    re.IGNORECASE,
)
_NEAR = 20  # characters in front of a number, so that a line without end is not read again for each of its numbers


def is_year(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] are digits of a year: those of "since 2014", but not of "of 2014 patients"."""
    is_like_one = _YEAR.fullmatch(text, start, end) is not None
    return is_like_one and _WHEN.search(text, max(0, start - _NEAR), start) is not None
