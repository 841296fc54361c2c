"""The words in which reports sum up: counts, what was decided, and what was not checked."""

from __future__ import annotations

from collections.abc import Mapping

from claimlint.reports.model import Report

NAMES: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}


def unchecked_of(report: Report) -> list[str]:
    """What the closing summary says was not looked at."""
    unknown = sum(
        a.verdict == "unregistered" and c.is_asserted
        for file in report.files
        for c, a in zip(file.reading.claims, file.assessments, strict=True)
    )
    first = [f"{plural(unknown, 'claim')} that the registry does not know"] if unknown else []
    return [*first, *report.unchecked]


def decided_text(report: Report) -> str:
    """` (2 suppressed, 3 accepted)`, or "" where nothing was decided."""
    statuses = [finding.status for finding in report.findings]
    parts = [f"{statuses.count(s)} {s}" for s in ("suppressed", "accepted", "unchanged") if s in statuses]
    return f" ({', '.join(parts)})" if parts else ""


def counts_text(report: Report) -> str:
    """`1 error, 0 warnings, 2 notes`: open findings."""
    return ", ".join(plural(count, NAMES[severity]) for severity, count in report.counts.items())


def plural(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
