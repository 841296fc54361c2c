"""Inline decisions: what they are, which findings they answer, and what is said about the decisions themselves."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

from datetime import date

import pytest

from claimlint.article.model import Span
from claimlint.article.read import read_article
from claimlint.checks.model import Finding
from claimlint.review.directive import directive_of, directives_in
from claimlint.review.suppressions import Context, decide

DAY = date(2026, 11, 23)
KNOWN = ("overclaim/cure", "overclaim/panacea", "dates/stale-review")
PLACE = Span(0, 1)


def context(runs: tuple[str, ...] = KNOWN) -> Context:
    return Context((*KNOWN, "review/unused"), lambda rule: rule in runs, DAY, lambda rule, own: own)


def decided(text: str, *found: tuple[str, str], runs: tuple[str, ...] = KNOWN) -> dict[str, str]:
    """`words -> status` of findings given as (rule, words), and `review/x -> message` of findings about decisions."""
    article = read_article(text.encode(), "a.md")
    findings = []
    for rule, words in found:
        at = text.index(words)
        span = Span(at, at + len(words))
        findings.append(Finding(rule, "a.md", span, words, words, "", "", "error", "high"))
    findings.sort(key=lambda f: (f.span, f.rule))
    result = decide(article, findings, context(runs))
    return {f.rule if f.rule.startswith("review/") else f.text: f.message or f.status for f in result}


CURE = ("overclaim/cure", "cures colds")
OTHER = ("overclaim/cure", "cures gout")


@pytest.mark.parametrize(
    ("words", "scope", "rules", "until", "by", "reason"),
    [
        ("ignore overclaim/cure -- quoted", "block", ("overclaim/cure",), None, "", "quoted"),
        ("ignore a/b, c/d until=2027-03-01 by=Jo -- a -- b", "block", ("a/b", "c/d"), date(2027, 3, 1), "Jo", "a -- b"),
        ("ignore-file dates by='Dr Ann Lee' — the law asks for it", "file", ("dates",), None, "Dr Ann Lee", "the law asks for it"),
        ('IGNORE a/b by="Ann Lee" – typed in Word', "block", ("a/b",), None, "Ann Lee", "typed in Word"),
        ("ignore low-back/pain -- x-ray", "block", ("low-back/pain",), None, "", "x-ray"),
        ("ignore a/b", "block", ("a/b",), None, "", ""),
        ("ignore", "block", (), None, "", ""),
    ],
)  # fmt: skip
def test_the_words_of_a_decision(
    words: str, scope: str, rules: tuple[str, ...], until: date | None, by: str, reason: str
) -> None:
    found = directive_of(words, PLACE)
    assert (found.scope, found.rules, found.until, found.by, found.reason) == (scope, rules, until, by, reason)
    assert not found.wrong


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("ignroe a/b -- x", "'ignroe' is nothing that claimlint does; did you mean 'ignore'?"),
        ("ignore a/b until=soon -- x", "until=soon is no day; write one such as until=2027-03-01"),
        ("ignore a/b until=2027-02-30 -- x", "until=2027-02-30 is no day; write one such as until=2027-03-01"),
        ("ignore a/b til=2027-03-01 -- x", "'til=2027-03-01' is not understood; write until=2027-03-01 or by=NAME"),
        ("stop a/b -- x", "'stop' is nothing that claimlint does; write claimlint: ignore RULE -- reason"),
        ("", "write claimlint: ignore RULE -- reason"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(words: str, wrong: str) -> None:
    assert directive_of(words, PLACE).wrong == wrong


def test_a_comment_may_hold_several_and_run_over_lines() -> None:
    comment = "\nclaimlint: ignore a/b --\n  a long reason\nclaimlint: ignore c/d -- another\n"
    assert [(d.rules, d.reason) for d in directives_in(comment, PLACE, 0)] == [
        (("a/b",), "a long reason"),
        (("c/d",), "another"),
    ]
    assert not list(directives_in("we use claimlint here", PLACE, 0))


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("<!-- claimlint: ignore overclaim/cure -- quoted -->\n\nIt cures colds.\n\nIt cures gout.\n", ("suppressed", "open")),
        ("<!-- claimlint: ignore-file overclaim/cure -- quoted -->\n\nIt cures colds.\n\nIt cures gout.\n", ("suppressed", "suppressed")),
        ("It cures colds.\n\n<!-- claimlint: ignore-file overclaim/cure -- quoted -->\n\nIt cures gout.\n", ("suppressed", "suppressed")),
        ("<!-- claimlint: ignore overclaim/cure -- quoted -->\n\n- It cures colds.\n- It cures gout.\n", ("suppressed", "suppressed")),
        ("<!-- claimlint: ignore overclaim/cure -- q -->\n\n| a | b |\n|---|---|\n| cures colds | cures gout |\n", ("suppressed", "suppressed")),
        ("---\ntitle: It cures colds\nclaimlint: ignore overclaim/cure -- quoted\n---\n\nIt cures gout.\n", ("suppressed", "suppressed")),
        ("It cures colds.\n\nIt cures gout.\n\n<!-- claimlint: ignore overclaim/panacea -- quoted -->\n\nEnd.", ("open", "open")),
        ("---\nclaimlint: ignore overclaim/cure -- quoted\n---\n\nIt cures colds.\n\nIt cures gout.\n", ("suppressed", "suppressed")),
        ("---\nclaimlint:\n  - ignore overclaim/cure -- quoted\n---\n\nIt cures colds.\n\nIt cures gout.\n", ("suppressed", "suppressed")),
        ("---\nclaimlint:\n  ignore:\n  - {rule: dates, reason: x}\n  - rule: overclaim/cure\n    reason: quoted\n    by: Jo Day\n---\n\nIt cures colds.\n\nIt cures gout.\n", ("suppressed", "suppressed")),
        ("---\nclaimlint:\n  ignore: [overclaim/cure -- quoted]\n---\n\nIt cures colds.\n\nIt cures gout.\n", ("suppressed", "suppressed")),
    ],
)  # fmt: skip
def test_what_a_decision_reaches(text: str, statuses: tuple[str, str]) -> None:
    found = decided(text, CURE, OTHER)
    assert (found["cures colds"], found["cures gout"]) == statuses


@pytest.mark.parametrize(
    ("comment", "status", "about"),
    [
        ("ignore overclaim/cure -- quoted", "suppressed", {}),
        ("ignore overclaim/cure until=2026-11-23 -- quoted", "suppressed", {}),
        ("ignore overclaim/cure until=2026-11-22 -- quoted", "open", {"review/expired": "this decision ended on 2026-11-22"}),
        ("ignore overclaim/cure", "open", {"review/no-reason": "this decision gives no reason"}),
        ("ignore overclaim/kure -- quoted", "open", {"review/unknown-rule": "no rule is called 'overclaim/kure'; did you mean 'overclaim/cure'?"}),
        ("ignore overclaim/panacea -- quoted", "open", {"review/unused": "there is nothing here to ignore for overclaim/panacea"}),
        ("ignore overclaim -- quoted", "suppressed", {"review/too-broad": "this decision ignores all rules of overclaim"}),
        ("ignore -- quoted", "suppressed", {"review/too-broad": "this decision ignores all rules"}),
        ("ignoer overclaim/cure -- quoted", "open", {"review/unreadable": "'ignoer' is nothing that claimlint does"}),
    ],
)  # fmt: skip
def test_decisions_are_held_to_their_form(comment: str, status: str, about: dict[str, str]) -> None:
    found = decided(f"<!-- claimlint: {comment} -->\n\nIt cures colds.\n", CURE)
    assert found.pop("cures colds") == status
    assert set(found) == set(about)
    assert all(found[rule].startswith(message) for rule, message in about.items())


def test_a_rule_that_did_not_run_cannot_be_unused() -> None:
    text = "<!-- claimlint: ignore overclaim/panacea -- quoted -->\n\nIt cures colds.\n"
    assert "review/unused" not in decided(text, CURE, runs=("overclaim/cure",))


def test_reason_person_and_end_are_kept_with_the_finding() -> None:
    text = "<!-- claimlint: ignore overclaim/cure until=2027-03-01 by=Jo -- quoted -->\n\nIt cures colds.\n"
    article = read_article(text.encode(), "a.md")
    at = text.index("cures colds")
    finding = Finding("overclaim/cure", "a.md", Span(at, at + 11), "cures colds", "", "", "", "error", "high")
    (labelled,) = decide(article, [finding], context())
    assert labelled == finding._replace(status="suppressed", reason="quoted (Jo), until 2027-03-01")


def test_a_page_without_decisions_is_left_as_it_is() -> None:
    assert decided("It cures colds.\n", CURE) == {"cures colds": "open"}


@pytest.mark.parametrize("dash", ["--", "---", "–", "—", "-"])
def test_the_reason_follows_any_dash(dash: str) -> None:
    found = directive_of(f"ignore a/b by=mara {dash} a well-known quote - see below", PLACE)
    assert (found.rules, found.by, found.reason, found.wrong) == (
        ("a/b",),
        "mara",
        "a well-known quote - see below",
        "",
    )


def test_a_hyphen_in_a_name_begins_no_reason() -> None:
    found = directive_of('ignore a/too-broad by="Jo - desk" -- quoted', PLACE)
    assert (found.rules, found.by, found.reason) == (("a/too-broad",), "Jo - desk", "quoted")


@pytest.mark.parametrize(
    ("comment", "is_wrong"),
    [
        ("claimlint ignore overclaim/cure -- quoted", True),
        ("claimlint-disable overclaim/cure", True),
        ("Claimlint ignore-file", True),
        ("claimlint: ignore overclaim/cure -- quoted", False),
        ("claimlint ignores what is quoted", None),
        ("checked with claimlint ignore overclaim/cure", None),
        ("claimlint is run each night", None),
    ],
)  # fmt: skip
def test_a_decision_without_its_colon_is_told(comment: str, is_wrong: bool | None) -> None:
    found = list(directives_in(comment, PLACE, 0))
    assert [bool(directive.wrong) for directive in found] == ([] if is_wrong is None else [is_wrong])
