"""Sources younger than the last review: cited ones show that the text was changed since, known ones that it should be.

The day on which links were checked says nothing about the text and is left out; that on which a source was read counts
where the source gives no day of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from claimlint.article.dates import dates_in
from claimlint.article.model import Field, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.reference_headings import names_references
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page, Related
from claimlint.checks.pages.dates import dates_of, is_of_a_reference, latest
from claimlint.checks.pages.statements import statement_span
from claimlint.evidence.model import Entry, EvidenceSource
from claimlint.evidence.registry import Registry

_LINKS = lazy_pattern(r"(?:links?|url|address)\b[^.;()]{0,24}\b(?:check|verifi|test|visit)ed\b[^.;()]{0,12}$", re.I)
_VISITED = lazy_pattern(
    r"(?:accessed|retrieved|visited|checked|verified|viewed|cited|available|read|consulted)\b[^.;()]{0,24}$", re.I
)
_INDEXED = lazy_pattern(  # "Skin Rep. 2026 Jul;12(3):44-9", as indexes of papers write
    r"(?<!\d)(?P<year>(?:19|20)\d\d) (?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b"
    r"(?=(?: \d{1,2})?[;:,.)]|$)"
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_ENTRY = lazy_pattern(r"\s*(?:\[\d{1,3}\]|\d{1,2}\.|[Ss]ources?:|[Rr]eferences?:)\s*\S")
_NAMED_ENTRY = lazy_pattern(  # "NICE. Gout. 2024."
    r"(?:[A-Z][\w&’'-]*[ ,]+){0,5}[A-Z][\w&’'-]*\. ?[A-Z][^.]{3,120}\. ?[^.]{0,60}\b(?:19|20)\d\d\b"
)
_YEAR = lazy_pattern(r"(?<![\d./:-])(?:19|20)\d\d(?![\d/-])(?!\.\d)")


def compile_newer_evidence(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: nothing of its own."""

    def check(page: Page) -> Iterator[Hit]:
        review = latest(dates_of(page, ("reviewed",)))
        if review is None:
            return
        day, values = review.last, {"review": review.field.value}
        for text, span in _entries(page):
            newer = _newer(text, day, page.settings.as_of)
            if newer is None:
                continue
            where = _within(page, span, *newer)
            if not any(where.touches(own.span) and _is_own(page, own) for own in page.article.metadata):
                yield Hit(where, values=values)  # not the day of the next review, in the same paragraph
        for citation in page.citations.found:
            if citation.kind == "author-year" and citation.reference < 0:
                for words in citation.text.strip("()").split(";"):
                    if shown := _newer_citation(words, day, page.settings.as_of):
                        yield Hit(_within(page, citation.span, shown, 0), values=values)

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


def _is_own(page: Page, field: Field) -> bool:
    """Whether a day is the page's, and no source's: of these none is looked at again."""
    return field.name == "next-review" or not is_of_a_reference(page, field)


def _entries_of_title(page: Page, registry: Registry | None) -> tuple[Entry, ...]:
    names = [name.canonical for name in page.reading.topic if name.is_known]
    return registry.for_pair(names[0], names[1]) if registry is not None and len(names) == 2 else ()


def _entries(page: Page) -> Iterator[tuple[str, Span]]:
    """The page's references; where it has no list of them, the lines that look like one: "[1] WHO. Measles. 2026"."""
    listed = page.citations.references
    yield from ((reference.text, reference.span) for reference in listed)
    if listed:
        return
    heading = next((b for b in page.article.blocks if b.kind == "heading" and names_references(b.text.text)), None)
    for block in page.article.blocks:
        is_below = heading is not None and block.index > heading.index and block.kind == "item"
        is_loose = block.kind in ("item", "paragraph", "heading")
        text = block.text.text
        if is_below or (is_loose and (_ENTRY.match(text) or _NAMED_ENTRY.match(text))):
            yield text, block.span


def _newer(text: str, day: date, today: date) -> tuple[str, int] | None:
    """The words of the first date in a reference if it lies after the day, and which occurrence of them it is. What is
    still to come is no source's: "Due for another check in October 2028".
    """
    dated = [(found.start, found.end, found.date.first()) for found in dates_in(text)]
    dated += [(m.start(), m.end(), _first_of(m)) for m in _INDEXED.finditer(text)]
    own = [one for one in sorted(dated) if one[2] <= today and not _VISITED.search(text, 0, one[0])]
    if own:
        return _told(text, *own[0][:2]) if _is_later(own[0][2], day) else None
    for year in _YEAR.finditer(text):
        if not any(start <= year.start() < end for start, end, _ in dated):
            return _told(text, *year.span()) if int(year.group()) > day.year else None
    read = [one for one in dated if one[2] <= today and not _LINKS.search(text, 0, one[0])]
    return _told(text, *read[0][:2]) if read and _is_later(read[0][2], day) else None


def _first_of(match: re.Match[str]) -> date:
    return date(int(match["year"]), _MONTHS.index(match["month"]) // 3 + 1, 1)


def _is_later(first: date, day: date) -> bool:
    return first > day and (first.year, first.month) != (day.year, day.month)


def _newer_citation(words: str, day: date, today: date) -> str:
    """What of a citation by author and year, "ESC, September 2025", lies after the day; "" where nothing does."""
    year = _YEAR.search(words)
    dated = next(iter(dates_in(words)), None)
    first = dated.date.first() if dated else None
    if year is None or _VISITED.search(words, 0, year.start()) or int(year.group()) > today.year:
        return ""
    if not (int(year.group()) > day.year or (first is not None and _is_later(first, day))):
        return ""
    return words[dated.start : dated.end] if dated else words.strip()


def _told(text: str, start: int, end: int) -> tuple[str, int]:
    words = text[start:end]
    return words, text.count(words, 0, start)


def _within(page: Page, span: Span, words: str, nth: int) -> Span:
    """The place of some words inside a reference, or the reference where markup stands between them."""
    source, at = page.article.source.text, span.start
    for _ in range(nth + 1):
        at = source.find(words, at, span.end)
        if at < 0:
            return span
        at += 1
    return Span(at - 1, at - 1 + len(words))
