"""Strong claims that rest on weak sources only: shops, blogs, press releases, encyclopaedias."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Span
from claimlint.checks.claim_conditions import OWN_STANCES
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.evidence.citations import Citation
from claimlint.evidence.tiers import LOW

_STRENGTH = 3
_LINK_MARKS = 4  # `](` and perhaps `<` or a quotation mark between a link's words and its target


def compile_weak_source(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `strength`, the least that a claim must have; `tiers`, those that are too weak for it."""
    strength, weak = spec.get("strength", _STRENGTH), frozenset(spec.get("tiers") or LOW)

    def check(page: Page) -> Iterator[Hit]:
        told: set[Span] = set()
        for claim, assessment in zip(page.reading.claims, page.assessments, strict=True):
            if claim.negated or claim.strength < strength or claim.stance not in OWN_STANCES:
                continue
            # a marker that leads nowhere is another rule's, and says nothing of the source
            cited = [c for c in page.citations.in_reach(claim.sentence) if c.tier != "unknown"]
            if not cited or not all(c.tier in weak for c in cited):
                continue
            span = source_span(page, cited[0])
            if span not in told:
                told.add(span)
                yield Hit(span, claim, assessment, values={"tier": cited[0].tier})

    return check


def source_span(page: Page, citation: Citation) -> Span:
    """Where a citation shows its source: the target of a link where the markup holds it, else its words."""
    source = page.article.source.text
    if citation.kind == "url" and not citation.text.startswith(("http", "www.")):
        at = source.find(citation.id, citation.span.end, citation.span.end + _LINK_MARKS + len(citation.id))
        if at >= 0:
            return Span(at, at + len(citation.id))
    return citation.span
