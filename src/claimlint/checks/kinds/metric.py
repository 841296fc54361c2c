"""The kind `metric`: what the numbers of a page say, and its reading grade.

check:
  metric:
    is: lacking               a figure without the second one that it needs      figure, companion, unless, where
    is: impossible            percentages that cannot be                         falls, shares, after, unless: phrases
    is: sum                   parts that add up to more or less than the whole   rest: phrases, parts: lists of phrases
    is: denominators          rates compared that are counted differently        comparing: phrases
    is: points                percentage points told as percent
    is: significance          words that their p-value or interval denies        significant, lower …
    is: statistics            an estimate outside its interval, and the like
    is: dose                  amounts that are never given                       table, unless
    is: reading-level         the Flesch-Kincaid grade and long sentences        grade, words, least
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimlint.checks.context import CheckContext
from claimlint.checks.metrics.denominators import compile_denominators
from claimlint.checks.metrics.doses import compile_doses
from claimlint.checks.metrics.impossible_numbers import compile_impossible, compile_sums
from claimlint.checks.metrics.lacking import COMPANION, FIGURE, compile_lacking
from claimlint.checks.metrics.points import compile_points
from claimlint.checks.metrics.readability import compile_readability
from claimlint.checks.metrics.significance import compile_significance, compile_statistics
from claimlint.checks.model import Check
from claimlint.checks.phrases.list import PHRASES

_METRICS: Mapping[str, Callable[[Mapping[str, Any], CheckContext], Check]] = {
    "lacking": compile_lacking,
    "impossible": compile_impossible,
    "sum": compile_sums,
    "denominators": compile_denominators,
    "points": compile_points,
    "significance": compile_significance,
    "statistics": compile_statistics,
    "dose": compile_doses,
    "reading-level": compile_readability,
}
_LISTS = (
    "unless", "falls", "shares", "after", "rest", "whole", "comparing", "significant", "insignificant", "lower",
    "higher", "differences",
)  # fmt: skip
_COUNT = {"type": "integer", "minimum": 1, "description": "a number"}

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "required": ["is"],
    "additionalProperties": False,
    "properties": {
        "is": {"enum": list(_METRICS)},
        **dict.fromkeys(_LISTS, PHRASES),
        "where": {"type": "object", "additionalProperties": PHRASES, "description": "classes of this rule"},
        "figure": FIGURE,
        "companion": COMPANION,
        "parts": {"type": "array", "minItems": 1, "items": PHRASES},
        "table": {"type": "string", "description": "the name of a table in evidence/tables"},
        **dict.fromkeys(("grade", "words", "least"), _COUNT),
    },
}


def compile_metric(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check of one metric."""
    return _METRICS[spec["is"]](spec, context)
