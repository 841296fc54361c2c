"""What a page quotes in order to answer it: whole statements between quotation marks.

On pages whose title, or a heading above the words, speaks of myths, and on pages of a careful tone and few faults,
which quote what others say in order to answer it. Elsewhere a quotation may well be praise, unless the words behind it
take it back: '"Old, so it works," the label says. Age is no test of a remedy.'
"""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Block, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.spans import touching
from claimlint.checks.model import Finding, Page
from claimlint.checks.pages.accompanied import is_faulty

_CAREFUL = -1.0  # a tone (checks.tone) that no page had that sells: most of those lie above 2
_QUOTED = lazy_pattern(r"[\"“«][^\"”»]{8,}[\"”»]")
_ANSWER = 400  # characters behind a quotation in which the page answers it
_SENTENCES, _OF_ANSWER = 2, 4  # how many of them; more where the quotation opens its paragraph, which is its answer
_NEXT = lazy_pattern(r"(?<=[.!?])[\"”»]?\s+(?=[A-Z])")


def without_quoted_myths(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """The findings but for those inside a statement that the page quotes as a myth. A page of a careful tone that is
    faulty in its own words (`checks.pages.accompanied`) quotes its clients and its staff, and answers neither.
    """
    if not findings:
        return []
    is_careful = page.company.tone is not None and page.company.tone < _CAREFUL and not page.company.is_faulty
    kept = _apart_from_quoted(page, findings, is_careful=is_careful)
    if is_careful and len(kept) < len(findings) and is_faulty(page, kept):
        return _apart_from_quoted(page, findings, is_careful=False)
    return kept


def _apart_from_quoted(page: Page, findings: Sequence[Finding], *, is_careful: bool) -> list[Finding]:
    on_page = is_careful or page.others.names_myths(page.article.title)
    spans = [span for block in page.article.blocks if _has_quotation(block) for span in _quoted(page, block, on_page)]
    if not spans:
        return list(findings)
    return [f for f in findings if not any(_is_mostly_in(f.span, span) for span in touching(f.span, spans))]


def _is_mostly_in(found: Span, quoted: Span) -> bool:
    """Whether at least half of the words stand in the quotation: 'releases "feel good" hormones' is the page's own."""
    return 2 * (min(found.end, quoted.end) - max(found.start, quoted.start)) >= found.end - found.start


def _has_quotation(block: Block) -> bool:
    return block.is_prose and any(mark in block.text.text for mark in '"“«')


def _quoted(page: Page, block: Block, on_page: bool) -> list[Span]:
    text = block.text.text
    answers = on_page or any(
        page.others.names_myths(heading.text.text) for heading in page.article.headings_above(block)
    )
    return [
        block.text.source_span(m.start(), m.end())
        for m in _QUOTED.finditer(text)
        if answers or _is_answered(page, text, m.start(), m.end())
    ]


def _is_answered(page: Page, text: str, start: int, end: int) -> bool:
    """Whether what stands behind a quotation, in its sentence or soon behind that, takes it back."""
    most = _SENTENCES if start else _OF_ANSWER
    behind = _NEXT.split(text[end : end + _ANSWER], maxsplit=most)
    return any(page.others.refutes(part) for part in behind[:most])
