"""Checkstyle XML, which many code review tools read: open findings and problems by file."""

from __future__ import annotations

from claimlint.reports.model import Report
from claimlint.reports.xml import attributes


def render(report: Report) -> str:
    """The document. Files without findings are listed too, so that a tool knows that they were looked at."""
    by_file: dict[str, list[str]] = {file.path: [] for file in report.files}
    for problem in report.problems:
        row = attributes(
            line=max(1, problem.line), column=problem.column or None, severity="error", message=problem.message,
            source="claimlint.not-checked",
        )  # fmt: skip
        by_file.setdefault(problem.path, []).append(f"<error{row}/>")
    for finding in report.open:
        place = report.sources[finding.path].place(finding.span.start)
        row = attributes(
            line=place.line, column=place.column, severity=finding.severity, message=finding.message,
            source=f"claimlint.{finding.rule.replace('/', '.')}",
        )  # fmt: skip
        by_file[finding.path].append(f"<error{row}/>")
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="4.3">']
    for path, rows in sorted(by_file.items()):
        lines += [f"<file{attributes(name=path)}>", *rows, "</file>"] if rows else [f"<file{attributes(name=path)}/>"]
    return "\n".join([*lines, "</checkstyle>"]) + "\n"
