"""Statements that stand bare on a page that keeps much bad company: no source, and words that editors mark.

Most pages make some, and rightly. They count only on such a page, where each is to be checked: sentences, headings and
items, else those clauses of a sentence at which nothing else is found. Which, the weights of `checks.pages.tone` tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.spans import Covered
from claimlint.article.words import words_of
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.pages.accompanied import REST, STATEMENT
from claimlint.checks.pages.tone import TONES, Marked, said_in
from claimlint.checks.phrases.list import PhraseList
from claimlint.claims.model import Claim, Name

LEAST_OF_CLAUSE = 4  # words
_JOINT = lazy_pattern(
    r"\s*[;:]\s+|\s+[–—-]\s+|,\s+(?:and|but|so|or|yet|whereas|while|because|since|which|that|only)\s+|[.?!]\s+"
)


def compile_bare(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `table`, the name of the table of weights; `without`, phrases that excuse a sentence. Without the table or
    the relations of the context nothing is found.
    """
    without = PhraseList.from_spec(spec.get("without", ()), context, ("without",), spec.get("where"))
    table, relations = spec.get("table", "marked"), context.relations
    if table not in context.tables or relations is None:
        return lambda page: ()
    polarity = relations.polarity

    def check(page: Page) -> Iterator[Hit]:
        if not page.company.may_be:
            return
        marked = Marked(context.tables[table])  # the table is read when a page first needs it: few do
        tone = page.company.tone
        tone = TONES[1] if tone is None else tone  # too short a page to tell: an example of a rule
        for sentence in page.article.sentences:
            is_own = sentence.block.is_prose and sentence.index not in page.lines.myths
            if not is_own or page.citations.in_reach(sentence):
                continue
            if without.in_sentence(page, sentence):
                continue
            words = page.lines.line(sentence.index).lowers
            named, claims = page.lines.names.get(sentence.index, ()), page.claims_by_sentence.get(sentence.index, ())
            kinds, said = {name.kind for name in named}, said_in(claims, polarity)
            if words and marked.chance(words, sentence, kinds, said, tone) >= marked.least:
                yield Hit(sentence.source_span(0, _end(sentence.text)), needs_company=STATEMENT)
                yield from _clauses(sentence, named, claims, polarity, marked, tone)

    return check


def _clauses(
    sentence: Sentence,
    named: Sequence[Name],
    claims: Sequence[Claim],
    polarity: Mapping[str, str],
    marked: Marked,
    tone: float,
) -> Iterator[Hit]:
    """The parts of a sentence of more than one, for where something else is found in another of them."""
    end, start = _end(sentence.text), 0
    joints = [(m.start(), m.end()) for m in _JOINT.finditer(sentence.text, 0, end)]
    if not joints:
        return
    kinds = _covered((name.kind, name.span) for name in named if name.span is not None)
    said = _covered((sign, claim.cue_span) for claim in claims for sign in said_in([claim], polarity))
    for stop, following in [*joints, (end, end)]:
        words = [word.lower for word in words_of(sentence.text[start:stop])]
        if len(words) >= LEAST_OF_CLAUSE:
            span = sentence.source_span(start, stop)
            held = {kind for kind, places in kinds.items() if places.touches(span)}
            told = {sign for sign, places in said.items() if places.touches(span)}
            if marked.chance(words, sentence, held, told, tone) >= marked.least:
                yield Hit(span, needs_company=REST)
        start = following


def _covered(places: Iterable[tuple[str, Span]]) -> dict[str, Covered]:
    """Where each of some things stands; a sentence may hold thousands, and each of its parts asks for all."""
    found: dict[str, list[Span]] = {}
    for what, span in places:
        found.setdefault(what, []).append(span)
    return {what: Covered(spans) for what, spans in found.items()}


def _end(text: str) -> int:
    return len(text.rstrip(" .!\"'”’"))
