"""SARIF 2.1.0, for code scanning and whatever else reads it: findings of every status, rules with help, positions in
code points.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from claimlint import __version__
from claimlint.article.model import Problem, Source, Span
from claimlint.checks.model import Finding, Rule
from claimlint.reports.links import HOME, rule_url
from claimlint.reports.model import Report
from claimlint.reports.values import evidence_value

Value = dict[str, Any]
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"error": "error", "warning": "warning", "info": "note", "by-gap": "warning"}
_PRECISION = {"high": "high", "medium": "medium", "low": "low"}
# What code scanning sorts by: GitHub shows `security-severity` or this.
_PROBLEM = {"error": "error", "warning": "warning", "info": "recommendation", "by-gap": "warning"}
_BASE = "%SRCROOT%"


def render(report: Report, exit_code: int | None = None) -> str:
    """One run. `exit_code`: what the process is about to return, where the caller knows."""
    rules = _rules_of(report)
    index = {rule_id: number for number, rule_id in enumerate(rules)}
    files = {file.path: number for number, file in enumerate(report.files)}
    invocation: Value = {
        "executionSuccessful": not report.problems,
        "toolExecutionNotifications": [_notification(problem) for problem in report.problems],
    }
    if exit_code is not None:
        invocation["exitCode"] = exit_code
    is_compared = any(finding.status == "unchanged" for finding in report.findings)
    run: Value = {
        "tool": {
            "driver": {
                "name": "claimlint",
                "semanticVersion": __version__,
                "informationUri": HOME,
                "rules": [_rule(rule_id, rule) for rule_id, rule in rules.items()],
            }
        },
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: {"description": {"text": "The folder of the project's configuration."}}},
        "artifacts": [{"location": _location(file.path), "roles": ["analysisTarget"]} for file in report.files],
        "results": [
            _result(f, report.sources[f.path], (index[f.rule], files[f.path]), is_compared) for f in report.findings
        ],
        "properties": {"asOf": report.as_of.isoformat()},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rules_of(report: Report) -> Mapping[str, Rule | None]:
    """The rules that the results name, sorted. A finding of a rule that is not in the report keeps its id."""
    return {rule_id: report.rules.get(rule_id) for rule_id in sorted({finding.rule for finding in report.findings})}


def _rule(rule_id: str, rule: Rule | None) -> Value:
    if rule is None:
        return {"id": rule_id}
    text = "\n\n".join(part for part in (rule.why, rule.fix) if part) or rule.summary
    value: Value = {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": _sentence(rule.summary)},
        "fullDescription": {"text": _sentence(rule.why or rule.summary)},
        "help": {"text": text, "markdown": _help_markdown(rule)},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {
            "tags": [rule.family],
            "precision": _PRECISION[rule.confidence],
            "problem.severity": _PROBLEM[rule.severity],
        },
    }
    url = rule_url(rule.id)
    return {**value, "helpUri": url} if url else value


def _help_markdown(rule: Rule) -> str:
    parts = [part for part in (rule.why, f"**How to mend it.** {rule.fix}" if rule.fix else "") if part]
    for source in rule.sources:
        title = ", ".join(text for text in (source.get("title"), source.get("section")) if text)
        parts.append(f"- [{title}]({source['url']})" if source.get("url") else f"- {title}")
    return "\n\n".join(parts) or rule.summary


def _result(finding: Finding, source: Source, indexes: tuple[int, int], is_compared: bool) -> Value:
    """A finding. indexes: of its rule and of its file. is_compared: whether the run was held against a revision."""
    rule_index, file_index = indexes
    value: Value = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVEL[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _physical(source, finding.span, file_index)}],
        "partialFingerprints": {"claimlintFinding/v1": finding.fingerprint},
        "properties": {"confidence": finding.confidence, "evidence": evidence_value(finding.assessment)},
    }
    related = [
        {"id": number, "message": {"text": item.message}, "physicalLocation": _physical(source, item.span, file_index)}
        for number, item in enumerate(finding.related, 1)
    ]
    if related:
        value["relatedLocations"] = related
    if finding.status in ("suppressed", "accepted"):
        kind = "inSource" if finding.status == "suppressed" else "external"
        value["suppressions"] = [{"kind": kind, "status": "accepted", "justification": finding.reason}]
    elif is_compared:
        value["baselineState"] = "unchanged" if finding.status == "unchanged" else "new"
    return value


def _message(finding: Finding) -> str:
    """The reason, then what one may write: consumers show nothing else."""
    entry = finding.assessment.entry if finding.assessment else None
    may_say = f" One may say: {entry.suggest}" if entry and entry.suggest else ""
    return _sentence(finding.message) + may_say


def _physical(source: Source, span: Span, file_index: int) -> Value:
    start, end = source.place(span.start), source.place(span.end)
    region: Value = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
    if span.end > span.start:
        region["snippet"] = {"text": source.slice(span)}
    return {"artifactLocation": {**_location(source.path), "index": file_index}, "region": region}


def _location(path: str) -> Value:
    """A path as a URI. `..` leads out of the base, so such a path stands alone."""
    uri = quote(path, safe="/~", errors="replace")
    return {"uri": uri} if path.startswith(("../", "/")) else {"uri": uri, "uriBaseId": _BASE}


def _notification(problem: Problem) -> Value:
    location: Value = {"artifactLocation": _location(problem.path)}
    if problem.line:
        location["region"] = {"startLine": problem.line, "startColumn": max(1, problem.column)}
    return {"level": "error", "message": {"text": str(problem)}, "locations": [{"physicalLocation": location}]}


def _sentence(text: str) -> str:
    """The text with a full stop: consumers show messages as sentences, and the validator asks for it."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
