"""The JSON report, version 1; its shape is schemas/report.json."""

from __future__ import annotations

import json

from claimlint import __version__
from claimlint.reports.model import Report
from claimlint.reports.summary import unchecked_of
from claimlint.reports.values import Value, finding_value, problem_value

VERSION = 1


def render(report: Report) -> str:
    """The report as JSON text with a final line feed: findings of every status, counts of open ones."""
    return json.dumps(report_value(report), ensure_ascii=False, indent=2) + "\n"


def report_value(report: Report) -> Value:
    return {
        "version": VERSION,
        "tool": {"name": "claimlint", "version": __version__},
        "as_of": report.as_of.isoformat(),
        "files": sorted(report.sources),
        "findings": [finding_value(finding, report.sources[finding.path]) for finding in report.findings],
        "problems": [problem_value(problem) for problem in report.problems],
        "counts": dict(report.counts),
        "not_checked": unchecked_of(report),
    }
