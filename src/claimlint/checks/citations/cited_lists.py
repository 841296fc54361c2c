"""Checks of a page's references among themselves: malformed, leading nowhere, led to by nothing, all old."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claimlint.article.model import Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page, Related
from claimlint.checks.pages.statements import heading_span
from claimlint.evidence.citations.model import Citation
from claimlint.evidence.citations.references import YEAR

_YEARS, _LEAST = 10, 3
_PLACE = lazy_pattern(r"\b(?:line|row|box|key|button|press|question|field)\s+\Z", re.IGNORECASE)  # "line [6]"


def compile_broken(spec: Mapping[str, Any], context: CheckContext) -> Check:
    def check(page: Page) -> Iterator[Hit]:
        for citation in page.citations.broken:
            yield Hit(citation.span, values={"fault": citation.fault})

    return check


def compile_dangling_markers(spec: Mapping[str, Any], context: CheckContext) -> Check:
    def check(page: Page) -> Iterator[Hit]:
        source = page.article.source.text
        spans = [citation.span for citation in page.citations.dangling]
        spans = [span for span in spans if not _PLACE.search(source, max(0, span.start - 12), span.start)]
        yield from _as_one(page, spans, "this marker leads nowhere too")

    return check


def compile_unused(spec: Mapping[str, Any], context: CheckContext) -> Check:
    def check(page: Page) -> Iterator[Hit]:
        yield from _as_one(page, [reference.span for reference in page.citations.unused], "nothing leads here either")

    return check


def compile_old(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `years`, `least`: the number of dated references below which nothing is said."""
    years, least = spec.get("years", _YEARS), spec.get("least", _LEAST)

    def check(page: Page) -> Iterator[Hit]:
        dated = [(r.year, r.span) for r in page.citations.references if r.year is not None]
        # "(Marshall 1984)" names a source where no list does
        dated += [(year, c.span) for c in page.citations.found if (year := _named_year(c)) is not None]
        if len(dated) < least:
            return
        newest, span = max(dated, key=lambda pair: pair[0])
        if page.settings.as_of.year - newest > years:
            heading = page.citations.reference_heading
            where = heading_span(page, heading) if heading else span
            yield Hit(where, values={"year": str(newest), "years": str(years)}, is_page_level=True)

    return check


def _named_year(citation: Citation) -> int | None:
    """The latest year of "(Marshall 1984; Ford 2023)", where no list holds these."""
    is_alone = citation.kind == "author-year" and citation.reference < 0
    return max(map(int, YEAR.findall(citation.text)), default=None) if is_alone else None


def _as_one(page: Page, spans: Sequence[Span], message: str) -> Iterator[Hit]:
    """One finding for all: an editor mends a list as a whole."""
    if spans:
        first, *rest = sorted(spans)
        others = tuple(Related(span, page.article.source.slice(span), message) for span in rest)
        yield Hit(first, values={"count": str(len(spans))}, related=others)
