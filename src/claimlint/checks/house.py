"""Phrases that a house style does not want, as rules: what `house_phrases` of claimlint.yaml says becomes `house/…`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimlint.article.patterns import lazy_pattern
from claimlint.checks.model import Rule

_NOT_WORD = lazy_pattern(r"[^a-z0-9]+")


def house_rules(phrases: Iterable[Mapping[str, str]]) -> list[Rule]:
    """One rule for each phrase, named for its words."""
    rules: list[Rule] = []
    taken: set[str] = set()
    for phrase in phrases:
        words = phrase["phrase"]
        name = rule_id = f"house/{_NOT_WORD.sub('-', words.lower()).strip('-')[:50].strip('-') or 'phrase'}"
        number = 2
        while rule_id in taken:
            rule_id, number = f"{name}-{number}", number + 1
        taken.add(rule_id)
        rules.append(_rule(rule_id, words, phrase))
    return rules


def _rule(rule_id: str, words: str, phrase: Mapping[str, str]) -> Rule:
    instead = phrase.get("instead", "")
    said = phrase.get("message") or "your house style does not want this"
    return Rule(
        id=rule_id,
        summary=f"Says {words!r}, which your house style does not want.",
        severity=phrase.get("severity", "warning"),
        confidence="high",
        message='"{text}": ' + said.replace("{", "{{").replace("}", "}}"),
        why="Your configuration lists this phrase under house_phrases.",
        fix=f'Write "{instead}".'.replace("{", "{{").replace("}", "}}") if instead else "Say it in other words.",
        sources=(),
        leads=(),
        kind="phrase",
        spec={"any": [words], "unless": {"negated": False, "question": False, "myth": False}},
        path="",
    )
