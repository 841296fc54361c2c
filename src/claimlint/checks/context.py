"""What the compiler of a check may know: the knowledge that a rule refers to, and where to say that a spec is wrong.

It holds nothing about pages or runs: a compiled check is the same for every article. All knowledge comes to checks by
it or by the page; they load none themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from claimlint.checks.memory import Memory
from claimlint.checks.phrases.book import PhraseBook
from claimlint.values import NamedTuple

if TYPE_CHECKING:
    from claimlint.claims.lexicon.language import Language
    from claimlint.claims.lexicon.vocabulary import Vocabulary
    from claimlint.evidence.registry import Registry
    from claimlint.evidence.relations import Relations


class BadSpec(NamedTuple):
    """Something wrong in a rule's spec, at a trail of keys and indexes below the rule's kind."""

    trail: tuple[str | int, ...]
    message: str


@dataclass(frozen=True)
class CheckContext:
    """Given to `compile_<kind>(spec, context)`. `tables` maps a name to the value of `evidence/tables/<name>.yaml`.

    A compiler reports every wrong part of its spec by `problem`, then returns any check: `compile_rule` raises them
    together.
    """

    rule_id: str = ""
    lexicon: Language | None = None
    registry: Registry | None = None
    tables: Mapping[str, Any] = field(default_factory=dict)
    vocabulary: Vocabulary | None = None
    relations: Relations | None = None
    bad: list[BadSpec] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    book: PhraseBook = field(default_factory=PhraseBook)

    def problem(self, trail: Sequence[str | int], message: str) -> None:
        """Note that the spec is wrong at `trail` (from the kind's own keys on), and what would be right."""
        self.bad.append(BadSpec(tuple(trail), message))

    def table(self, name: str, trail: Sequence[str | int]) -> Any:
        """The table of this name; None where there is none, which is noted at `trail`."""
        found = self.tables.get(name)
        if found is None:
            self.problem(trail, f"there is no table {name!r} in evidence/tables")
        return found

    def kept(self, made_of: object, build: Callable[[], Any]) -> Any:
        """What `build` makes of `made_of` for this rule, from an earlier run where it can be had.

        `build` returns plain values only, or None where it had a problem to report: that is not kept.
        """
        return self.memory.kept(self.rule_id, made_of, build)
