"""The report as one HTML file: each article with its words marked and the findings beside them, filters, and an
overview.

It asks nothing of the network, and what an article says cannot become markup or script: a policy forbids both.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from claimlint import __version__
from claimlint.article.own_reports import HTML_MARK
from claimlint.checks.model import Finding
from claimlint.reports.html_parts.article import article_rows
from claimlint.reports.html_parts.cards import card, entries_of, entry_page, rule_page
from claimlint.reports.html_parts.escape import esc
from claimlint.reports.html_parts.overview import chart_html, files_html, summary_html
from claimlint.reports.model import Checked, Report

WHOLE_TEXT = 3_000_000  # characters of articles that are shown in whole; beyond, only paragraphs with findings


def render(report: Report) -> str:
    """The whole document."""
    numbers = {id(finding): number for number, finding in enumerate(report.findings, 1)}
    shown = [file for file in report.files if file.findings]
    anchors = {file.path: f"file{number}" for number, file in enumerate(shown, 1)}
    whole = sum(len(file.article.source.text) for file in shown) <= WHOLE_TEXT
    style, script = _asset("report.css"), _asset("report.js")
    parts = [
        _head(report, style, script),
        f"<header><h1>claimlint</h1>{summary_html(report)}</header>",
        _filters(report, anchors) if report.findings else "",
        '<main id="main">',
        f'<div class="overview">{chart_html(report)}{files_html(report, anchors)}</div>',
        *(_file(file, anchors[file.path], numbers, report, whole=whole) for file in shown),
        *_pages(report),
        "</main>",
        f"<footer><p>claimlint {__version__}. It says whether the evidence that it knows carries a wording, "
        "not whether a statement is true.</p></footer>",
        f"<script>{script}</script></body></html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _asset(name: str) -> str:
    return (Path(__file__).parent / "html_parts" / name).read_text(encoding="utf-8").strip()


def _head(report: Report, style: str, script: str) -> str:
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    title = report.files[0].path if len(report.files) == 1 else f"{len(report.files)} articles"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'{HTML_MARK} {__version__}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>claimlint: {esc(title)}</title><style>{style}</style></head><body>"
        '<a class="skip" href="#main">To the findings</a>'
    )


def _filters(report: Report, anchors: dict[str, str]) -> str:
    """The filters. Without script everything is shown, and they are not."""
    boxes = "".join(
        f'<label class="{severity}"><input type="checkbox" name="severity" value="{severity}" checked> {word} '
        f"<span>{report.counts[severity]:,}</span></label>"
        for severity, word in (("error", "Errors"), ("warning", "Warnings"), ("info", "Notes"))
    )
    decided = sum(finding.status != "open" for finding in report.findings)
    if decided:
        boxes += f'<label><input type="checkbox" name="decided"> Decided <span>{decided:,}</span></label>'
    rules = sorted({finding.rule for finding in report.findings})
    choose = _select("Rule", [(rule, rule) for rule in rules])
    if len(anchors) > 1:
        choose += _select("File", [(anchor, path) for path, anchor in anchors.items()])
    return (
        f'<form class="filters" hidden aria-label="Filters"><fieldset><legend>Show</legend>{boxes}</fieldset>{choose}'
        '<button type="reset">All</button><output aria-live="polite"></output>'
        '<span class="keys"><kbd>j</kbd> next, <kbd>k</kbd> previous finding</span></form>'
    )


def _select(label: str, rows: Sequence[tuple[str, str]]) -> str:
    options = "".join(f'<option value="{esc(value)}">{esc(text)}</option>' for value, text in rows)
    return f'<label>{label} <select name="{label.lower()}"><option value="">all</option>{options}</select></label>'


def _file(file: Checked, anchor: str, numbers: dict[int, int], report: Report, *, whole: bool) -> str:
    findings: Sequence[tuple[int, Finding]] = [(numbers[id(finding)], finding) for finding in file.findings]
    cards = {n: card(n, f, file.article, is_known=f.rule in report.rules) for n, f in findings}
    rows = article_rows(file.article, findings, cards, whole=whole)
    return f'<section class="file" id="{anchor}"><h2>{esc(file.path)}</h2>{"".join(rows)}</section>'


def _pages(report: Report) -> Iterator[str]:
    """Rules and entries that findings point to."""
    rules = [report.rules[name] for name in sorted({f.rule for f in report.findings}) if name in report.rules]
    entries = entries_of(report.findings)
    if entries:
        yield f'<section class="pages"><h2>Evidence</h2>{"".join(map(entry_page, entries))}</section>'
    if rules:
        yield f'<section class="pages"><h2>Rules</h2>{"".join(map(rule_page, rules))}</section>'
