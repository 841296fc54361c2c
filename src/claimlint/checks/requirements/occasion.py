"""When a page must have something: claims of some kind, words that call for it, a sponsor, an affiliate link.

All parts of an occasion must hold. Its signs are where a finding may be shown: the words that made the thing necessary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.claim_conditions import CONDITION, compile_condition
from claimlint.checks.claim_tests import Test
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Page
from claimlint.checks.pages.statements import statement_span
from claimlint.checks.phrases.list import PHRASES, PhraseList
from claimlint.claims.model import OWN_STANCES
from claimlint.values import NamedTuple

# "No commercial funding", "public donations" call for nothing more.
_PUBLIC = lazy_pattern(
    r"(?:https?:)?//[^/?#]*\.(?:gov|nhs|mil|ac|police|govt)(?:\.[a-z]{2})?(?:[/?#:]|$)"
)  # sells nothing
_NONE = lazy_pattern(
    r"(?i)\b(?:no|none|not|without|donat|donors?|charit|legac|taxpayer|NHS|government|grants?|universit|subscri|readers|members)"
)
_PLAIN = 4  # the strength of a plain statement; what is said once, or with a hedge, favours nothing yet
_TEXTS = {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}}
_COUNT = {"type": "integer", "minimum": 1}
_COUNTING: Mapping[str, Any] = {
    "at_least": _COUNT,
    "titled": {**_COUNT, "description": "so many are enough of what the title names"},
    "same_subject": {"const": True},
}
SIGN: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        "phrases": PHRASES,
        "fields": _TEXTS,
        "links": _TEXTS,
        "with": PHRASES,
        "near": PHRASES,
        "without": PHRASES,
        "named": {**_TEXTS, "description": "the page must have metadata of one of these names"},
        "outside": PHRASES,
    },
}
OCCASION: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        "claims": {
            **CONDITION,
            "properties": {**CONDITION["properties"], **_COUNTING},
        },
        "signs": {"type": "array", "minItems": 1, "items": SIGN},
        "table": {"type": "string", "description": "a table in evidence/tables with `signs`"},
        "topic": _TEXTS,
        "jurisdiction": {"type": "array", "minItems": 1, "items": {"enum": ["us", "uk", "eu"]}},
        "phrases": PHRASES,
        "not_phrases": PHRASES,
        "not_fields": {
            "type": "object",
            "additionalProperties": _TEXTS,
            "description": "words by name of the metadata that must not hold them",
        },
    },
}


class _Sign(NamedTuple):
    phrases: PhraseList
    fields: tuple[str, ...]
    links: tuple[str, ...]
    together: PhraseList
    near: PhraseList
    apart: PhraseList
    named: tuple[str, ...]
    outside: PhraseList  # sentences with one of these tell of no sign: of a century, of a novel

    def spans(self, page: Page) -> Iterator[Span]:
        if self.named and not any(field.value.strip() for field in page.article.fields(*self.named)):
            return
        if (self.together and not self.together.is_on_page(page)) or self.apart.is_on_page(page):
            return
        if self.links:
            yield from _targets(page, self.links)
        for field in page.article.fields(*self.fields) if self.fields else ():
            if field.value.strip() and not _NONE.search(field.value):
                yield statement_span(page, field)
        near = {place.sentence.block.index for place in self.near.on_page(page)}
        for place in self.phrases.on_page(page):
            at = place.sentence.block.index
            if self.near and not near & {at - 1, at, at + 1}:
                continue
            if self.outside and self.outside.in_sentence(page, place.sentence):
                continue
            if not _is_denied(page, place.sentence.index, place.span) and not place.sentence.text.endswith("?"):
                yield place.span


class Occasion(NamedTuple):
    """A compiled occasion. at_least: the number of claims that make it, of one subject or of all; titled: of what the
    title names, 0 where that makes no difference.
    """

    test: Test | None
    at_least: int
    titled: int
    same_subject: bool
    signs: tuple[_Sign, ...]
    topic: frozenset[str]
    jurisdictions: tuple[str, ...]
    phrases: PhraseList
    not_phrases: PhraseList
    not_fields: Mapping[str, frozenset[str]]

    @classmethod
    def from_spec(
        cls,
        spec: Mapping[str, Any],
        context: CheckContext,
        trail: tuple[str | int, ...],
        where: Mapping[str, Any] | None = None,
    ) -> Occasion:
        """The occasion of a spec; `where`: the classes that its phrases may name."""
        own = {key: value for key, value in (spec.get("claims") or {}).items() if key not in _COUNTING}
        claims = {"negated": False, "stance": OWN_STANCES, **own}
        rows: Sequence[Mapping[str, Any]] = spec.get("signs") or ()
        if name := spec.get("table"):
            rows = (context.table(name, (*trail, "table")) or {"signs": ()})["signs"]
        return cls(
            compile_condition(claims, context, (*trail, "claims"), where) if "claims" in spec else None,
            (spec.get("claims") or {}).get("at_least", 1),
            (spec.get("claims") or {}).get("titled", 0),
            (spec.get("claims") or {}).get("same_subject", False),
            tuple(_sign(row, context, (*trail, "signs", at), where) for at, row in enumerate(rows)),
            frozenset(spec.get("topic") or ()),
            tuple(spec.get("jurisdiction") or ()),
            PhraseList.from_spec(spec.get("phrases") or (), context, (*trail, "phrases"), where),
            PhraseList.from_spec(spec.get("not_phrases") or (), context, (*trail, "not_phrases"), where),
            {name: frozenset(words) for name, words in (spec.get("not_fields") or {}).items()},
        )

    def claims_of(self, page: Page) -> list[int]:
        """The claims that make the occasion, by index."""
        return [i for i in range(len(page.reading.claims)) if self.test(page, i)] if self.test else []

    def _has_enough(self, page: Page) -> bool:
        """Whether enough claims make it: of all, of one subject (one that is not told may be that one), or of what the
        title names.
        """
        subjects = [page.reading.claims[index].subject.canonical for index in self.claims_of(page)]
        named = Counter(name for name in subjects if name)
        most = max(named.values(), default=0) + subjects.count("") if self.same_subject else len(subjects)
        if most >= self.at_least or not self.titled:
            return most >= self.at_least
        return sum(named[name] for name in {name.canonical for name in page.reading.topic}) >= self.titled

    def signs_of(self, page: Page) -> list[Span] | None:
        """Where the signs stand (nowhere, if the occasion asks for none), or None where there is no occasion."""
        if self.jurisdictions and page.settings.jurisdiction not in self.jurisdictions:
            return None
        if self.topic and not _is_about(page, self.topic):
            return None
        if any(
            not _words(field.value).isdisjoint(self.not_fields[field.name])
            for field in page.article.fields(*self.not_fields)
        ):
            return None
        if (self.phrases and not self.phrases.is_on_page(page)) or self.not_phrases.is_on_page(page):
            return None
        if self.test and not self._has_enough(page):
            return None
        found = sorted({span for sign in self.signs for span in sign.spans(page)})
        return None if self.signs and not found else found


def _is_about(page: Page, categories: frozenset[str]) -> bool:
    """Whether the topic is of these categories, or the page says plainly that something of them helps."""
    plain = [
        claim.strength
        for claim in page.reading.claims
        if claim.subject.category in categories and claim.is_asserted and not claim.negated
    ]
    return (
        any(name.category in categories for name in page.reading.topic)
        or max(plain, default=0) > _PLAIN
        or plain.count(_PLAIN) > 1
    )


def _sign(
    row: Mapping[str, Any], context: CheckContext, trail: tuple[str | int, ...], where: Mapping[str, Any] | None
) -> _Sign:
    lists = {
        key: PhraseList.from_spec(row.get(key) or (), context, (*trail, key), where)
        for key in ("phrases", "with", "near", "without", "outside")
    }
    return _Sign(
        lists["phrases"],
        tuple(row.get("fields") or ()),
        tuple(mark.lower() for mark in row.get("links") or ()),
        lists["with"],
        lists["near"],
        lists["without"],
        tuple(row.get("named") or ()),
        lists["outside"],
    )


def _words(value: str) -> frozenset[str]:
    return frozenset(word.strip("()[],;:.").lower() for word in value.split())


def _targets(page: Page, marks: Sequence[str]) -> Iterator[Span]:
    """Targets of links that hold one of the marks, where the source spells them; else the words that are linked."""
    source = page.article.source.text
    for block in page.article.blocks:
        for link in block.links:
            target = link.target.lower()
            if not any(mark in target for mark in marks) or _PUBLIC.match(target):
                continue
            at = source.find(link.target, block.span.start, block.span.end + len(link.target) + 400)
            if at >= 0:
                yield Span(at, at + len(link.target))
            elif link.end > link.start:
                yield block.text.source_span(link.start, link.end)


def _is_denied(page: Page, sentence: int, span: Span) -> bool:
    """Whether the words stand under a negation or in a myth; "when the face droops" is no question."""
    scopes = page.lines.scopes.get(sentence, ())
    return any(s.kind in ("negation", "myth") and s.span.start <= span.start < s.span.end for s in scopes)
