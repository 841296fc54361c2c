"""Many spans that are asked again and again which of them touches another, at the cost of a look-up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter

from claimlint.article.model import Span


class Covered:
    """What some spans cover: `Covered([Span(0, 4), Span(8, 9)]).touches(Span(3, 6))` is true."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))  # how far those up to each one go

    def touches(self, span: Span) -> bool:
        """Whether one of the spans shares a code point with this one."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._reach[before - 1] > span.start

    def holds(self, span: Span) -> bool:
        """Whether one of the spans holds all of this one: `Covered([Span(0, 4)]).holds(Span(1, 4))` is true."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._reach[before - 1] >= span.end


def touching(span: Span, ordered: Sequence[Span]) -> Sequence[Span]:
    """Those of some spans that may touch this one; they come in order and do not overlap."""
    return ordered[
        bisect_right(ordered, span.start, key=attrgetter("end")) : bisect_left(
            ordered, span.end, key=attrgetter("start")
        )
    ]
