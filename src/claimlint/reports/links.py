"""Where claimlint and its rules are described on the web. One place, because reports quote it."""

from __future__ import annotations

HOME = "https://example.invalid/claimlint"


def rule_url(rule: str) -> str:
    """The page of a built-in rule, "" for a rule of somebody's own."""
    return f"{HOME}/rules/{rule}/"
