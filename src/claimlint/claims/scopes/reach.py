"""A reach: an operator of a sentence and the words that it acts on, up to what ends its reach: *but*, *however*, a
semicolon, *because* … (`breakers` in negation.yaml).
"""

from __future__ import annotations

from bisect import bisect_left

from claimlint.claims.tagged import Mark, Tagged
from claimlint.values import NamedTuple


class Reach(NamedTuple):
    """An operator's kind, its words [cue_start, cue_end), and the words [start, end) that it acts on. source: of an
    attribution.
    """

    kind: str
    cue: str
    cue_start: int
    cue_end: int
    start: int
    end: int
    source: str = ""
    effect: str = ""

    @classmethod
    def of(
        cls,
        s: Tagged,
        kind: str,
        cue: Mark | tuple[int, int],
        reached: tuple[int, int],
        *,
        source: str = "",
        effect: str = "",
    ) -> Reach:
        """The reach of an operator that stands as a mark, or as words [start, end), on the words `reached`."""
        start, end = cue[:2]
        return cls(kind, s.said(start, end), start, end, *reached, source, effect)


def right_end(s: Tagged, at: int) -> int:
    """Where the reach of what stands at word `at` ends to its right: the next breaker, or the end of the sentence."""
    found = bisect_left(s.breaks, at)
    return s.breaks[found] if found < len(s.breaks) else len(s.lower)


def left_start(s: Tagged, at: int) -> int:
    """Where the reach of what stands at word `at` starts to its left: behind the last breaker, or at the first word."""
    found = bisect_left(s.breaks, at)
    return s.breaks[found - 1] + 1 if found else 0
