"""What a page that sets out myths quotes in order to answer it: whole statements between quotation marks.

On pages whose title, or a heading above the words, speaks of myths, and on pages of a careful tone, which quote what
others say in order to answer it. Elsewhere a quotation may well be praise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from claimlint.article.model import Block, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.model import Finding, Page

_CAREFUL = -1.0  # a tone (checks.tone) that no page had that sells: most of those lie above 2
_QUOTED = lazy_pattern(r"[\"“«][^\"”»]{8,}[\"”»]")
_MYTHS = lazy_pattern(
    r"\bmyths?\b|\bmisconceptions?\b|\bmisinformation\b|\bdebunk|\bfact or fiction\b|\btrue or false\b|\bhoax"
    r"|\bfact.?check|\brumou?rs?\b|\b(?:common|popular|frequent|false)\s+(?:claims|beliefs)\b"
    r"|\b(?:claims|things|statements|what)\s+(?:that\s+)?(?:you|people|patients|parents)\s+(?:may|might|will|often|sometimes)"
    r"\s+(?:have\s+)?(?:hear|heard|read|see|seen|come\s+across|meet|been\s+told)\b",
    re.IGNORECASE,
)


def without_quoted_myths(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those inside a statement that the page quotes as a myth."""
    if not findings:
        return []
    is_careful = page.tone is not None and page.tone < _CAREFUL
    on_page = is_careful or bool(_MYTHS.search(page.article.title))
    spans = [span for block in page.article.blocks if _has_quotation(block) for span in _quoted(page, block, on_page)]
    if not spans:
        return list(findings)
    return [f for f in findings if not any(_is_mostly_in(f.span, span) for span in _near(f.span, spans))]


def _near(found: Span, spans: Sequence[Span]) -> Sequence[Span]:
    """The quotations that may touch what was found; they come in order and do not overlap."""
    return spans[
        bisect_right(spans, found.start, key=attrgetter("end")) : bisect_left(spans, found.end, key=attrgetter("start"))
    ]


def _is_mostly_in(found: Span, quoted: Span) -> bool:
    """Whether at least half of the words stand in the quotation: 'releases "feel good" hormones' is the page's own."""
    return 2 * (min(found.end, quoted.end) - max(found.start, quoted.start)) >= found.end - found.start


def _has_quotation(block: Block) -> bool:
    return block.is_prose and any(mark in block.text.text for mark in '"“«')


def _quoted(page: Page, block: Block, on_page: bool) -> list[Span]:
    if not on_page and not any(_MYTHS.search(heading.text.text) for heading in page.article.headings_above(block)):
        return []
    return [block.text.source_span(m.start(), m.end()) for m in _QUOTED.finditer(block.text.text)]
