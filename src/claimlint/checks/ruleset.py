"""Rules ready to run: each compiled when it is first run, once, and the order of leading among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from claimlint.article.model import Problem
from claimlint.checks.context import CheckContext
from claimlint.checks.kinds import Kind
from claimlint.checks.leads import led_by
from claimlint.checks.load import compile_rule
from claimlint.checks.memory import Memory
from claimlint.checks.model import Check, Rule
from claimlint.checks.pages.others_words import OthersWords, others_words
from claimlint.checks.phrases.book import Kept, PhraseBook
from claimlint.checks.tables import Tables
from claimlint.data import compiled_rows, digest_of, knowledge_folder
from claimlint.evidence.relations import Relations
from claimlint.yamlfile import Invalid, Spoilt


class RuleSet:
    """Some rules with the knowledge that they are compiled against. It only remembers; it never changes an answer."""

    def __init__(self, rules: Sequence[Rule], context: CheckContext, kinds: Mapping[str, Kind] | None = None) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: rule.id))
        self._context, self._kinds = context, kinds
        self._checks: dict[str, Check | None] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}

    def __len__(self) -> int:
        return len(self.rules)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def leads(self) -> Mapping[str, frozenset[str]]:
        """For each rule, all that it leads, directly or through others."""
        return led_by(self.rules)

    @property
    def relations(self) -> Relations | None:
        """The relations that the rules are compiled against."""
        return self._context.relations

    @property
    def others(self) -> OthersWords:
        """How a page tells of what others say, in the words of the lexicon that the rules are compiled against."""
        return others_words(self._context.lexicon)

    def only(self, *rule_ids: str) -> RuleSet:
        """Some of the rules, alone: the phrases of the others are not looked for."""
        context = replace(self._context, book=self._context.book.alone())
        part = RuleSet([self.by_id[rule_id] for rule_id in rule_ids], context, self._kinds)
        part._problems = self._problems
        return part

    def check_of(self, rule: Rule) -> Check | None:
        """The compiled check, or None where its spec is wrong: the reason is then among `problems`."""
        if rule.id not in self._checks:
            self._checks[rule.id] = self._compiled(rule)
        return self._checks[rule.id]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the specs compiled so far, by rule."""
        return tuple(problem for rule_id in sorted(self._problems) for problem in self._problems[rule_id])

    def _compiled(self, rule: Rule) -> Check | None:
        try:
            return compile_rule(rule, self._context, self._kinds)
        except Spoilt:
            raise
        except Invalid as error:
            self._problems[rule.id] = error.problems
            return None


def with_memory(rules: Sequence[Rule], context: CheckContext, kinds: Mapping[str, Kind] | None = None) -> RuleSet:
    """The rules, with what an earlier run worked out of these very rules and tables; else it is worked out now.

    Rules of a project are worked out on top of the built-in ones: those take many seconds, and never change with them.
    """
    memory, book = _worked_out(rules, context, kinds)
    return RuleSet(rules, replace(context, memory=memory, book=book), kinds)


def _worked_out(
    rules: Sequence[Rule], context: CheckContext, kinds: Mapping[str, Kind] | None
) -> tuple[Memory, PhraseBook]:
    def build() -> tuple[tuple[dict[str, dict[bytes, Any]], Kept], list[bytes]]:
        folder = f"{knowledge_folder('rules').as_posix()}/"
        built_in = [rule for rule in rules if rule.path.startswith(folder)]
        own = [rule for rule in rules if not rule.path.startswith(folder)]
        memory, book = _worked_out(built_in, context, kinds) if built_in and own else (Memory(), PhraseBook())
        every = RuleSet(own or built_in, replace(context, memory=memory, book=book), kinds)
        for rule in every.rules:
            every.check_of(rule)
        kept, rows = book.kept()
        return (memory.parts(), kept), rows

    specs = "".join(rule.stamp or repr((rule.id, rule.kind, rule.spec)) for rule in rules)
    stamp = digest_of(specs.encode(), 6)
    files = context.tables.files if isinstance(context.tables, Tables) else ()
    (parts, kept), rows = compiled_rows(f"checks-{stamp}", files, build)
    return Memory(parts), PhraseBook(kept, rows)
