"""A change between two percentages told in percent although it is in percentage points: "10% to 15%, a 5% rise"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.claims.numbers import Number

_TO = lazy_pattern(
    r"[^.;]{0,60}?\b(?:to|compared\s+with|compared\s+to|and|versus|vs\.?|against|down\s+to|up\s+to)\b[^.;%]{0,40}", re.I
)
_CHANGE = lazy_pattern(
    r"[\s-]*(?:\w+\s+){0,2}?(?:rise|increase|gain|improvement|jump|growth|fall|drop|decrease|decline|reduction|cut|difference|change"
    r"|lower|higher|greater|smaller|more|less|fewer)\b",
    re.IGNORECASE,
)
_BY = lazy_pattern(
    r"\b(?:by|(?:rise|increase|gain|improvement|jump|growth|fall|drop|decrease|decline|reduction|difference|change)\s+of)"
    r"\s+(?:about\s+|around\s+|just\s+|only\s+)?$",
    re.IGNORECASE,
)
_EXACT = 0.05
_TAKES_UP = lazy_pattern(r"(?:that|this|it)\s+(?:is|was|means|amounts\s+to)\s+an?\b", re.IGNORECASE)


def compile_points(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: nothing of its own."""

    def check(page: Page) -> Iterator[Hit]:
        for index, numbers in page.numbers.items():
            percents = [n for n in numbers if n.kind == "percent"]
            if percents:
                sentence = page.article.sentences[index]
                before = page.article.sentences[index - 1] if _TAKES_UP.match(sentence.text) and index else None
                earlier = [n for n in page.numbers.get(index - 1, ()) if n.kind == "percent"] if before else []
                ends = _ends(before.text, earlier) if before else _ends(sentence.text, percents)
                yield from _in_sentence(sentence, percents, ends)

    return check


def _in_sentence(sentence: Sentence, percents: list[Number], ends: tuple[float, float] | None) -> Iterator[Hit]:
    if ends is None:
        return
    low, high = ends
    difference = abs(high - low)
    relative = 100 * difference / low if low else 0.0
    for number in percents:
        if number.upper is not None or number.value in ends or abs(number.value - difference) > _EXACT:
            continue
        change, by = _CHANGE.match(sentence.text, number.end), _BY.search(sentence.text, 0, number.start)
        if (change or by) and abs(relative - number.value) > 1:
            start, end = (by.start() if by else number.start), (change.end() if change else number.end)
            values = {"points": f"{difference:g}", "relative": f"{relative:.0f}"}
            yield Hit(sentence.source_span(start, end), values=values)


def _ends(text: str, percents: list[Number]) -> tuple[float, float] | None:
    """The two percentages between which something changed."""
    for one in percents:
        if _BY.search(text, 0, one.start):
            continue  # "fell by 3%: from 8 to 5": the change itself
        if one.upper is not None and re.search(r"\bfrom\s+(?:about\s+)?$", text[: one.start], re.IGNORECASE):
            return one.value, one.upper
        for other in percents:
            if other.start > one.end and other.upper is None and _TO.fullmatch(text, one.end, other.start):
                return one.value, other.value
    return None
