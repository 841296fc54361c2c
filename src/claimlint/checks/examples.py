"""A rule's examples, run: each marked span must be found exactly, each near miss must stay silent for its rule.

One rule is run at a time, so that an example of a rule that another one leads counts as found. How a text becomes a
page is the engine's affair and is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimlint.article.model import Problem, Span
from claimlint.checks.kinds import KINDS
from claimlint.checks.load import shown_path
from claimlint.checks.model import Example, Page, Rule
from claimlint.checks.ruleset import RuleSet
from claimlint.checks.run import run_checks
from claimlint.checks.wording import PLACEHOLDERS, always_from_claim, placeholders_of
from claimlint.values import NamedTuple
from claimlint.yamlfile import nearest

_ASKED = {"why": "why it matters to a reader", "fix": "how to mend it", "sources": "whose standard asks for it"}
LEAST = 6  # flagged and near misses each: fewer have not held a rule to its words
PageOf = Callable[[Example], Page]


class ExampleFailure(NamedTuple):
    """An example that a rule does not meet: where it stands, its text, and what happened instead."""

    rule: str
    path: str
    line: int
    text: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def run_examples(rules: RuleSet, page_of: PageOf) -> list[ExampleFailure]:
    """What the rules' own examples show to be wrong, in order of rule and line. Rules must be loaded with examples."""
    return [failure for rule in rules.rules for failure in _failures(rule, rules, page_of)]


def _failures(rule: Rule, rules: RuleSet, page_of: PageOf) -> Iterator[ExampleFailure]:
    alone = rules.only(rule.id)
    for example in sorted((*rule.flag, *rule.passes), key=lambda e: e.line):
        try:
            found = sorted({f.span for f in run_checks(page_of(example), alone, is_accompanied=True)})
        except ValueError as error:
            yield ExampleFailure(rule.id, shown_path(rule), example.line, example.text, f"cannot be run: {error}")
            continue
        if alone.problems:
            return
        if said := _difference(example, found):
            yield ExampleFailure(rule.id, shown_path(rule), example.line, example.text, said)


def _difference(example: Example, found: Sequence[Span]) -> str:
    wanted = sorted(example.spans)
    if wanted == found:
        return ""
    got = " and ".join(f"«{example.text[s.start : s.end]}»" for s in found)
    if not wanted:
        return f"this 'pass' example is flagged at {got}; change the check or the example"
    words = " and ".join(f"«{example.text[s.start : s.end]}»" for s in wanted)
    return f"this 'flag' example must be found at {words}, but " + (
        f"is found at {got}" if found else "nothing is found"
    )


def shortcomings(rule: Rule, rules: RuleSet) -> list[Problem]:
    """What a rule lacks: sources, reasons, examples; rules that it leads but do not exist; words that no message has.

    The built-in pack may have none of these; to an organisation's own pack they are warnings.
    """
    return [Problem(shown_path(rule), message, 1, 1) for message in _lacking(rule, rules)]


def _lacking(rule: Rule, rules: RuleSet) -> Iterator[str]:
    for name, part in (("why", rule.why), ("fix", rule.fix), ("sources", rule.sources)):
        if not part:
            yield f"{rule.id} lacks {name}; say {_ASKED[name]}"
    for sort, examples in (("flag", rule.flag), ("pass", rule.passes)):
        if len(examples) < LEAST:
            yield f"{rule.id} has {len(examples)} {sort!r} examples; write at least {LEAST}"
    for led in rule.leads:
        if led not in rules.by_id:
            yield f"{rule.id} leads {led!r}, which is no rule{nearest(led, list(rules.by_id))}"
        elif rule.id in rules.leads[led]:
            yield f"{rule.id} and {led} lead each other; take one of the two out"
    for template in (rule.message, rule.fix):
        try:
            unknown = [name for name in placeholders_of(template) if name not in PLACEHOLDERS]
        except ValueError as error:
            yield f"{rule.id}: {template!r} is no message: {error}; write {{{{ for a brace"
            continue
        if unknown and rule.kind in KINDS and rule.kind in ("claim", "pair", "phrase"):
            yield f"{rule.id}: {{{unknown[0]}}} is no part of a message{nearest(unknown[0], PLACEHOLDERS)}"
        if (names := always_from_claim(template)) and _finds_without_claim(rule):
            yield f"{rule.id}: a phrase finds no {names[0]}; put the part with {{{names[0]}}} in [brackets]"


def _finds_without_claim(rule: Rule) -> bool:
    further = {"claim": "also", "pair": "opposed"}  # phrases beside what rests on claims
    return rule.kind == "phrase" or further.get(rule.kind) in rule.spec
