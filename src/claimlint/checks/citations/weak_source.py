"""Strong claims that rest on weak sources only: shops, blogs, press releases, encyclopaedias."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Sentence, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PhraseList
from claimlint.claims.model import Claim
from claimlint.evidence.citations.model import Citation
from claimlint.evidence.model import Assessment
from claimlint.evidence.tiers import LOW

_STRENGTH = 3
_OWN_NUMBER = lazy_pattern(r"\[\d{1,3}\]\s+")
_LINK_MARKS = 4  # `](` and perhaps `<` or a quotation mark between a link's words and its target


def compile_weak_source(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `strength`, the least that a claim must have; `tiers`, those that are too weak for it; `stated`, phrases
    that state an effect where the grammar knows no claim.
    """
    strength, weak = spec.get("strength", _STRENGTH), frozenset(spec.get("tiers") or LOW)
    stated = PhraseList.from_spec(spec.get("stated", ()), context, ("stated",), spec.get("where"))

    def check(page: Page) -> Iterator[Hit]:
        told: set[Span] = set()
        for sentence, claim, assessment in _strong(page, strength, weak, stated):
            # a marker that leads nowhere is another rule's, and says nothing of the source
            cited = [c for c in page.citations.in_reach(sentence) if c.tier != "unknown"]
            if not cited or not all(c.tier in weak for c in cited):
                continue
            span = _shown(page, cited[0])
            if span not in told:
                told.add(span)
                yield Hit(span, claim, assessment, values={"tier": cited[0].tier})

    return check


def _strong(
    page: Page, strength: int, weak: frozenset[str], stated: PhraseList
) -> Iterator[tuple[Sentence, Claim | None, Assessment | None]]:
    """The sentences that state an effect strongly, with the claim where there is one; none without a `weak` source."""
    if not any(c.tier in weak for cited in page.citations.reach.values() for c in cited):
        return
    claiming = set()
    for claim, assessment in zip(page.reading.claims, page.assessments, strict=True):
        claiming.add(claim.sentence.index)
        # what is weak is the source: leaning on it ("according to the maker") makes no claim more careful
        is_strong = claim.strength >= strength or (claim.attribution == "unnamed" and not (claim.hedges or claim.modal))
        if not claim.negated and is_strong and claim.is_asserted:
            yield claim.sentence, claim, assessment
    for index in sorted(page.citations.reach.keys() - claiming):
        sentence = page.article.sentences[index]
        is_said = not page.lines.scopes.get(index) and not sentence.text.endswith("?")
        if is_said and stated.in_sentence(page, sentence):
            yield sentence, None, None


def _shown(page: Page, citation: Citation) -> Span:
    """Where the source itself stands: for a marker, in the list that it leads to."""
    led = next((r for r in page.citations.references if r.number == citation.reference), None)
    if citation.kind not in ("marker", "footnote") or led is None:
        return source_span(page, citation)
    if led.ids:
        return led.ids[0].span
    number = _OWN_NUMBER.match(page.article.source.text, led.span.start, led.span.end)
    return Span(number.end(), led.span.end) if number else led.span


def source_span(page: Page, citation: Citation) -> Span:
    """Where a citation shows its source: the target of a link where the markup holds it, else its words."""
    source = page.article.source.text
    if citation.kind == "url" and not citation.text.startswith(("http", "www.")):
        at = source.find(citation.id, citation.span.end, citation.span.end + _LINK_MARKS + len(citation.id))
        if at >= 0:
            return Span(at, at + len(citation.id))
    return citation.span
