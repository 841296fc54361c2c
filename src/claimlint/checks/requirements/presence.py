"""What satisfies a need: a field of the metadata, words on the page, a heading, a citation, claims of some kind.

Any one of them is enough. What only looks like it is left out: `author: admin` names nobody, and a sentence that holds
one of the phrases `without` takes back what it says ("you do not need to tell your doctor").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from claimlint.article.patterns import lazy_pattern
from claimlint.checks.claim_conditions import CONDITION, compile_condition
from claimlint.checks.claim_tests import Test
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Page
from claimlint.checks.pages.kind import stated_type
from claimlint.checks.phrases.list import PHRASES, PhraseList
from claimlint.values import NamedTuple

_TEXTS = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
PRESENCE: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        "fields": _TEXTS,
        "phrases": PHRASES,
        "without": {**PHRASES, "description": "phrases that keep a sentence from counting"},
        "headings": PHRASES,
        "claims": CONDITION,
        "citations": {"const": True},
        "interventions": {"type": "integer", "minimum": 2, "description": "a number of interventions"},
        "table": {"type": "string", "description": "a table in evidence/tables with `phrases`"},
        "group": {"type": "string", "description": "only the phrases of this group of the table"},
        "statement": {"type": "string", "description": "a statement of the table `statutory`, by jurisdiction"},
        "option": {"type": "string", "description": "an option of the rule that holds the words to ask for"},
    },
}
_NOBODY = frozenset(
    (
        "admin",
        "administrator",
        "anonymous",
        "unknown",
        "user",
        "guest",
        "tbc",
        "tbd",
        "todo",
        "none",
        "null",
        "n/a",
        "na",
    )
)
_UNNAMED = lazy_pattern(
    r"(?:by\s+)?(?:(?:our|an?|the|one of our)\s+)?(?:(?:in-house|medical|clinical|editorial|expert|qualified)\s+)*"
    r"(?:team|experts?|doctors?|specialists?|staff|panel|board|desk|office|department|clinicians?|reviewers?|editors?|professionals?|physicians?)",
    re.IGNORECASE,
)


class Presence(NamedTuple):
    """Compiled satisfiers. `option`: the rule's option with words by page type, which then must stand on the page."""

    fields: tuple[str, ...]
    phrases: PhraseList
    without: PhraseList
    headings: PhraseList
    test: Test | None
    citations: bool
    interventions: int
    option: str
    rule: str
    statements: Mapping[str, tuple[PhraseList, ...]]

    @classmethod
    def from_spec(
        cls,
        spec: Mapping[str, Any],
        context: CheckContext,
        trail: tuple[str | int, ...],
        where: Mapping[str, Any] | None = None,
    ) -> Presence:
        """What a spec asks for; `where`: the classes that its phrases may name."""
        texts, not_texts = list(spec.get("phrases") or ()), list(spec.get("without") or ())
        if name := spec.get("table"):
            table = context.table(name, (*trail, "table")) or {}
            texts += phrases_of(table, spec.get("group", ""))
            not_texts += table.get("without", ())
        claims = spec.get("claims")
        return cls(
            tuple(spec.get("fields") or ()),
            PhraseList.from_spec(texts, context, (*trail, "phrases"), where),
            PhraseList.from_spec(not_texts, context, (*trail, "without"), where),
            PhraseList.from_spec(spec.get("headings") or (), context, (*trail, "headings"), where),
            compile_condition({"negated": "any", **claims}, context, (*trail, "claims")) if claims else None,
            bool(spec.get("citations")),
            spec.get("interventions", 0),
            spec.get("option", ""),
            context.rule_id,
            _statements(spec.get("statement", ""), context, (*trail, "statement")),
        )

    def is_met(self, page: Page) -> bool:
        if words := self._asked_words(page):
            return _squeezed(words) in _squeezed(" ".join(b.text.text for b in page.article.blocks))
        return (
            any(is_a_name(field.value) for field in (page.article.fields(*self.fields) if self.fields else ()))
            or (self.citations and page.citations.is_sourced)
            or self._is_said(page)
            or self._has_statement(page)
            or any(place.sentence.block.kind == "heading" for place in self.headings.on_page(page))
            or (self.interventions > 0 and _interventions(page) >= self.interventions)
            or (self.test is not None and any(self.test(page, at) for at in range(len(page.reading.claims))))
        )

    def _is_said(self, page: Page) -> bool:
        """Whether a sentence holds a phrase, and none that takes it back: "no interactions", "no need to tell"."""
        return any(not self.without.in_sentence(page, place.sentence) for place in self.phrases.on_page(page))

    def _has_statement(self, page: Page) -> bool:
        parts = self.statements.get(page.settings.jurisdiction, ())
        return bool(parts) and all(part.is_on_page(page) for part in parts)

    def _asked_words(self, page: Page) -> str:
        """The words that the configuration asks for on pages of this type, or ""."""
        options = page.settings.options.get(self.rule, {}).get(self.option) if self.option else None
        if not isinstance(options, Mapping):
            return ""
        kind = page.settings.page_type or stated_type(page.article) or "article"
        return str(options.get(kind) or options.get("default") or "")


def _statements(name: str, context: CheckContext, trail: tuple[str | int, ...]) -> dict[str, tuple[PhraseList, ...]]:
    """What counts as the statement that the law asks for, by jurisdiction: as many lists as it has sentences."""
    table = context.tables.get("statutory") or {}
    if name and name not in table:
        context.problem(trail, f"there is no statement {name!r} in evidence/tables/statutory.yaml")
    return {
        where: tuple(PhraseList.from_spec(row[key], context, trail) for key in ("phrases", "second") if key in row)
        for where, row in table.get(name, {}).items()
    }


def phrases_of(table: Mapping[str, Any], group: str = "") -> list[str]:
    """The phrases of a table: one list, or lists by group; of one group where one is named."""
    phrases = table["phrases"]
    if group:
        return list(phrases[group])
    return list(phrases) if isinstance(phrases, list) else [text for group in phrases.values() for text in group]


def is_a_name(value: str) -> bool:
    """Whether a value of `author` and the like names anybody."""
    name = value.strip(" -_.,")
    return bool(name) and name.lower() not in _NOBODY and "{" not in name and not _UNNAMED.fullmatch(name)


def _interventions(page: Page) -> int:
    claims = page.reading.claims
    return len({c.subject.canonical for c in claims if c.subject.kind == "intervention" and c.subject.is_known})


def _squeezed(text: str) -> str:
    return " ".join(text.lower().split())
