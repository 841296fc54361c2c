"""What a run is asked to use: the day, the jurisdiction, limits. A value, made by `project` from configuration."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from claimlint.values import NamedTuple

Jurisdiction = Literal["us", "uk", "eu"]
_NONE: Mapping[str, Any] = {}


class Settings(NamedTuple):
    """Settings in force for one path. `as_of` is the day that dates are held against; nothing reads the clock.

    page_type: "article", "page" (rules about what an article must have do not apply), or "" to let the text decide.
    freshness: months by topic class, over those of the rules. options: per-rule options by rule id. second_reader:
    whether sentences are also weighed as a whole (`checks.second_reader`).
    """

    as_of: date
    jurisdiction: Jurisdiction = "us"
    page_type: str = ""
    freshness: Mapping[str, int] = _NONE
    options: Mapping[str, Mapping[str, object]] = _NONE
    second_reader: bool = True
