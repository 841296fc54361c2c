"""What people decided, in one shape wherever they said it: in the text, in the baseline, in the configuration."""

from __future__ import annotations

from datetime import date
from typing import Any

from claimlint.values import NamedTuple


class Decision(NamedTuple):
    """One decision. kind: inline, file, baseline, configuration. since: the day it was committed, or None where git
    does not say.

    state: "in force", or why it decides nothing ("expired", "no reason", "not understood").
    """

    kind: str
    path: str
    line: int
    rules: str
    reason: str
    by: str = ""
    until: date | None = None
    state: str = "in force"
    since: date | None = None

    def age(self, today: date) -> int | None:
        """Days since it was committed."""
        return None if self.since is None else max(0, (today - self.since).days)

    def value(self, today: date) -> dict[str, Any]:
        """The decision as plain values."""
        return {
            "kind": self.kind,
            "path": self.path,
            "line": self.line or None,
            "rules": self.rules,
            "reason": self.reason or None,
            "by": self.by or None,
            "until": self.until.isoformat() if self.until else None,
            "state": self.state,
            "since": self.since.isoformat() if self.since else None,
            "age": self.age(today),
        }
