"""Reviewdog's diagnostic format (rdjson): open findings and problems. Its columns count bytes of UTF-8, from 1.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from __future__ import annotations

import json
from typing import Any

from claimlint.article.model import Problem, Source, Span
from claimlint.checks.model import Finding
from claimlint.reports.links import HOME, rule_url
from claimlint.reports.model import Report

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report) -> str:
    """One DiagnosticResult."""
    diagnostics = [_problem(problem) for problem in report.problems]
    diagnostics += [_diagnostic(finding, report.sources[finding.path]) for finding in report.open]
    value = {"source": {"name": "claimlint", "url": HOME}, "diagnostics": diagnostics}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, source: Source) -> dict[str, Any]:
    message = "\n".join(part for part in (finding.message, finding.fix) if part)
    value: dict[str, Any] = {
        "message": message,
        "location": {"path": finding.path, "range": _range(source, finding.span)},
        "severity": _SEVERITY[finding.severity],
        "code": {"value": finding.rule, "url": rule_url(finding.rule)},
    }
    related = [
        {"message": item.message, "location": {"path": finding.path, "range": _range(source, item.span)}}
        for item in finding.related
    ]
    return {**value, "relatedLocations": related} if related else value


def _problem(problem: Problem) -> dict[str, Any]:
    location: dict[str, Any] = {"path": problem.path}
    if problem.line:
        location["range"] = {"start": {"line": problem.line, "column": max(1, problem.column)}}
    return {"message": f"claimlint could not check this: {problem.message}", "location": location, "severity": "ERROR"}


def _range(source: Source, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: Source, offset: int) -> dict[str, int]:
    place = source.place(offset)
    before = source.text[offset - place.column + 1 : offset]
    return {"line": place.line, "column": len(before.encode()) + 1}
