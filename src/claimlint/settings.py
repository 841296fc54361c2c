"""What a run is asked to use: the day, the jurisdiction, limits. A value, made by `project` from configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Jurisdiction = Literal["us", "uk", "eu"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings in force for one path. `as_of` is the day that dates are held against; nothing reads the clock.

    page_type: "article", "page" (rules about what an article must have do not apply), or "" to let the text decide.
    freshness: months by topic class, over those of the rules. options: per-rule options by rule id.
    """

    as_of: date
    jurisdiction: Jurisdiction = "us"
    page_type: str = ""
    freshness: Mapping[str, int] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
