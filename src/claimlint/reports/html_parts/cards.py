"""The card of a finding, and the pages of rules and entries that cards point to: each is told once a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimlint.article.model import Article
from claimlint.checks.model import Finding, Rule
from claimlint.evidence.model import Entry
from claimlint.reports.entry import WORDING
from claimlint.reports.html_parts.escape import esc, link
from claimlint.reports.marks import words_at
from claimlint.reports.summary import NAMES


def card(number: int, finding: Finding, article: Article, *, is_known: bool) -> str:
    """One finding: what and where, why, what one may write, what it rests on. is_known: its rule has a page here."""
    place = article.source.place(finding.span.start)
    decided = (
        "" if finding.status == "open" else f'<p class="decision">{esc(finding.status)}: {esc(finding.reason)}</p>'
    )
    rule = f'<a href="#{rule_anchor(finding.rule)}">{esc(finding.rule)}</a>' if is_known else esc(finding.rule)
    sure = ' <span class="sure">low confidence</span>' if finding.confidence == "low" else ""
    look = finding.severity if finding.status == "open" else "decided"
    data = f'data-severity="{finding.severity}" data-status="{finding.status}" data-rule="{esc(finding.rule)}"'
    return (
        f'<article class="card {look}" id="f{number}" tabindex="-1" {data}>'
        f'<p class="head"><b class="severity">{NAMES[finding.severity].capitalize()}</b> {rule}{sure}'
        f' <span class="place">{place.line}:{place.column}</span></p>'
        f"{_words(finding, article)}<p>{esc(finding.message)}</p>{decided}{_advice(finding)}{_evidence(finding)}"
        f"{_related(finding, article)}</article>"
    )


def _words(finding: Finding, article: Article) -> str:
    """The marked words, where the message does not say them anyway."""
    words = _short(words_at(article, finding.span))
    is_said = not words or not finding.sentence or words in finding.message
    return "" if is_said else f'<p class="words">{esc(words)}</p>'


def _advice(finding: Finding) -> str:
    entry = finding.assessment.entry if finding.assessment else None
    if entry is not None and entry.suggest:
        return f'<p class="may"><b>One may say</b> {esc(entry.suggest)}</p>'
    return f'<p class="mend"><b>To mend</b> {esc(finding.fix)}</p>' if finding.fix else ""


def _evidence(finding: Finding) -> str:
    assessment = finding.assessment
    if assessment is None or assessment.entry is None:
        return ""
    entry = assessment.entry
    said = f"worded at {finding.claim.strength} of 5, " if finding.claim else ""
    allowed = f"{said}evidence allows {assessment.ceiling}" if assessment.ceiling is not None else assessment.verdict
    return (
        f'<p class="evidence"><b>Evidence</b> <a href="#{entry_anchor(entry.id)}">{esc(entry.intervention)} → '
        f"{esc(entry.outcome)}</a>: certainty {esc(entry.certainty)}; {esc(allowed)}</p>"
    )


def _related(finding: Finding, article: Article) -> str:
    rows = []
    for item in finding.related:
        if item.rule:
            rows.append(f"<li>also {esc(item.rule)}: {esc(item.message)}</li>")
        else:
            place = article.source.place(item.span.start)
            words = _short(words_at(article, item.span))
            rows.append(f"<li>{place.line}:{place.column} {esc(item.message)}: “{esc(words)}”</li>")
    return f'<ul class="related">{"".join(rows)}</ul>' if rows else ""


def rule_page(rule: Rule) -> str:
    """A rule's page at the end of the report."""
    parts = [f'<section class="page" id="{rule_anchor(rule.id)}"><h3>{esc(rule.id)}</h3><p>{esc(rule.summary)}</p>']
    if rule.why:
        parts.append(f"<p><b>Why it matters</b> {esc(rule.why)}</p>")
    if rule.fix:
        parts.append(f"<p><b>To mend</b> {esc(rule.fix)}</p>")
    if rule.sources:
        items = "".join(f"<li>{_standard(source)}</li>" for source in rule.sources)
        parts.append(f"<p><b>Asked for by</b></p><ul>{items}</ul>")
    return "".join([*parts, "</section>"])


def _standard(source: Mapping[str, str]) -> str:
    title = ", ".join(part for part in (source.get("title", ""), source.get("section", "")) if part)
    return link(source.get("url", ""), title)


def entry_page(entry: Entry) -> str:
    """A registry entry's page at the end of the report."""
    rows = [
        ("Effect", entry.effect),
        ("Harms", entry.harms),
        ("In", ", ".join(entry.population)),
        ("Certainty", f"{entry.certainty}, direction {entry.direction}"),
        ("Wording", WORDING[entry.max_strength]),
        ("One may say", entry.suggest),
        ("Usual care", entry.care),
        ("Checked on", f"{entry.checked_on}, level {entry.level}"),
        ("Note", entry.note),
    ]
    told = "".join(f"<dt>{esc(label)}</dt><dd>{esc(text)}</dd>" for label, text in rows if text)
    items = "".join(
        f"<li>{_source(source.title, source.type, source.year, source.id, source.url)}</li>" for source in entry.sources
    )
    return (
        f'<section class="page" id="{entry_anchor(entry.id)}"><h3>{esc(entry.intervention)} → {esc(entry.outcome)}</h3>'
        f"<dl>{told}</dl>{f'<p><b>Sources</b></p><ul>{items}</ul>' if items else ''}</section>"
    )


def _source(title: str, kind: str, year: int | None, name: str, url: str) -> str:
    about = ", ".join(str(part) for part in (kind, year, name) if part)
    return f"{link(url, title)} ({esc(about)})"


def rule_anchor(rule: str) -> str:
    return f"rule-{esc(rule.replace('/', '-'))}"


def entry_anchor(entry: str) -> str:
    return f"entry-{esc(entry)}"


def entries_of(findings: Iterable[Finding]) -> list[Entry]:
    """The entries that findings rest on, each once, by name."""
    found = {f.assessment.entry.id: f.assessment.entry for f in findings if f.assessment and f.assessment.entry}
    return [found[name] for name in sorted(found)]


def _short(line: str) -> str:
    return line if len(line) <= 240 else f"{line[:160].rstrip()} … {line[-70:].lstrip()}"
