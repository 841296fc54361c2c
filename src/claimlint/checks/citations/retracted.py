"""Sources that were retracted: by the snapshot that the run brought, by a list of the house's own, or by the table of
papers that health pages still lean on, which are found in words too ("Wakefield, Lancet 1998").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Sentence, Span
from claimlint.article.words import words_of
from claimlint.checks.citations.weak_source import source_span
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.phrases.list import PhraseList
from claimlint.evidence.citations.model import Citation
from claimlint.evidence.retractions import identifiers_of, key_of

RULE = "evidence/retracted-source"
_LONGEST_SOURCE = 400  # characters from the author's name to the pages


def compile_retracted(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `table`, papers known to be retracted; `noted`, phrases with which a page tells of the retraction: one that
    does is not accused.
    """
    papers: Sequence[Mapping[str, Any]] = (context.tables.get(spec.get("table", "")) or {}).get("papers", ())
    known = {key: paper for paper in papers for key in _keys_of(paper)}
    anchors = frozenset(name.lower() for paper in papers for name in (paper["author"], *paper.get("also", ())))
    anchors |= _openings(papers)
    noted = PhraseList.from_spec(spec.get("noted", ()), context, ("noted",), spec.get("where"))
    rule = context.rule_id or RULE

    def check(page: Page) -> Iterator[Hit]:
        own = _listed(page, rule)
        told: set[str] = set()
        found = {one.citation: one for one in page.citations.retracted}
        listed = own | known.keys()
        cited = [*found, *(c for c in identifiers_of(page.citations) if key_of(c) in listed and c not in found)]
        for citation in sorted(cited, key=lambda c: c.span):
            key = key_of(citation)
            if key in told or _is_noted(page, citation, noted):
                continue
            paper = known.get(key)
            told |= _keys_of(paper) if paper else {key}
            notice = found.get(citation)
            concern = notice is not None and notice.nature == "concern"
            day = notice.day if notice else paper["day"] if paper else ""
            values = _values(day, notice.reason if notice else "", concern=concern)
            yield Hit(_span(page, citation), values=values, severity="warning" if concern else None)
        named = _titled(page, rule)
        for index in page.lines.with_any(anchors | _openings(named)):
            yield from _in_words(page, page.article.sentences[index], [*papers, *named], told, noted)

    return check


def _openings(papers: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """The first words of the titles that papers are known by."""
    return frozenset(words_of(paper["title"])[0].lower for paper in papers if "title" in paper)


def _keys_of(paper: Mapping[str, Any]) -> frozenset[str]:
    """The keys under which a paper of the table may be cited (see `key_of`)."""
    if "doi" not in paper:
        return frozenset([paper["title"].lower()])
    return frozenset([f"doi:{paper['doi'].lower()}", *([f"pmid:{paper['pmid']}"] if "pmid" in paper else [])])


def _values(day: str, reason: str, *, concern: bool) -> dict[str, str]:
    """What the rule's message says of a notice."""
    return {
        "nature": "is under an expression of concern" if concern else "was retracted",
        "day": f" on {day}" if day else "",
        "reason": f" ({reason})" if reason else "",
    }


def _in_words(
    page: Page, sentence: Sentence, papers: Sequence[Mapping[str, Any]], told: set[str], noted: PhraseList
) -> Iterator[Hit]:
    """Papers told by title, or by first author with volume and page or journal and year; not where an identifier did.

    A reference is searched as a whole: its parts end in full stops.
    """
    is_reference = sentence.block.index in page.citations.listing
    whole = sentence.block.text.text if is_reference else sentence.text
    span_of = sentence.block.text.source_span if is_reference else sentence.source_span
    beside = list(page.article.sentences_by_block[sentence.block.index])
    if not is_reference:
        beside += page.article.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    for paper in papers:
        keys = _keys_of(paper)
        if keys & told:
            continue
        start, end = _place_of(whole, paper)
        if start >= 0 and not any(noted.in_sentence(page, other) for other in beside):
            told |= keys
            yield Hit(span_of(start, end), values=_values(paper.get("day", ""), "", concern=False))


def _place_of(text: str, paper: Mapping[str, Any]) -> tuple[int, int]:
    """Where a text names a paper; (-1, -1) where it does not."""
    title = paper.get("title", "")
    at = text.lower().find(title.lower()) if title else -1
    names = (paper["author"], *paper.get("also", ())) if "author" in paper else ()
    for name in names:
        start = text.find(name)
        end = _end_of_source(text, start, paper) if start >= 0 else -1
        if end > 0:
            return start, end
    return (at, at + len(title)) if at >= 0 else (-1, -1)


def _end_of_source(text: str, start: int, paper: Mapping[str, Any]) -> int:
    """Where the source ends that an author's name opens; -1 where it is another paper of that author."""
    reach = text[start : start + _LONGEST_SOURCE]
    if "place" in paper:
        volume, page = paper["place"].split(":")
        if place := re.search(rf"\b{volume}\b\s*(?:\(\d+\))?\s*:\s*{page}(?:\s*[-–]\s*\d+)?", reach):
            return start + place.end()
    year = re.search(rf"\b{paper['year']}\b", reach)
    journal = re.search("|".join(rf"\b{re.escape(name)}\b" for name in paper["journal"]), reach)
    return start + max(year.end(), journal.end()) if year and journal else -1


def _options(page: Page, rule: str) -> list[str]:
    """The house's own list, from the rule's option `retracted`: DOIs, PubMed numbers as `pmid:…`, or titles."""
    listed = page.settings.options.get(rule, {}).get("retracted", ())
    return [str(one).strip() for one in listed] if isinstance(listed, (list, tuple)) else []


def _listed(page: Page, rule: str) -> frozenset[str]:
    """The keys of the identifiers in the house's list."""
    return frozenset(f"doi:{o.lower()}" if o.startswith("10.") else o.lower() for o in _options(page, rule))


def _titled(page: Page, rule: str) -> list[Mapping[str, Any]]:
    """What the house's list knows by its title alone."""
    names = (o for o in _options(page, rule) if not o.lower().startswith(("10.", "pmid:")) and words_of(o))
    return [{"title": name} for name in names]


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
    """The identifier; of an address, the DOI or the PubMed number in it."""
    span = source_span(page, citation)
    known = key_of(citation).partition(":")[2]
    at = page.article.source.slice(span).lower().find(known) if citation.kind in ("doi", "url") else -1
    return Span(span.start + at, span.start + at + len(known)) if at > 0 else span
