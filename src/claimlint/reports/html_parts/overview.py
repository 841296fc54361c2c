"""The overview of a folder: counts, severity by family as bars, and the files, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from claimlint.reports.html_parts.escape import esc
from claimlint.reports.model import Report
from claimlint.reports.summary import NAMES, decided_text, plural, unchecked_of

SEVERITIES = ("error", "warning", "info")


def summary_html(report: Report) -> str:
    """The counts as large numbers, what was decided, and what was not checked."""
    boxes = "".join(
        f'<li class="{severity}"><b>{count:,}</b> {NAMES[severity]}{"" if count == 1 else "s"}</li>'
        for severity, count in report.counts.items()
    )
    told = f"{plural(len(report.files), 'file')} checked on {report.as_of.isoformat()}{decided_text(report)}."
    unchecked = unchecked_of(report)
    more = f'<p class="unchecked">Not checked: {esc("; ".join(unchecked))}.</p>' if unchecked else ""
    return f'<ul class="counts">{boxes}</ul><p>{esc(told)}</p>{more}{_problems_html(report)}'


def _problems_html(report: Report) -> str:
    if not report.problems:
        return ""
    items = "".join(f"<li>{esc(problem)}</li>" for problem in report.problems)
    return f'<section class="problems"><h2>Not checked, or not all of it, because of</h2><ul>{items}</ul></section>'


def chart_html(report: Report) -> str:
    """Open findings by family and severity: a table whose cells are bars, so that it can be read without seeing it."""
    counts: dict[str, Counter[str]] = {}
    for finding in report.open:
        counts.setdefault(finding.rule.partition("/")[0], Counter())[finding.severity] += 1
    if not counts:
        return ""
    most = max(row.total() for row in counts.values())
    order = sorted(counts, key=lambda family: (-counts[family].total(), family))
    rows = "".join(f"<tr><th>{esc(family)}</th><td>{_bars(counts[family], most)}</td></tr>" for family in order)
    return f'<section><h2>By family</h2><table class="chart"><tbody>{rows}</tbody></table></section>'


def _bars(counts: Mapping[str, int], most: int) -> str:
    bars = ""
    for severity in SEVERITIES:
        count = counts.get(severity, 0)
        if count:
            told = f"{count} {NAMES[severity]}{'' if count == 1 else 's'}"
            bar = f'<span class="bar {severity}" style="flex-grow:{count}" title="{told}">'
            bars += f'{bar}{count}<span class="unseen"> {NAMES[severity]}{"" if count == 1 else "s"} </span></span>'
    share = 100 * sum(counts.values()) / most
    return f'<div class="bars" style="width:{share:.1f}%">{bars}</div>'


def files_html(report: Report, anchors: Mapping[str, str]) -> str:
    """The files with their counts, the worst first; files without findings are told as a number."""
    rows = []
    for file in report.files:
        if file.path not in anchors:
            continue
        counts: Counter[str] = Counter(f.severity for f in file.findings if f.status == "open")
        rows.append(([-counts[s] for s in SEVERITIES], file.path, counts))
    clean = len(report.files) - len(rows)
    if len(report.files) < 2:
        return ""
    lines = []
    for _, path, counts in sorted(rows, key=lambda row: (row[0], row[1])):
        cells = "".join(f'<td class="{s if counts[s] else "none"}">{counts[s]}</td>' for s in SEVERITIES)
        lines.append(f'<tr data-file="{anchors[path]}"><th><a href="#{anchors[path]}">{esc(path)}</a></th>{cells}</tr>')
    head = "<tr><th>File</th><td>Errors</td><td>Warnings</td><td>Notes</td></tr>"
    more = f"<p>{plural(clean, 'file')} without findings.</p>" if clean else ""
    table = (
        f'<div class="scroll"><table class="files"><thead>{head}</thead><tbody>{"".join(lines)}</tbody></table></div>'
    )
    return f"<section><h2>Files</h2>{table if lines else ''}{more}</section>"
