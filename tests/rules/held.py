"""Sentences held against the built-in rules: which rules of some families a text sets off, on its own page."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from claimlint.checks.model import Finding
from claimlint.engine import Input, Tools, check, load_tools
from claimlint.project import Project, load_project
from claimlint.runs.examples import AS_OF


@cache
def _project() -> Project:
    return load_project(Path(tempfile.gettempdir()), as_of=AS_OF)  # no configuration of this repository


@cache
def _tools() -> Tools:
    return load_tools(_project())


def findings_of(text: str) -> tuple[Finding, ...]:
    """What the built-in rules find on a page that holds this text alone."""
    report = check([Input("page.md", content=text.encode())], _project(), _tools())
    assert not report.problems
    return report.files[0].findings


def rules_in(text: str, *families: str) -> set[str]:
    """The rules of some families (all: none named) that a text sets off, those that others lead included."""
    found = {finding.rule for finding in findings_of(text)}
    found |= {item.rule for finding in findings_of(text) for item in finding.related if item.rule}
    return {rule for rule in found if not families or rule.partition("/")[0] in families}
