"""Rules held against their own examples, for `claimlint test`: an example's text goes the same way as an article.

What an example is given (format, day, configuration, entries of the registry) holds for that example only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from claimlint.article.model import Problem, Unreadable
from claimlint.checks.examples import ExampleFailure, run_examples, shortcomings
from claimlint.checks.model import Example, Page
from claimlint.checks.ruleset import RuleSet
from claimlint.engine import Input, Tools, page_of
from claimlint.evidence.model import CEILING_OF
from claimlint.evidence.registry import registry_of
from claimlint.settings import Settings
from claimlint.values import NamedTuple

AS_OF = date(2026, 11, 23)  # the day of every example that names none, so that no example ages
PATH = "example"

# What an entry that an example brings along need not say.
_ENTRY: Mapping[str, Any] = {
    "id": "example", "category": "supplement", "population": ["adults"], "direction": "benefit", "min_strength": 0,
    "effect": "as stated", "harms": "none known", "suggest": "", "sources": [], "checked_on": AS_OF.isoformat(),
    "level": "A",
}  # fmt: skip


class Trial(NamedTuple):
    """How a pack did: examples that failed, what its rules lack, and the numbers of rules and examples."""

    failures: tuple[ExampleFailure, ...]
    lacking: tuple[Problem, ...]
    rules: int
    examples: int


def try_rules(tools: Tools, only: Sequence[str] = ()) -> Trial:
    """Run the examples of some rules, or of all. `tools` must hold rules loaded with their examples."""
    chosen = [rule.id for rule in tools.rules.rules if rule.path and (not only or rule.id in only)]
    rules: RuleSet = tools.rules.only(*chosen)
    failures = run_examples(rules, lambda example: example_page(example, tools))
    lacking = [problem for rule in rules.rules for problem in shortcomings(rule, tools.rules)]
    count = sum(len(rule.flag) + len(rule.passes) for rule in rules.rules)
    return Trial(tuple(failures), tuple(lacking), len(rules), count)


def example_page(example: Example, tools: Tools) -> Page:
    """The page of an example. Raises ValueError where the example cannot be read."""
    given = example.given
    if entries := given.get("registry"):
        registry = registry_of([_entry(row, number) for number, row in enumerate(entries)])
        tools = tools._replace(knowledge=replace(tools.knowledge, registry=registry))
    try:
        item = Input(PATH, content=example.text.encode(), format=given.get("format") or _format_of(example.text))
        return page_of(item, _settings(given), tools)
    except Unreadable as unreadable:
        raise ValueError(unreadable.problem.message) from unreadable


def _format_of(text: str) -> str:
    """Markdown where the example has front matter, headings, lists or bold type in it; else text, as an editor's
    sentence is.
    """
    return "markdown" if text.startswith(("---\n", "#", "- ", "* ", "| ")) or "\n#" in text or "**" in text else "text"


def _settings(given: Mapping[str, Any]) -> Settings:
    config = given.get("config") or {}
    day = date.fromisoformat(given["as_of"]) if "as_of" in given else AS_OF
    known = ("jurisdiction", "page_type", "freshness", "options")
    return Settings(day, **{key: config[key] for key in known if key in config})


def _entry(row: Mapping[str, Any], number: int) -> dict[str, Any]:
    """A whole row of the registry from what the example says of it."""
    certainty = row.get("certainty", "low")
    return {
        **_ENTRY,
        "id": f"example-{number}",
        "relation": "treats",
        "certainty": certainty,
        "max_strength": CEILING_OF.get(certainty, 2),
        **row,
    }
