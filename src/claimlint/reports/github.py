"""GitHub Actions: workflow commands that become annotations, and a summary of the step in Markdown.

GitHub shows the first ten annotations of each level of a step, so the worst come first and the rest is only told in
the summary. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Problem, Source
from claimlint.checks.model import RANK, Finding
from claimlint.reports.model import Report
from claimlint.reports.summary import NAMES, counts_text, decided_text, plural, unchecked_of

LIMIT = 10  # annotations of one level that GitHub shows for a step
SUMMARY_BYTES = 1_000_000  # GitHub refuses a summary of more than 1 MiB
_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_SIGN = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}


def render(report: Report) -> str:
    """The annotations, worst first, then how many findings they leave out."""
    lines = [_problem(problem) for problem in report.problems[:LIMIT]]
    shown = {"error": len(lines), "warning": 0, "info": 0}
    left_out = 0
    for finding in _worst_first(report):
        if shown[finding.severity] == LIMIT:
            left_out += 1
            continue
        shown[finding.severity] += 1
        lines.append(_annotation(finding, report.sources[finding.path]))
    if left_out:
        lines.append(f"{plural(left_out, 'more finding')}: see the summary of this step.")
    files = plural(len(report.files), "file")
    lines.append(f"claimlint: {files} checked: {counts_text(report)}{decided_text(report)}.")
    return "\n".join(lines) + "\n"


def summary(report: Report) -> str:
    """The step summary: counts, problems, and a table of findings, worst first, cut where GitHub would refuse it."""
    counts = ", ".join(
        f"{_SIGN[severity]} {plural(count, NAMES[severity])}" for severity, count in report.counts.items()
    )
    lines = ["## claimlint", "", f"{plural(len(report.files), 'file')} checked: {counts}{decided_text(report)}.", ""]
    if report.problems:
        lines += [
            "**Not checked, or not all of it, because of**",
            "",
            *(f"- {_cell(str(p))}" for p in report.problems[:100]),
            "",
        ]
    findings = _worst_first(report)
    if findings:
        lines += ["|  | Where | Words | What is wrong |", "| --- | --- | --- | --- |"]
    size = sum(len(line.encode()) + 1 for line in lines)
    for number, finding in enumerate(findings):
        row = _row(finding, report.sources[finding.path])
        size += len(row.encode()) + 1
        if size > SUMMARY_BYTES:
            lines += ["", f"{plural(len(findings) - number, 'more finding')} left out: the summary would be too long."]
            break
        lines.append(row)
    unchecked = unchecked_of(report)
    if unchecked and size <= SUMMARY_BYTES:
        lines += ["", f"Not checked: {'; '.join(unchecked)}."]
    return "\n".join(lines) + "\n"


def _worst_first(report: Report) -> Sequence[Finding]:
    return sorted(report.open, key=lambda f: (-RANK[f.severity], f.path, f.span, f.rule))


def _annotation(finding: Finding, source: Source) -> str:
    start, end = source.place(finding.span.start), source.place(finding.span.end)
    places = [f"line={start.line}", f"endLine={end.line}"]
    if start.line == end.line:  # GitHub takes columns for a single line only
        places += [f"col={start.column}", f"endColumn={end.column}"]
    entry = finding.assessment.entry if finding.assessment else None
    help_ = f"May say: {entry.suggest}" if entry and entry.suggest else finding.fix
    properties = ",".join([f"file={_property(finding.path)}", *places, f"title={_property(finding.rule)}"])
    text = "\n".join(part for part in (finding.message, help_) if part)
    return f"::{_COMMAND[finding.severity]} {properties}::{_data(text)}"


def _problem(problem: Problem) -> str:
    places = [f"file={_property(problem.path)}"]
    if problem.line:
        places.append(f"line={problem.line}")
    return f"::error {','.join(places)},title=claimlint could not check this::{_data(problem.message)}"


def _row(finding: Finding, source: Source) -> str:
    place = source.place(finding.span.start)
    words = finding.text if len(finding.text) <= 120 else f"{finding.text[:118]} …"
    cells = (f"{finding.path}:{place.line}:{place.column}", words, f"{finding.message} ({finding.rule})")
    return f"| {_SIGN[finding.severity]} | {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    """Text that Markdown shows as it is, in one cell of a table."""
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]<>#|!~" else char for char in text)
    return " ".join(escaped.split())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
