"""Measures: words that tell how much, and neither what acts nor what is acted on: "by 80%", "at least seven"."""

from __future__ import annotations

from claimlint.claims.tagged import Tagged

_BOUNDS = tuple(said.split() for said in ("at least", "at most", "up to", "more than", "less than", "fewer than"))
_NEAR = (["over"], ["under"])  # also prepositions, which would end a phrase
_UNITS = frozenset(("%", "percent", "cent", "third", "half", "quarter", "fifth", "tenth", "points", "point", "days"))
_UNITS |= {"mmhg", "kg"}
_AMONG = frozenset(("a", "per", "percentage"))
_REACH = 6  # words: "by more than a third", "by 0.4 percentage points"


def bound_before_number(s: Tagged, at: int) -> int:
    """How many words at `at` only bound the number behind them: "at least" in "at least seven types of cancer"."""
    for size, bounds in ((2, _BOUNDS), (1, _NEAR)):
        end = at + size
        if s.lower[at:end] in bounds and end < len(s.lower) and (_is_number(s, end) or s.is_head(end, "share")):
            return size
    is_rough = s.word(at) in ("about", "around") and at + 2 < len(s.lower)
    return int(is_rough and _is_number(s, at + 1) and s.is_head(at + 2, "people"))  # "kills about 30,000 people"


def behind_measure(s: Tagged, at: int) -> int:
    """The word behind "by 80%", "by a third", which tell how much and not what did it; `at` where nothing does."""
    if s.word(at) != "by":
        return at
    end = min(at + _REACH, len(s.lower))
    last = next((i for i in range(at + 1, end) if s.lower[i] in _UNITS or s.is_head(i, "times")), None)
    if last is None:
        return at
    is_counted = all(_is_number(s, i) or s.is_head(i, "about") or s.lower[i] in _AMONG for i in range(at + 1, last))
    goes_on = last + 1 < len(s.lower) and s.lower[last + 1].isalpha() and not s.is_class(last + 1, "preposition")
    return last + 1 if is_counted and not goes_on else at  # not "by the third jar"


def behind_number(s: Tagged, at: int) -> int:
    """The word behind a number with its unit: the "fewer" of "30% fewer strains"."""
    while at + 1 < len(s.lower) and (_is_number(s, at) or s.lower[at] in _SHARE):
        at += 1
    return at


_SHARE = frozenset(["%", "per", "percent", "cent"])


_PER = frozenset(["day", "d", "night", "week", "month", "year", "hour", "h", "hr", "min", "kg", "ml", "dl", "l"])


def is_rate(s: Tagged, at: int) -> bool:
    """Whether the slash at word `at` only says what an amount is for: "500 mg/day", "5 mg/kg/day", "two cups/day"."""
    if not 2 <= at < len(s.lower) - 1 or s.lower[at] != "/" or s.lower[at + 1] not in _PER:
        return False
    return _is_number(s, at - 2) or is_rate(s, at - 2)


def without_dose(s: Tagged, start: int, end: int) -> int:
    """The end of a phrase without the dose behind what is taken: the "curcumin" of "curcumin 500 mg/day"; `end` where
    it holds none, or nothing but one.
    """
    slash = next((i for i in range(start, end) if is_rate(s, i)), None)
    if slash is None:
        return end
    number = slash - 2
    while number - 1 > start and _is_number(s, number - 1):
        number -= 1  # "0.5-5 mg/day"
    is_bare = number <= start or s.is_any(number - 1, "determiner", "preposition")
    return end if is_bare else number


def _is_number(s: Tagged, at: int) -> bool:
    return s.lower[at][0].isdigit() or s.is_head(at, "counted")
