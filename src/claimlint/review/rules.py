"""The rules about decisions themselves. They are rules like any other for severity and `explain`, but no check of a
page.
"""

from __future__ import annotations

from claimlint.checks.model import Rule

_HOW = "<!-- claimlint: ignore RULE until=2027-03-01 by=NAME -- reason -->"


def _rule(name: str, severity: str, summary: str, why: str, fix: str) -> Rule:
    return Rule(
        id=f"review/{name}", summary=summary, severity=severity, confidence="high", message="{text}", why=why, fix=fix,
        sources=(), leads=(), kind="review", spec={}, path="",
    )  # fmt: skip


def review_rules() -> tuple[Rule, ...]:
    """The rules of this room, sorted by id."""
    return (
        _rule(
            "expired", "warning", "A decision to ignore a finding has passed its end date.",
            "An end date says that somebody meant to look again; the finding is open until somebody has.",
            "Mend the text, or look at it again and write a later `until`, or none.",
        ),
        _rule(
            "no-reason", "warning", "A decision to ignore a finding gives no reason.",
            "Whoever reads the page next year must be able to tell whether the reason still holds. Without one, "
            "nothing is ignored.",
            f"Write the reason behind two hyphens: {_HOW}",
        ),
        _rule(
            "too-broad", "warning", "A decision ignores a whole family of rules, or all of them.",
            "It also hides the findings that nobody has seen yet, the dangerous ones among them.",
            "Name the rules that were decided about.",
        ),
        _rule(
            "unknown-rule", "warning", "A decision names a rule that does not exist.",
            "A misspelt name decides nothing, though it looks as if it did.",
            "Write the id of a rule; `claimlint rules` lists them.",
        ),
        _rule(
            "unreadable", "warning", "A decision in the text cannot be understood.",
            "What is not understood decides nothing, though it looks as if it did.",
            f"Write it like this: {_HOW}",
        ),
        _rule(
            "unused", "info", "A decision to ignore a finding has nothing to ignore.",
            "The text has been mended, and what is left would hide the next finding at the same place.",
            "Take the comment out.",
        ),
    )  # fmt: skip
