"""A form of report: one line a rule, with how often it was found."""

from collections import Counter

from claimlint.reports.model import Report


def render(report: Report) -> str:
    counts = Counter(finding.rule for finding in report.open)
    return "".join(f"{count}\t{rule}\n" for rule, count in sorted(counts.items()))
