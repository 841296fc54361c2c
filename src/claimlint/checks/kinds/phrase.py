"""The kind `phrase`: words in a sentence, as `checks.phrases` describes them. It knows words and guards, not claims.

check:
  phrase:
    any: ['stop~ taking (your|the) <medicine>', …]      or {phrase: …, instead: what {instead} in the message says,
                                                        above: a table of limits that a dose in the words must exceed,
                                                        previous: a phrase that the sentence in front must hold,
                                                        near: one that it or the same sentence must hold}
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
  unless: {cited: true, before: ['do not ...3']}        see `checks.phrase_guards`
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from claimlint.article.model import Sentence
from claimlint.checks.authorised import AuthorisedClaims
from claimlint.checks.context import CheckContext
from claimlint.checks.dose_limits import DoseLimits
from claimlint.checks.inferences import Inference, concluded
from claimlint.checks.memory import packed
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.needed_words import around_of, is_held
from claimlint.checks.phrase_anchors import anchors
from claimlint.checks.phrase_classes import Classes
from claimlint.checks.phrase_guards import OFF, ON, Guards, flags_of
from claimlint.checks.phrase_index import PhraseIndex, Plain, apart, plain_index
from claimlint.checks.phrase_match import Found, Line
from claimlint.checks.phrases import Phrase, PhraseError, parse_phrase
from claimlint.checks.replies import Reply, replied

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
                        "required": ["phrase"],
                        "additionalProperties": False,
                        "properties": dict.fromkeys(("phrase", "instead", "above", "previous", "near"), _PHRASE),
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
    limits = _limits(spec, context)
    if plain is None:
        return lambda page: ()
    main, further, strict, instead, needed, around, apart_from, behind, concluding, answering = plain
    book = context.book
    index = PhraseIndex(main, book)
    more, sourced = (PhraseIndex(part, book) if part else None for part in (further, strict))
    needs = PhraseIndex(needed, book) if needed else None
    asked = around_of(behind, book)
    drawn = [Inference(book, *parts) for parts in concluding]
    replies = [Reply(book, *parts) for parts in answering]
    flags, lax = flags_of(spec.get("unless") or {}), spec.get("in_company")
    guards = cache(lambda: Guards.of(flags, around, book))
    own = flags_of(lax["unless"]) if isinstance(lax, Mapping) else None
    guards_beside = guards if own is None else cache(lambda: Guards.of(own, apart_from, book))
    blocks = frozenset(spec.get("blocks") or _BLOCKS)
    allowed = AuthorisedClaims(context.tables) if "authorised" in flags else None

    def found_by(sought: PhraseIndex, page: Page) -> Iterator[tuple[Sentence, Line, Found]]:
        lines, is_main = page.lines, sought is index
        for at, found in sought.on(lines):
            sentence, line = lines.sentences[at], lines.line(at)
            if sentence.block.kind not in blocks or (is_main and needs is not None and not is_held(needs, at, page)):
                continue
            if is_main and asked:
                found = [f for f in found if all(a.may_count(line, sentence, page) for a in asked.get(f.phrase, ()))]
            asked_by = guards_beside if sought is more else guards
            kept = asked_by().what_counts(found, line, sentence, lines, page)
            if limits and is_main:
                kept = [one for one in kept if _is_above(limits.get(one.phrase), one, line)]
            yield from ((sentence, line, one) for one in apart(kept))

    def hits_of(sought: PhraseIndex, page: Page) -> Iterator[tuple[Sentence, Hit]]:
        for sentence, line, one in found_by(sought, page):
            span = sentence.source_span(line.words[one.start].start, line.words[one.end - 1].end)
            if allowed is None or not allowed.covers(page, sentence, span):
                values = {"instead": instead[one.phrase] if sought is index else ""}
                yield sentence, Hit(span, values=values, needs_company=int(sought is more))

    def check(page: Page) -> Iterator[Hit]:
        further = [sourced] if sourced is not None and page.citations.leads_to_sources else []
        further += [more] if more is not None and page.may_keep_company else []
        told, spans = set(), []
        for sentence, hit in hits_of(index, page):
            told.add(sentence.index)
            spans.append(hit.span)
            yield hit
        yield from map(Hit, concluded(drawn, page, blocks, spans))
        answers = list(replied(replies, page, blocks, told)) if replies and page.may_keep_company else []
        yield from (Hit(span, needs_company=1) for span in answers)
        for sought in further:
            for sentence, hit in hits_of(sought, page):  # one a sentence: further wording of a kind tells nothing new
                if sentence.index not in told and not any(hit.span.touches(span) for span in answers):
                    told.add(sentence.index)
                    yield hit

    return check


def _plain(spec: Mapping[str, Any], context: CheckContext) -> tuple[Any, ...] | None:
    """The phrases of a spec in values that can be kept, or None where one of them is wrong, which is reported."""
    before = len(context.bad)
    reader = _Reader(spec, context)
    items = spec.get("any", ())
    entries = [item if isinstance(item, dict) else {"phrase": item} for item in items]
    trails = [("any", at, "phrase") if isinstance(item, dict) else ("any", at) for at, item in enumerate(items)]
    phrases = [reader.phrase(e["phrase"], t, anchored=True) for e, t in zip(entries, trails, strict=True)]
    has_own = isinstance(spec.get("in_company"), Mapping)
    lax, strict = (
        reader.phrases(*trail, anchored=True)
        for trail in (("in_company", "any") if has_own else ("in_company",), ("on_sourced_pages",))
    )
    around = reader.guards("unless")
    apart_from = reader.guards("in_company", "unless") if has_own else b""
    needed = reader.index("with")
    if len(context.bad) > before:
        return None
    main, further, sourced = (
        plain_index(group, context.book, swept=n == 0) if group or n == 0 else None
        for n, group in enumerate(([p for p in phrases if p is not None], lax, strict))
    )
    behind = [
        (at, key == "near", reader.index("any", at, key))
        for at, entry in enumerate(entries)
        for key in ("previous", "near")
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


def _is_above(limits: DoseLimits | None, found: Found, line: Line) -> bool:
    return limits is None or limits.exceeded(line, found.start, found.end)


class _Reader:
    """Reads the phrases of a spec and reports what is wrong with them."""

    def __init__(self, spec: Mapping[str, Any], context: CheckContext) -> None:
        self.spec, self.context = spec, context
        self.classes = Classes(spec.get("where") or {}, context)
        for name, texts in (spec.get("where") or {}).items():
            for at, text in enumerate(texts):
                self.phrase(text, ("where", name, at))

    def phrase(self, text: str, trail: tuple[str | int, ...], *, anchored: bool = False) -> Phrase | None:
        """The phrase, or None where it is wrong, which is then reported."""
        try:
            phrase = parse_phrase(text, self.classes.node, self.classes.forms)
        except PhraseError as error:
            if error.unknown_class in (self.spec.get("where") or {}) and trail[0] != "where":
                return None  # the class itself is wrong, which is said at its own place
            self.context.problem(trail, f"{error} (at character {error.at + 1} of {text!r}){self._hint(error)}")
            return None
        if anchored and anchors(phrase.whole) is None:
            self.context.problem(
                trail, f"{text!r} has no plain word that must be there; write one that is always part of it"
            )
            return None
        return phrase

    def _hint(self, error: PhraseError) -> str:
        if not error.unknown_class:
            return ""
        from claimlint.yamlfile import nearest

        return nearest(error.unknown_class, self.classes.names)

    def phrases(self, *trail: str | int, anchored: bool = False) -> list[Phrase]:
        """The phrases at this trail, one or a list, none where it is absent."""
        value: Any = self.spec
        for key in trail:
            value = value[key] if isinstance(key, int) else (value or {}).get(key)
        if isinstance(value, str):
            phrase = self.phrase(value, trail)
            return [phrase] if phrase is not None else []
        found = (self.phrase(text, (*trail, at), anchored=anchored) for at, text in enumerate(value or ()))
        return [phrase for phrase in found if phrase is not None]

    def index(self, *trail: str | int, swept: bool = False) -> Plain | None:
        """An index of the phrases at this trail; one that is swept has phrases that need a plain word."""
        phrases = self.phrases(*trail, anchored=swept)
        return plain_index(phrases, self.context.book, everywhere=not swept, swept=swept) if phrases else None

    def guards(self, *trail: str | int) -> bytes:
        """What `Guards.of` reads."""
        lists = [[self.context.book.pack(p) for p in self.phrases(*trail, name)] for name in ("before", "after")]
        return packed((*lists, *(self.index(*trail, name) for name in ("within", "sentence", "block"))))

    def inference(self, at: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """What an `Inference` is made from."""
        keys = ("from", "to", "then")
        parts = [self.index("concluding", at, key, swept=key == "from") for key in keys]
        return *parts, sorted(flags_of(row.get("unless") or {})), self.guards("concluding", at, "unless")

    def reply(self, at: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """What a `Reply` is made from."""
        asked, said = (self.index("answering", at, key) for key in ("asked", "any"))
        flags = sorted(flags_of(row.get("unless") or {}))
        return asked, said, row.get("sentences", 2), flags, self.guards("answering", at, "unless")
