"""The report that an editor reads in a terminal: file by file, the exact words marked, the reason, what one may write.

How to mend is told once a rule in each file, at its first finding: the second time it is noise, but the next file may
be another author's. Decided findings are counted,
not shown.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from claimlint.checks.model import Finding, Related
from claimlint.reports.excerpt import excerpt_of, shortened
from claimlint.reports.marks import is_about_page, words_at
from claimlint.reports.model import Checked, Report
from claimlint.reports.summary import NAMES, decided_text, plural, unchecked_of
from claimlint.reports.terminal import Style, visible, width_of

_INDENT = " " * 6
_PLAIN = Style()


def render(report: Report, style: Style = _PLAIN) -> str:
    """The whole report; ends in a line feed."""
    lines: list[str] = []
    for file in report.files:
        explained: set[str] = set()
        found = [finding for finding in file.findings if finding.status == "open"]
        if found:
            lines += [style.paint(file.path, "path"), ""]
            for finding in found:
                lines += [*_finding_lines(finding, file, style, explained), ""]
    if report.problems:
        lines += [style.paint("Not checked, or not all of it, because of", "bold")]
        lines += [f"  {style.paint(visible(str(problem)), 'error')}" for problem in report.problems]
        lines.append("")
    return "\n".join([*lines, *_summary(report, style)]) + "\n"


def _finding_lines(finding: Finding, file: Checked, style: Style, explained: set[str]) -> Iterator[str]:
    source = file.article.source
    place = source.place(finding.span.start)
    severity = style.paint(NAMES[finding.severity], finding.severity, "bold")
    sure = style.paint("  low confidence", "dim") if finding.confidence == "low" else ""
    yield f"  {place.line}:{place.column}  {severity}  {style.paint(finding.rule, 'bold')}{sure}"
    if not is_about_page(file.article, finding):
        yield from _marked(file, finding, style)
    yield from _told("", finding.message, style)
    entry = finding.assessment.entry if finding.assessment else None
    if entry is not None and entry.suggest:
        yield from _told("may say: ", entry.suggest, style, "good")
    elif finding.rule not in explained:
        yield from _told("to mend: ", finding.fix, style)
    explained.add(finding.rule)
    yield from _related_lines(finding.related, file, style)


def _marked(file: Checked, finding: Finding, style: Style) -> Iterator[str]:
    """The line with the words marked: underlined in colour, or with carets below."""
    width = max(40, style.width - len(_INDENT) - 2)
    before, marked, after = (visible(part) for part in excerpt_of(file.article, finding.span, width))
    bar = style.paint("│", "dim")
    if style.color:
        yield f"{_INDENT}{bar} {before}{style.paint(marked, finding.severity, 'mark')}{after}"
        return
    yield f"{_INDENT}{bar} {before}{marked}{after}"
    yield f"{_INDENT}{bar} {' ' * width_of(before)}{'^' * max(1, width_of(marked))}"


def _told(label: str, text: str, style: Style, look: str = "") -> Iterator[str]:
    """A labelled text, wrapped; the continuation stands under the text."""
    indent = _INDENT + " " * len(label)
    lines = textwrap.wrap(
        visible(text), max(40, style.width), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip
    for index, line in enumerate(lines):
        words = style.paint(line[len(indent) :], look) if look else line[len(indent) :]
        yield _INDENT + (style.paint(label, "dim") if index == 0 else " " * len(label)) + words


def _related_lines(related: Iterable[Related], file: Checked, style: Style) -> Iterator[str]:
    """Places on lines of their own; rules that this finding stands for together on one."""
    led = []
    for item in related:
        if item.rule:
            led.append(item.rule)
            continue
        place = file.article.source.place(item.span.start)
        told = f"{item.message}: “{shortened(words_at(file.article, item.span))}”"
        yield from _told(f"see {place.line}:{place.column}: ", told, style)
    if led:
        yield from _told("also: ", ", ".join(dict.fromkeys(led)), style, "dim")


def _summary(report: Report, style: Style) -> Iterator[str]:
    counts = report.counts
    files = plural(len(report.files), "file")
    decided = decided_text(report)
    if not report.files and report.problems:
        yield style.paint("Nothing was checked.", "bold")
    elif not sum(counts.values()):
        yield style.paint(f"{files} checked, no findings", "good", "bold") + f"{decided}."
    else:
        parts = [
            style.paint(plural(count, NAMES[severity]), severity, "bold") for severity, count in counts.items() if count
        ]
        yield f"{files} checked: {', '.join(parts)}{decided}."
    unchecked = unchecked_of(report)
    if unchecked:
        yield from textwrap.wrap(f"Not checked: {'; '.join(unchecked)}.", style.width, subsequent_indent="  ")
