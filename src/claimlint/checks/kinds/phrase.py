"""The kind `phrase`: words in a sentence, as `checks.phrases.syntax` tells. It knows words and guards, not claims.

check:
  phrase:
    any: ['stop~ taking (your|the) <medicine>', …]      or {phrase: …, instead: what {instead} in the message says,
                                                        above: a table of limits that a dose in the words must exceed,
                                                        previous: a phrase that the sentence in front must hold,
                                                        near: one that the same sentence, one of the two in front
                                                        or the heading must hold,
                                                        behind: one that it or the next sentence must hold,
                                                        alone: true where `with` is not asked};
                                                        {meet: [<stopping>, <medicine>], within: 4, …}: concepts that
                                                        stand close together, in any order, the first perhaps
                                                        in a question in front (`checks.phrases.meetings`)
    where: {medicine: [statin~, insulin]}               classes of this rule
    in_company: [...]                                   more of these, which count only beside other defects;
                                                        {any: [...], unless: {...}} has guards of its own
    on_sourced_pages: [...]                             more of these, which count only where the page lists its sources
                                                        and leads sentences to them
    concluding: [{from: [...], to: [...], then: [...], unless: {...}}]
                                                        conclusions: `from` finds the premise, `to` what is concluded,
                                                        behind it in its sentence or in the sentence after; `then`
                                                        only in the sentence after; with guards of their own
    answering: [{asked: [...], any: [...], sentences: 2, unless: {...}}]
                                                        replies, which count only beside other defects: `asked` finds
                                                        a question, `any` what is said below it, in so many sentences
    with: [...]                                         the sentence must hold one of these, or the one in front where
                                                        it begins with a pronoun (asked of `any` alone)
    blocks: [heading, paragraph]                        only there (default: everywhere but in code and furniture)
  unless: {cited: true, before: ['do not ...3']}        see `checks.phrases.guards`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from claimlint.article.model import Sentence
from claimlint.checks.authorised import AuthorisedClaims
from claimlint.checks.context import CheckContext
from claimlint.checks.metrics.dose_limits import DoseLimits
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.neighbours import sentence_before
from claimlint.checks.pages.accompanied import WORDING
from claimlint.checks.phrases.across import hits_across
from claimlint.checks.phrases.guards import OFF, ON, Guards, flags_of
from claimlint.checks.phrases.index import PhraseIndex, apart, plain_index
from claimlint.checks.phrases.inferences import Inference, concluded
from claimlint.checks.phrases.line import Found, Line
from claimlint.checks.phrases.needed_words import PLACES, Needs
from claimlint.checks.phrases.reader import SpecReader
from claimlint.checks.phrases.replies import Reply, replied
from claimlint.checks.phrases.syntax import MAX_GAP

_PHRASE = {"type": "string", "minLength": 1}
_PHRASES = {"type": "array", "minItems": 1, "items": _PHRASE}
_BLOCKS = ["heading", "paragraph", "item", "cell", "caption", "quote", "term", "definition", "alt", "footnote"]
_UNLESS = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **{flag: {"type": "boolean"} for flag in (*ON, *OFF)},
        **dict.fromkeys(("before", "after", "within", "sentence", "block"), _PHRASES),
    },
}

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "anyOf": [{"required": ["any"]}, {"required": ["answering"]}],
    "additionalProperties": False,
    "properties": {
        "any": {
            "type": "array",
            "minItems": 1,
            "items": {
                "oneOf": [
                    _PHRASE,
                    {
                        "type": "object",
                        "oneOf": [{"required": ["phrase"]}, {"required": ["meet"]}],
                        "additionalProperties": False,
                        "properties": {
                            **dict.fromkeys(("phrase", "instead", "above", *PLACES), _PHRASE),
                            "meet": {**_PHRASES, "minItems": 2},
                            "within": {"type": "integer", "minimum": 0, "maximum": MAX_GAP},
                            "asked": {"type": "boolean"},
                            "alone": {"const": True},
                        },
                    },
                ]
            },
        },
        "where": {"type": "object", "additionalProperties": _PHRASES},
        "in_company": {
            "description": "phrases that count only on a page with other defects",
            "oneOf": [
                _PHRASES,
                {
                    "type": "object",
                    "required": ["any", "unless"],
                    "additionalProperties": False,
                    "properties": {"any": _PHRASES, "unless": _UNLESS},
                },
            ],
        },
        "on_sourced_pages": {
            **_PHRASES,
            "description": "phrases that count where a page leads sentences to its sources",
        },
        "concluding": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["from"],
                "additionalProperties": False,
                "properties": {**dict.fromkeys(("from", "to", "then"), _PHRASES), "unless": _UNLESS},
            },
        },
        "answering": {
            "description": "what counts below a question, only on a page with other defects",
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["asked", "any"],
                "additionalProperties": False,
                "properties": {
                    **dict.fromkeys(("asked", "any"), _PHRASES),
                    "sentences": {"type": "integer", "minimum": 1},
                    "unless": _UNLESS,
                },
            },
        },
        "with": _PHRASES,
        "blocks": {"type": "array", "items": {"enum": _BLOCKS}},
        "unless": _UNLESS,
    },
}


def compile_phrase(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """The check that finds the phrases of `spec`. Wrong phrases are reported to the context with their place."""
    plain = context.kept(spec, lambda: _plain(spec, context))
    if plain is None:
        return lambda page: ()
    main, further, strict, instead, needed, around, apart_from, behind, concluding, answering, meeting, alone = plain
    index = PhraseIndex(main, book := context.book)
    more, sourced = (PhraseIndex(part, book) if part else None for part in (further, strict))
    needs = Needs.of(book, needed, alone, behind, meeting)
    drawn, replies = [Inference(book, *parts) for parts in concluding], [Reply(book, *parts) for parts in answering]
    limits, flags, lax = _limits(spec, context), flags_of(spec.get("unless") or {}), spec.get("in_company")
    guards = cache(lambda: Guards.of(flags, around, book))
    own = flags_of(lax["unless"]) if isinstance(lax, Mapping) else None
    guards_beside = guards if own is None else cache(lambda: Guards.of(own, apart_from, book))
    blocks = frozenset(spec.get("blocks") or _BLOCKS)
    allowed = AuthorisedClaims(context.tables) if "authorised" in flags else None

    def found_by(sought: PhraseIndex, page: Page) -> Iterator[tuple[Sentence, Line, Found]]:
        lines, is_main = page.lines, sought is index
        asked_by = guards_beside if sought is more else guards
        for at, found in sought.on(lines):
            sentence, line = lines.sentences[at], lines.line(at)
            if sentence.block.kind not in blocks:
                continue
            found = needs.keep(found, line, sentence, page) if is_main else found
            kept = asked_by().what_counts(found, line, sentence, lines, page)
            if limits and is_main:
                kept = [one for one in kept if _is_above(limits.get(one.phrase), one, line, sentence, page)]
            yield from ((sentence, line, one) for one in apart(kept))

    def hits_of(sought: PhraseIndex, page: Page) -> Iterator[tuple[Sentence, Hit]]:
        for sentence, line, one in found_by(sought, page):
            span = sentence.source_span(*line.offsets(one))
            if allowed is None or not allowed.covers(page, sentence, span):
                values = {"instead": instead[one.phrase] if sought is index else ""}
                yield sentence, Hit(span, values=values, needs_company=int(sought is more))

    def across_of(page: Page) -> Iterator[tuple[Sentence, Hit]]:
        return iter(()) if limits else hits_across(index, needs, guards, blocks, instead, page)

    def check(page: Page) -> Iterator[Hit]:
        further = [sourced] if sourced is not None and page.citations.leads_to_sources else []
        further += [more] if more is not None and page.company.may_be else []
        told, spans = set(), []
        for sentence, hit in (*hits_of(index, page), *across_of(page)):
            told.add(sentence.index)
            spans.append(hit.span)
            yield hit
        yield from map(Hit, concluded(drawn, page, blocks, spans))
        answers = list(replied(replies, page, blocks, told)) if replies and page.company.may_be else []
        yield from (Hit(span, needs_company=WORDING) for span in answers)
        for sought in further:
            for sentence, hit in hits_of(sought, page):  # one a sentence: further wording of a kind tells nothing new
                if sentence.index not in told and not any(hit.span.touches(span) for span in answers):
                    told.add(sentence.index)
                    yield hit

    return check


def _plain(spec: Mapping[str, Any], context: CheckContext) -> tuple[Any, ...] | None:
    """The phrases of a spec in values that can be kept, or None where one of them is wrong, which is reported."""
    before = len(context.bad)
    reader = SpecReader(spec, context)
    items = spec.get("any", ())
    entries = [item if isinstance(item, dict) else {"phrase": item} for item in items]
    trails = [("any", at, "phrase") if isinstance(item, dict) else ("any", at) for at, item in enumerate(items)]
    firsts = [reader.first_of(at) if "meet" in entry else -1 for at, entry in enumerate(entries)]
    phrases = [
        reader.phrase(entry["phrase"], trail, anchored=True) if first < 0 else reader.phrases("any", at, "meet")[first]
        for at, (entry, trail, first) in enumerate(zip(entries, trails, firsts, strict=True))
    ]
    has_own = isinstance(spec.get("in_company"), Mapping)
    lax, strict = (
        reader.phrases(*trail, anchored=True)
        for trail in (("in_company", "any") if has_own else ("in_company",), ("on_sourced_pages",))
    )
    around = reader.guards("unless")
    apart_from = reader.guards("in_company", "unless") if has_own else b""
    needed = reader.index("with", seldom=True)
    if len(context.bad) > before:
        return None
    main, further, sourced = (
        plain_index(group, context.book, swept=n == 0) if group or n == 0 else None
        for n, group in enumerate(([p for p in phrases if p is not None], lax, strict))
    )
    behind = [
        (at, key, reader.index("any", at, key, seldom=True))
        for at, entry in enumerate(entries)
        for key in PLACES
        if key in entry
    ]
    concluding = [reader.inference(at, row) for at, row in enumerate(spec.get("concluding", ()))]
    answering = [reader.reply(at, row) for at, row in enumerate(spec.get("answering", ()))]
    if len(context.bad) > before:
        return None
    return (
        main,
        further,
        sourced,
        [entry.get("instead", "") for entry in entries],
        needed,
        around,
        apart_from,
        behind,
        concluding,
        answering,
        [reader.meeting(at, first) for at, first in enumerate(firsts) if first >= 0],
        [at for at, entry in enumerate(entries) if "alone" in entry],
    )


def _limits(spec: Mapping[str, Any], context: CheckContext) -> dict[int, DoseLimits]:
    """The limits of those phrases that name a table with `above`, by the number of the phrase."""
    found: dict[int, DoseLimits] = {}
    for at, item in enumerate(spec.get("any", ())):
        name = item.get("above") if isinstance(item, dict) else None
        if name is None:
            continue
        if (table := context.table(name, ("any", at, "above"))) is not None:
            found[at] = DoseLimits(table)
    return found


def _is_above(limits: DoseLimits | None, found: Found, line: Line, sentence: Sentence, page: Page) -> bool:
    if limits is None:
        return True
    before = sentence_before(page, sentence, in_block=True)
    return limits.exceeded(line, found.start, found.end, page.lines.line(before.index) if before is not None else None)
