"""Doses in a sentence, held against a table of limits. It reads amounts; whether they are advice, the phrase tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.words import words_of
from claimlint.checks.phrases.line import Line
from claimlint.claims.numerals import ADVERBS, MASS_OF, SCALES, VALUES, number_value
from claimlint.values import NamedTuple

_UNITS: Mapping[str, str] = {
    **{word: "microgram" if unit == "mcg" else unit for word, unit in MASS_OF.items() if unit in ("mg", "g", "mcg")},
    **dict.fromkeys(("iu", "ius", "units", "unit"), "iu"),
    "international": "iu",
}
# "twice a day", "every six hours"; "one" says nothing that the default does not.
_TIMES: Mapping[str, int] = {
    **{word: int(times) for word, times in ADVERBS.items()},
    **{word: value for word, value in VALUES.items() if 2 <= value <= 6},
}
_DAY = frozenset(["day", "daily", "24"])
_NOT_DAILY = frozenset(("weekly", "monthly", "yearly", "single", "injection", "lifetime"))
_LONGER = frozenset(("week", "weeks", "month", "months", "year"))  # "each week", but not "for six weeks"
_EACH = frozenset(("a", "per", "each", "every", "/", "once"))
_HOURS = 24


class Limit(NamedTuple):
    """The most of a substance in a day, and what turns a unit into that of the limit."""

    amount: float
    factors: Mapping[str, float]


class DoseLimits:
    """A table of limits by substance, ready to be looked up in a sentence."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._by_name: dict[tuple[str, ...], Limit] = {}
        for row in table["names"]:
            factors = {row["unit"]: 1.0, **row.get("per_unit", {})}
            for name in (row["name"], *row.get("aliases", ())):
                words = tuple(word.lower for word in words_of(name))
                self._by_name[words] = Limit(float(row["limit"]), factors)
        self._longest = max(map(len, self._by_name))

    def exceeded(self, line: Line, start: int, end: int, before: Line | None) -> bool:
        """Whether the words give a daily dose above the limit of a substance among them, or in the sentence in front
        where they name none: "How much vitamin D? 40,000 IU every morning".
        """
        if _is_rarer_than_daily(line.lowers):
            return False
        limits = list(self._limits(line.lowers[start:end])) or (before and list(self._limits(before.lowers))) or []
        times = _times_a_day(line.lowers)
        for value, unit in _amounts(line.lowers[start:end]):
            for limit in limits:
                factor = limit.factors.get(unit)
                if factor is not None and value * factor * times > limit.amount:
                    return True
        return False

    def _limits(self, words: list[str]) -> Iterator[Limit]:
        for at in range(len(words)):
            for length in range(self._longest, 0, -1):
                if found := self._by_name.get(tuple(words[at : at + length])):
                    yield found
                    break


def _amounts(words: list[str]) -> Iterator[tuple[float, str]]:
    """Numbers with their unit, in digits or words ("ten grams"); `two 500 mg tablets` together."""
    for at, word in enumerate(words):
        unit = _UNITS.get(word)
        if not unit or not at:
            continue
        before = words[at - 1]
        number = before.replace(",", "")
        if number[0].isdecimal() and number.replace(".", "", 1).isdecimal():
            yield float(number) * (_TIMES.get(words[at - 2], 1) if at > 1 else 1), unit
        elif before in VALUES or before in SCALES:
            yield _spelled(words, at), unit


def _spelled(words: list[str], end: int) -> float:
    """The value of the number in words, or digits and words, that ends there: "fifty thousand", "50 thousand"."""
    start = end
    while start and (words[start - 1] in VALUES or words[start - 1] in SCALES):
        start -= 1
    if start and words[start - 1].isdecimal():
        start -= 1
    return number_value(" ".join(words[start:end]))


def _times_a_day(words: list[str]) -> int:
    """How often a day: `twice a day`, `four times daily`, `every six hours`; 1 where it is not said."""
    for at, word in enumerate(words):
        rest = words[at + 1 : at + 4]
        if word == "every" and rest:
            hours = _TIMES.get(rest[0], int(rest[0]) if rest[0].isdecimal() and len(rest[0]) < 3 else 0)
            if "hours" in rest[:2] and 0 < hours <= _HOURS:
                return _HOURS // hours
            if rest[0] == "hour":
                return _HOURS // 2  # nobody is awake for all of them
        count = _TIMES.get(word, int(word) if word.isdecimal() and len(word) == 1 else 0)
        if count and not _DAY.isdisjoint(rest) and (word == "twice" or "times" in rest[:1]):
            return count
    return 1


def _is_rarer_than_daily(words: Sequence[str]) -> bool:
    """Whether the words speak of a dose that is not taken each day."""
    if not _NOT_DAILY.isdisjoint(words):
        return True
    return any(
        word in _LONGER and not _EACH.isdisjoint(words[max(0, at - 2) : at]) and "for" not in words[max(0, at - 3) : at]
        for at, word in enumerate(words)
    )
