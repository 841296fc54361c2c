"""How a rule's examples are judged, and what a rule may lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from made_pages import page_of, rule_of

from claimlint.article.model import Span
from claimlint.checks.context import CheckContext
from claimlint.checks.example_marks import unmarked
from claimlint.checks.examples import run_examples, shortcomings
from claimlint.checks.kinds import Kind
from claimlint.checks.model import Check, Example, Hit, Page, Rule
from claimlint.checks.ruleset import RuleSet


def _compile(spec: Mapping[str, Any], context: CheckContext) -> Check:
    def check(page: Page) -> Iterable[Hit]:
        text, at = page.article.source.text, -1
        while (at := text.find("cure", at + 1)) >= 0:
            yield Hit(Span(at, at + 4))

    return check


KINDS = {"words": Kind("words", {}, _compile)}


def example(marked: str, line: int = 1) -> Example:
    text, spans = unmarked(marked)
    return Example(text, spans, {}, line)


def failures(flag: tuple[str, ...] = (), passes: tuple[str, ...] = (), *more: Rule) -> list[str]:
    rule = rule_of("a/a", flag=tuple(map(example, flag)), passes=tuple(map(example, passes)))
    rules = RuleSet([rule, *more], CheckContext(), KINDS)
    return [failure.message for failure in run_examples(rules, lambda e: page_of(e.text))]


@pytest.mark.parametrize("marked", ["A «cure».", "A «cure» and a «cure»."])
def test_marks_that_are_found_exactly_are_met(marked: str) -> None:
    assert failures((marked,)) == []


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("«A cure».", "must be found at «A cure», but is found at «cure»"),
        ("A «cure» and a cure.", "must be found at «cure», but is found at «cure» and «cure»"),
        ("A «remedy».", "must be found at «remedy», but nothing is found"),
    ],
)
def test_marks_that_are_missed_say_what_was_found(marked: str, said: str) -> None:
    assert said in failures((marked,))[0]


def test_a_near_miss_that_is_flagged_says_where() -> None:
    assert failures((), ("A cure.",)) == ["this 'pass' example is flagged at «cure»; change the check or the example"]


def test_an_example_of_a_rule_that_another_leads_counts_as_found() -> None:
    assert failures(("A «cure».",), (), rule_of("b/b", leads=("a/a",))) == []


def test_an_example_that_cannot_be_read_is_a_failure() -> None:
    def broken(example: Example) -> Page:
        raise ValueError("no such format")

    rule = rule_of("a/a", flag=(example("A «cure»."),))
    [failure] = run_examples(RuleSet([rule], CheckContext(), KINDS), broken)
    assert str(failure) == "p/a/a.yaml:1: cannot be run: no such format"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"why": ""}, "a/a lacks why; say why it matters to a reader"),
        ({"sources": ()}, "a/a lacks sources; say whose standard asks for it"),
        ({"flag": (example("A «cure»."),)}, "a/a has 1 'flag' examples; write at least 6"),
        ({"leads": ("b/c",)}, "a/a leads 'b/c', which is no rule; did you mean 'b/b'?"),
        ({"leads": ("b/b",)}, "a/a and b/b lead each other; take one of the two out"),
        ({"message": "{"}, "a/a: '{' is no message"),
        ({"kind": "claim", "message": "{subjekt}"}, "a/a: {subjekt} is no part of a message; did you mean 'subject'?"),
        (
            {"kind": "phrase", "message": "{text} helps {object}"},
            "a/a: a phrase finds no object; put the part with {object} in [brackets]",
        ),
    ],
)
def test_what_a_rule_lacks_is_said(given: dict[str, Any], said: str) -> None:
    six = tuple(example("A «cure».") for _ in range(6))
    whole: dict[str, Any] = {"flag": six, "passes": six, "sources": ({"title": "A"},)}
    rules = RuleSet([rule_of("a/a", **{**whole, **given}), rule_of("b/b", leads=("a/a",))], CheckContext(), KINDS)
    found = [problem.message for problem in shortcomings(rules.by_id["a/a"], rules)]
    assert len(found) == 1 and found[0].startswith(said)
