"""Sources younger than the last review: cited ones show that the text was changed since, known ones that it should be.

The day on which a link was visited says nothing about the text and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from claimlint.article.dates import dates_in
from claimlint.article.model import Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page, Related
from claimlint.checks.page_dates import dates_of, latest
from claimlint.checks.statements import statement_span
from claimlint.evidence.model import Entry, EvidenceSource
from claimlint.evidence.registry import Registry

_VISITED = lazy_pattern(r"(?:accessed|retrieved|visited|checked|viewed|cited|available)\b[^.;()]{0,24}$", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?<![\d./:-])(?:19|20)\d\d(?![\d/-])(?!\.\d)")


def compile_newer_evidence(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: nothing of its own."""

    def check(page: Page) -> Iterator[Hit]:
        review = latest(dates_of(page, ("reviewed",)))
        if review is None:
            return
        day, values = review.last, {"review": review.field.value}
        for reference in page.citations.references:
            newer = _newer(reference.text, day)
            if newer is None:
                continue
            where = _within(page, reference.span, *newer)
            if not any(where.touches(own.span) for own in page.article.metadata):
                yield Hit(where, values=values)  # not the day of the next review, in the same paragraph
        for citation in page.citations.found:
            if citation.kind == "author-year" and citation.reference < 0:
                for words in citation.text.strip("()").split(";"):
                    year = _YEAR.search(words)
                    if year and int(year.group()) > day.year:
                        yield Hit(_within(page, citation.span, words.strip(), 0), values=values)

    return check


def compile_newer_registry(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: nothing of its own. Only entries that are complete and match by exact names count: those of the page's
    claims, and those of what its title names together ("Aspirin to prevent a first heart attack").
    """
    registry = context.registry

    def check(page: Page) -> Iterator[Hit]:
        review = latest(dates_of(page, ("reviewed",)))
        if review is None:
            return
        asserted = [
            (claim.span, assessment.entry)
            for claim, assessment in zip(page.reading.claims, page.assessments, strict=True)
            if assessment.entry is not None and claim.is_asserted and assessment.confidence == "high"
        ]
        titled = [(page.article.title_span, entry) for entry in _entries_of_title(page, registry)]
        found: dict[str, tuple[Span, Entry, EvidenceSource]] = {}
        for span, entry in [*asserted, *titled]:
            newest = max(entry.sources, key=lambda source: source.year or 0, default=None)
            if span and entry.level == "A" and newest is not None and (newest.year or 0) > review.last.year:
                found.setdefault(entry.id, (span, entry, newest))
        for _, entry, newest in list(found.values())[:1]:
            values = {
                "review": review.field.value,
                "pair": f"{entry.intervention} and {entry.outcome}",
                "source": f"{newest.title} ({newest.year})",
            }
            related = tuple(Related(at, page.article.source.slice(at), s.title) for at, _, s in found.values())
            yield Hit(statement_span(page, review.field), values=values, related=related, is_page_level=True)

    return check


def _entries_of_title(page: Page, registry: Registry | None) -> tuple[Entry, ...]:
    names = [name.canonical for name in page.reading.topic if name.is_known]
    return registry.for_pair(names[0], names[1]) if registry is not None and len(names) == 2 else ()


def _newer(text: str, day: date) -> tuple[str, int] | None:
    """The words of the first date in a reference if it lies after the day, and which occurrence of them it is."""
    for found in dates_in(text):
        if not _VISITED.search(text, 0, found.start):
            is_newer = found.date.first() > day and (found.date.year, found.date.month) != (day.year, day.month)
            words = text[found.start : found.end]
            return (words, text.count(words, 0, found.start)) if is_newer else None
    for year in _YEAR.finditer(text):
        if not _VISITED.search(text, 0, year.start()):
            is_newer = int(year.group()) > day.year
            return (year.group(), text.count(year.group(), 0, year.start())) if is_newer else None
    return None


def _within(page: Page, span: Span, words: str, nth: int) -> Span:
    """The place of some words inside a reference, or the reference where markup stands between them."""
    source, at = page.article.source.text, span.start
    for _ in range(nth + 1):
        at = source.find(words, at, span.end)
        if at < 0:
            return span
        at += 1
    return Span(at - 1, at - 1 + len(words))
