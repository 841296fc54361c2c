"""Sources that were retracted, by the snapshot that the run brought, or by a list of the house's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Sentence, Span
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrase_list import PhraseList
from claimlint.checks.weak_source import source_span
from claimlint.evidence.citations import Citation
from claimlint.evidence.retractions import identifiers_of, key_of

RULE = "evidence/retracted-source"


def compile_retracted(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `noted`, phrases with which a page tells of the retraction; a page that does is not accused."""
    noted = PhraseList.from_spec(spec.get("noted", ()), context, ("noted",), spec.get("where"))
    rule = context.rule_id or RULE

    def check(page: Page) -> Iterator[Hit]:
        own = _listed(page, rule)
        told: set[str] = set()
        found = {one.citation: one for one in page.citations.retracted}
        cited = [*found, *(c for c in identifiers_of(page.citations) if own and key_of(c) in own and c not in found)]
        for citation in sorted(cited, key=lambda c: c.span):
            key = key_of(citation)
            if key in told or _is_noted(page, citation, noted):
                continue
            told.add(key)
            notice = found.get(citation)
            concern = notice is not None and notice.nature == "concern"
            values = {
                "nature": "is under an expression of concern" if concern else "was retracted",
                "day": f" on {notice.day}" if notice and notice.day else "",
                "reason": f" ({notice.reason})" if notice and notice.reason else "",
            }
            yield Hit(_span(page, citation), values=values, severity="warning" if concern else None)

    return check


def _listed(page: Page, rule: str) -> frozenset[str]:
    """The house's own list, from the rule's option `retracted`: DOIs, and PubMed numbers as `pmid:…`."""
    listed = page.settings.options.get(rule, {}).get("retracted", ())
    if not isinstance(listed, (list, tuple)):
        return frozenset()
    return frozenset(f"doi:{one.lower()}" if one.startswith("10.") else one.lower() for one in map(str, listed))


def _is_noted(page: Page, citation: Citation, noted: PhraseList) -> bool:
    """Whether the page tells of it nearby; words inside the identifier itself tell nothing."""
    places = (place.span for sentence in _near(page, citation) for place in noted.in_sentence(page, sentence))
    return any(not place.touches(citation.span) for place in places)


def _near(page: Page, citation: Citation) -> Iterator[Sentence]:
    """The sentence of a citation and the ones beside it; in a list of references, the whole reference."""
    if citation.sentence >= 0:
        sentences = page.article.sentences
        yield from sentences[max(0, citation.sentence - 1) : citation.sentence + 2]
        return
    for reference in page.citations.references:
        if reference.span.touches(citation.span):
            for sentence in page.article.sentences:
                if sentence.span.touches(reference.span):
                    yield sentence


def _span(page: Page, citation: Citation) -> Span:
    """The identifier; of an address, the DOI in it."""
    span = source_span(page, citation)
    written = page.article.source.slice(span)
    at = written.lower().find(key_of(citation).removeprefix("doi:")) if citation.kind in ("doi", "url") else -1
    return Span(span.start + at, span.end) if at > 0 else span
