"""Dates as people write them: ISO, British, American, month and year alone (March 2024, 03/2024).

It reads words, never the clock. 05/06/2022 may be May or June: such a date is marked, and gives both readings.
Relative dates ("3 days ago") are not dates here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from claimlint.article.patterns import lazy_pattern
from claimlint.values import NamedTuple

_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
MONTH_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_BY_DAY = r"(?:19|2\d)\d\d"  # beside a day and a month, a year misprinted as 2204 is a year too
_ORDINAL = r"(?:st|nd|rd|th)?"
_TWO_DIGITS = lazy_pattern(r"\d\d")  # every date has a year; most texts have none, and this is found out faster
_DATE = lazy_pattern(
    rf"\b(?P<iy>(?:19|20)\d\d(?=[-/.])|2\d\d\d(?=-\d\d-\d\d\b))[-/.](?P<im>\d{{1,2}})(?:[-/.](?P<id>\d{{1,2}}))?"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:\s?Z|\s?[+-]\d\d:?\d\d)?)?\b(?![-/.]\d)"
    rf"|\b(?:\d{{1,2}}{_ORDINAL}\s?(?:[-–]|to)\s?)?(?P<bd>\d{{1,2}}){_ORDINAL}[\s-]+(?:of\s+)?(?P<bm>{MONTH_NAME})\b\.?,?[\s-]+(?P<by>{_BY_DAY})\b"
    rf"|\b(?P<am>{MONTH_NAME})\b\.?\s+(?P<ad>\d{{1,2}}){_ORDINAL},?\s+(?P<ay>{_BY_DAY})\b"
    # of months and days from one to another the last one counts: "March to May 2026", "3–5 May 2026"
    rf"|\b(?:(?:{MONTH_NAME})\b\.?\s?(?:[-–/]|to|and)\s?)?(?P<mm>{MONTH_NAME})\b\.?,?\s+(?P<my>(?:19|20)\d\d)\b"
    r"|\b(?:spring|summer|autumn|fall|winter|Q[1-4])\s+(?P<sy>20\d\d)(?:[-–/]\d\d)?\b"
    r"|\b(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<ny>(?:19|2\d)\d\d)\b"
    r"|(?<![\d/.,-])(?P<om>0?[1-9]|1[0-2])/(?P<oy>20(?:0[1-9]|[1-9]\d))\b(?![/.-]\d)",
    re.IGNORECASE,
)
# a month and the last two figures of a year, which only words about a day tell from a share: "Last reviewed 06/26"
_SHORT = lazy_pattern(
    rf"(?<![\d/.,-])(?:(?P<m>0[1-9]|1[0-2])/(?P<y>[23]\d)|(?P<yf>2\d)/(?P<ml>0[1-9]|1[0-2]))(?![\d/.,-]*\d)"
    rf"|\b(?P<mn>{MONTH_NAME})\b\.?\s?(?:[’'](?P<yn>[23]\d)\b|(?P<ys>2[4-9]|3\d)\b(?!,?\s*\w))"
    r"|(?<![\d/.,-])(?P<d1>\d{1,2})/(?P<d2>\d{1,2})/(?P<yd>2[3-9]|3\d)(?![\d/-]|\.\d)",
    re.IGNORECASE,
)
_OF_A_DAY = lazy_pattern(
    r"(?:\A|\b(?:rev|review(?:ed)?|assessed|checked|approved|ratified|agreed|issued?|published|printed|updated?|revised|revision|version"
    r"|edition|date|due|again|look|seen|check|verified|validated|signed|passed|expir(?:y|es)|until|valid\s+to|produced|written|next|last)\b)\W*(?:(?:by|on|in|date|due|of)\W+)?\Z",
    re.IGNORECASE,
)
_LONGEST_LABEL = 40
_YEAR = lazy_pattern(r"(?:19|20)\d\d")


class Date(NamedTuple):
    """A day, a month or a year. `swapped` is the other reading of a date such as 05/06/2022, here read as American."""

    year: int
    month: int | None = None
    day: int | None = None
    swapped: tuple[int, int] | None = None

    @property
    def is_ambiguous(self) -> bool:
        return self.swapped is not None

    def first(self) -> date:
        """The earliest day that is meant, in either reading."""
        own = date(self.year, self.month or 1, self.day or 1)
        return min(own, date(self.year, *self.swapped)) if self.swapped else own

    def last(self) -> date:
        """The latest day that is meant, in either reading."""
        month = self.month or 12
        own = date(self.year, month, self.day or monthrange(self.year, month)[1])
        return max(own, date(self.year, *self.swapped)) if self.swapped else own


class DateAt(NamedTuple):
    """A date and where it stands in the text that was searched."""

    date: Date
    start: int
    end: int


def parse_date(text: str) -> Date | None:
    """The date that a text is, or the first that it holds; a year alone counts only where it is all there is."""
    found = dates_in(text)
    if found:
        return found[0].date
    bare = text.strip()
    return Date(int(bare)) if _YEAR.fullmatch(bare) else None


@lru_cache(maxsize=1024)  # each part of a line asks for the days of the whole line
def dates_in(text: str) -> tuple[DateAt, ...]:
    """Every date in a text, in order. Years alone, impossible days and times are left out."""
    if not _TWO_DIGITS.search(text):
        return ()
    full = [DateAt(read, *match.span()) for match in _DATE.finditer(text) if (read := _read(match)) is not None]
    return tuple(sorted([*full, *_short_in(text, full)], key=lambda day: day.start))


def _short_in(text: str, full: Sequence[DateAt]) -> Iterator[DateAt]:
    """The months with a short year, where words about a day lead to them or they are all there is: "Review: 06/28"."""
    for match in _SHORT.finditer(text):
        start, end = match.span()
        if any(day.start < end and start < day.end for day in full):
            continue
        read = _short(match)
        if read is not None and (match["yd"] or _tells_a_day(text, start, end)):
            yield DateAt(read, start, end)


def _tells_a_day(text: str, start: int, end: int) -> bool:
    """Whether words about a day lead to text[start:end], or it stands alone."""
    is_led = _OF_A_DAY.search(text, max(start - _LONGEST_LABEL, 0), start) is not None
    return is_led and (start > 0 or not text[end:].strip(" .)"))


def _short(match: re.Match[str]) -> Date | None:
    part = match.groupdict()
    if part["yd"]:
        return _in_either_order(2000 + int(part["yd"]), int(part["d1"]), int(part["d2"]))
    year, month = part["y"] or part["yf"] or part["yn"] or part["ys"], part["m"] or part["ml"]
    return Date(2000 + int(year), int(month) if month else _MONTHS[part["mn"].lower()])


def _read(match: re.Match[str]) -> Date | None:
    part = match.groupdict()
    if part["iy"]:
        return _valid(int(part["iy"]), int(part["im"]), int(part["id"]) if part["id"] else None)
    if part["by"]:
        return _valid(int(part["by"]), _MONTHS[part["bm"].lower()], int(part["bd"]))
    if part["ay"]:
        return _valid(int(part["ay"]), _MONTHS[part["am"].lower()], int(part["ad"]))
    if part["my"]:
        return _valid(int(part["my"]), _MONTHS[part["mm"].lower()], None)
    if part["sy"]:
        return Date(int(part["sy"]))  # the halves of the earth have their summers apart
    if part["oy"]:
        return _valid(int(part["oy"]), int(part["om"]), None)
    year, one, two = int(part["ny"]), int(part["n1"]), int(part["n2"])
    return _in_either_order(year, one, two)


def _in_either_order(year: int, one: int, two: int) -> Date | None:
    """The day of two numbers of which either may be the month."""
    american, british = _valid(year, one, two), _valid(year, two, one)
    if american and british and one != two:
        return Date(year, one, two, swapped=(two, one))
    return american or british


def _valid(year: int, month: int, day: int | None) -> Date | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    return Date(year, month, day)
