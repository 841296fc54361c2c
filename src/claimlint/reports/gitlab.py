"""GitLab Code Quality: open findings and problems as one JSON array.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import Any

from claimlint.article.model import Problem
from claimlint.checks.model import Finding
from claimlint.data import digest_of
from claimlint.reports.model import Report

_SEVERITY = {"error": "critical", "warning": "minor", "info": "info"}


def render(report: Report) -> str:
    """The array; an empty one where nothing is open."""
    items = [_problem(problem) for problem in report.problems]
    items += [_finding(finding, report) for finding in report.open]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    source = report.sources[finding.path]
    start, end = source.place(finding.span.start), source.place(finding.span.end)
    return {
        "type": "issue",
        "description": finding.message,
        "check_name": finding.rule,
        # GitLab compares by fingerprint over the whole project, so the path belongs to it
        "fingerprint": _digest(finding.path, finding.fingerprint),
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": finding.path,
            "lines": {"begin": start.line, "end": end.line},
            "positions": {
                "begin": {"line": start.line, "column": start.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
        "content": {"body": finding.fix},
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "type": "issue",
        "description": f"claimlint could not check this: {problem.message}",
        "check_name": "claimlint/not-checked",
        "fingerprint": _digest(problem.path, problem.message),
        "severity": "blocker",
        "location": {"path": problem.path, "lines": {"begin": max(1, problem.line)}},
    }


def _digest(*parts: str) -> str:
    return digest_of("\0".join(parts).encode(errors="replace"), 16)
