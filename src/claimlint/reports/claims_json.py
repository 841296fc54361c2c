"""The claims of articles as JSON, version 1; its shape is schemas/claims.json."""

from __future__ import annotations

import json

from claimlint.reports.model import Report
from claimlint.reports.values import claim_value, problem_value, scope_value

VERSION = 1


def render(report: Report) -> str:
    """Claims with their verdicts, and the scopes of cues, in the order of the files and of their text."""
    claims, scopes = [], []
    for file in report.files:
        source = file.article.source
        for part in file.parts:
            pairs = zip(part.reading.claims, part.assessments, strict=True)
            claims += [claim_value(claim, assessment, source) for claim, assessment in pairs]
            scopes += [scope_value(scope, source) for scope in part.reading.scopes]
    problems = [problem_value(problem) for problem in report.problems]
    value = {"version": VERSION, "claims": claims, "scopes": scopes, "problems": problems}
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
