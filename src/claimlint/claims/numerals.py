"""How numbers are written, in digits and in words, and what they are worth. Units and meaning belong to `numbers`."""

from __future__ import annotations

import re

from claimlint.article.patterns import lazy_pattern

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES = {word: value for value, word in enumerate(_ONES + _TEENS)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
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
    r"\b(?:in|since|from|until|by|before|after|during|early|late"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter)\s+$",
    re.IGNORECASE,
)


def is_year(number: str, before: str) -> bool:
    """Whether digits behind some text are a year: those of "since 2014", but for "of 2014 patients"."""
    return _YEAR.fullmatch(number) is not None and _WHEN.search(before) is not None
