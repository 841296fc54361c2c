"""Many spans asked at once answer as each of them does."""

from __future__ import annotations

import pytest

from claimlint.article.model import Span
from claimlint.article.spans import Covered


@pytest.mark.parametrize(
    ("spans", "asked", "is_touched"),
    [
        ([], (0, 9), False),
        ([(2, 4), (6, 8)], (4, 6), False),
        ([(2, 4), (6, 8)], (3, 6), True),
        ([(2, 4), (6, 8)], (4, 7), True),
        ([(0, 9), (2, 3)], (5, 6), True),
        ([(2, 4)], (8, 9), False),
    ],
)
def test_spans_are_touched_as_each_of_them_is(
    spans: list[tuple[int, int]], asked: tuple[int, int], is_touched: bool
) -> None:
    some = [Span(*span) for span in spans]
    assert Covered(some).touches(Span(*asked)) is is_touched
    assert any(span.touches(Span(*asked)) for span in some) is is_touched
