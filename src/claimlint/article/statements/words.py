"""The words by which a page speaks of itself, by class: `evidence/tables/statements.yaml` says what each is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from claimlint.article.word_classes import classed_pattern, words_of_table


@cache
def words_in(*classes: str) -> frozenset[str]:
    """The words of some classes together: "leaflet" is a `page`, "vetted" one of those `checked`."""
    return _united("words", classes)


@cache
def stems_in(*classes: str) -> tuple[str, ...]:
    """The stems of some classes together, as `str.startswith` takes them: "review", "check"."""
    return tuple(sorted(_united("stems", classes)))


def _united(part: str, classes: Iterable[str]) -> frozenset[str]:
    rows = words_of_table("statements", part)
    return frozenset[str]().union(*(rows[name] for name in classes))


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return {**words_of_table("statements", "words"), **words_of_table("statements", "stems")}


def statement_pattern(source: str, flags: int | re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern with classes of these words, or of stems, in it: r"this\\s+<page>\\b"."""
    return classed_pattern(source, _classes, flags)
