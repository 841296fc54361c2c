"""Findings, claims and evidence as plain JSON values: the shapes that `json`, `claims -o json`, sarif and html share.

These shapes are a contract (schemas/report.json, schemas/claims.json): the classes inside may change, these may
only grow.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.article.model import Problem, Source, Span
from claimlint.checks.model import Finding, Related
from claimlint.claims.model import Claim, Name, Quantity, Scope
from claimlint.evidence.model import Assessment, Entry

Value = dict[str, Any]


def place_value(source: Source, offset: int) -> Value:
    place = source.place(offset)
    return {"line": place.line, "column": place.column, "offset": place.offset}


def span_value(source: Source, span: Span) -> Value:
    """`start` and `end` of a span."""
    return {"start": place_value(source, span.start), "end": place_value(source, span.end)}


def finding_value(finding: Finding, source: Source) -> Value:
    value = {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "path": finding.path,
        **span_value(source, finding.span),
        "text": finding.text,
        "sentence": finding.sentence,
        "message": finding.message,
        "fix": finding.fix,
        "claim": claim_value(finding.claim, finding.assessment, source) if finding.claim else None,
        "evidence": evidence_value(finding.assessment),
        "related": [related_value(item, source) for item in finding.related],
        "status": finding.status,
        "fingerprint": finding.fingerprint,
    }
    return {**value, "reason": finding.reason} if finding.reason else value


def related_value(item: Related, source: Source) -> Value:
    value: Value = {}
    if item.rule:
        value["rule"] = item.rule
    if item.severity:
        value["severity"] = item.severity
    return {**value, **span_value(source, item.span), "text": item.text, "message": item.message}


def claim_value(claim: Claim, assessment: Assessment | None, source: Source) -> Value:
    """A claim with the verdict on it. subject and object are the vocabulary's names, else the words as written."""
    return {
        "path": source.path,
        **span_value(source, claim.span),
        "text": source.slice(claim.span),
        "sentence": claim.sentence.text,
        "subject": name_text(claim.subject),
        "relation": claim.relation,
        "cue": claim.cue,
        "object": name_text(claim.object),
        "population": name_text(claim.population) if claim.population else None,
        "strength": claim.strength,
        "negated": claim.negated,
        "question": claim.is_question,
        "attributed": claim.stance == "report" or bool(claim.attribution),
        "stance": claim.stance,
        "modal": claim.modal or None,
        "hedges": list(claim.hedges),
        "boosters": list(claim.boosters),
        "attribution": {"kind": claim.attribution, "cue": claim.attribution_cue} if claim.attribution else None,
        "study": _study_value(claim),
        "numbers": [_quantity_value(number, source) for number in claim.numbers],
        "citations": list(assessment.cited) if assessment else [],
        "steps": list(claim.steps),
        "found": {"subject": claim.subject.found, "object": claim.object.found},
        "names": {
            "subject": _name_value(claim.subject, source),
            "object": _name_value(claim.object, source),
            "population": _name_value(claim.population, source) if claim.population else None,
        },
        "verdict": assessment.verdict if assessment else "not-assessed",
        "entry": assessment.entry.id if assessment and assessment.entry else None,
        "ceiling": assessment.ceiling if assessment else None,
    }


def scope_value(scope: Scope, source: Source) -> Value:
    return {"path": source.path, **span_value(source, scope.span), "kind": scope.kind, "cue": scope.cue}


def evidence_value(assessment: Assessment | None) -> Value | None:
    """What the verdict rests on, or None where no entry was matched."""
    if assessment is None or assessment.entry is None:
        return None
    return {
        **entry_value(assessment.entry),
        "verdict": assessment.verdict,
        "ceiling": assessment.ceiling,
        "gap": assessment.gap,
        "match": assessment.confidence,
        "reason": assessment.reason,
        "others": [entry.id for entry in assessment.others],
    }


def entry_value(entry: Entry) -> Value:
    return {
        "id": entry.id,
        "intervention": entry.intervention,
        "outcome": entry.outcome,
        "population": list(entry.population),
        "relation": entry.relation,
        "direction": entry.direction,
        "certainty": entry.certainty,
        "max_strength": entry.max_strength,
        "min_strength": entry.min_strength,
        "may_cure": entry.may_cure,
        "effect": entry.effect,
        "harms": entry.harms,
        "suggest": entry.suggest,
        "care": entry.care or None,
        "level": entry.level,
        "checked_on": entry.checked_on,
        "sources": [
            {"type": s.type, "title": s.title, "id": s.id or None, "year": s.year, "url": s.url or None}
            for s in entry.sources
        ],
    }


def problem_value(problem: Problem) -> Value:
    """A problem; line and column are null where it has no place inside the file."""
    line, column = (problem.line, problem.column) if problem.line else (None, None)
    return {"path": problem.path, "line": line, "column": column, "message": problem.message}


def name_text(name: Name) -> str:
    return name.canonical or name.text


def _name_value(name: Name, source: Source) -> Mapping[str, Any]:
    value = {
        "kind": name.kind,
        "canonical": name.canonical or None,
        "text": name.text,
        "category": name.category or None,
        "found": name.found,
        "match": name.match,
    }
    return {**value, **span_value(source, name.span)} if name.span else value


def _study_value(claim: Claim) -> Value | None:
    study = claim.study
    if study is None:
        return None
    return {"design": study.design, "cue": study.cue, "species": study.species or None, "size": study.size}


def _quantity_value(number: Quantity, source: Source) -> Value:
    value = {
        "kind": number.kind,
        "value": number.value,
        "upper": number.upper,
        "unit": number.unit,
        "text": number.text,
    }
    return {**value, **span_value(source, number.span)}
