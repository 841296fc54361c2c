"""JUnit XML, for CI systems that show tests: a suite for each file, a failed test for each error or warning.

Notes and decided findings do not fail: notes are output of a passed test, decisions are skipped tests with their
reason. What could not be checked is an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimlint.article.model import Problem, Source
from claimlint.checks.model import Finding
from claimlint.reports.model import Checked, Report
from claimlint.reports.xml import attributes, text_of


def render(report: Report) -> str:
    """The document, in the form that Jenkins and GitLab read."""
    suites = [list(_suite(file)) for file in report.files]
    if report.problems:
        suites.append(list(_problems(report.problems)))
    tests = sum(max(1, len(file.findings)) for file in report.files) + len(report.problems)
    failures = sum(_fails(finding) for finding in report.findings)
    head = attributes(name="claimlint", tests=tests, failures=failures, errors=len(report.problems), time=0)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites{head}>", *(line for s in suites for line in s)]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _fails(finding: Finding) -> bool:
    return finding.status == "open" and finding.severity != "info"


def _suite(file: Checked) -> Iterator[str]:
    failures = sum(_fails(finding) for finding in file.findings)
    skipped = sum(finding.status != "open" for finding in file.findings)
    tests = max(1, len(file.findings))
    yield f"<testsuite{attributes(name=file.path, tests=tests, failures=failures, errors=0, skipped=skipped, time=0)}>"
    if not file.findings:
        yield f"<testcase{attributes(name='no findings', classname=file.path, time=0)}/>"
    for finding in file.findings:
        yield from _case(finding, file.article.source)
    yield "</testsuite>"


def _case(finding: Finding, source: Source) -> Iterator[str]:
    place = source.place(finding.span.start)
    name = f"{finding.rule} at {place.line}:{place.column}"
    yield f"<testcase{attributes(name=name, classname=finding.path, time=0)}>"
    if finding.status != "open":
        yield f"<skipped{attributes(message=f'{finding.status}: {finding.reason}')}/>"
    elif finding.severity == "info":
        yield f"<system-out>{text_of(_body(finding, source))}</system-out>"
    else:
        head = attributes(message=finding.message, type=finding.severity)
        yield f"<failure{head}>{text_of(_body(finding, source))}</failure>"
    yield "</testcase>"


def _body(finding: Finding, source: Source) -> str:
    place = source.place(finding.span.start)
    lines = [f"{finding.path}:{place.line}:{place.column}: {finding.text}", finding.message, finding.fix]
    entry = finding.assessment.entry if finding.assessment else None
    if entry and entry.suggest:
        lines.append(f"May say: {entry.suggest}")
    return "\n".join(line for line in lines if line)


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    count = len(problems)
    yield f"<testsuite{attributes(name='not checked', tests=count, failures=0, errors=count, skipped=0, time=0)}>"
    for problem in problems:
        yield f"<testcase{attributes(name='can be checked', classname=problem.path, time=0)}>"
        yield f"<error{attributes(message=problem.message, type='not-checked')}>{text_of(str(problem))}</error>"
        yield "</testcase>"
    yield "</testsuite>"
