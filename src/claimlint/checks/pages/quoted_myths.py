"""What a page quotes in order to answer it: whole statements between quotation marks.

On pages whose title, or a heading above the words, speaks of myths, and on pages of a careful tone and few faults,
which quote what others say in order to answer it. Elsewhere a quotation may well be praise, unless the words behind it
take it back: '"Old, so it works," the label says. Age is no test of a remedy.'
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimlint.article.model import Block, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.spans import touching
from claimlint.checks.model import Finding, Page
from claimlint.checks.pages.accompanied import is_faulty

_CAREFUL = -1.0  # a tone (checks.tone) that no page had that sells: most of those lie above 2
_QUOTED = lazy_pattern(r"[\"“«][^\"”»]{8,}[\"”»]")
_MYTHS = lazy_pattern(
    r"\bmyths?\b|\bmisconceptions?\b|\bmisinformation\b|\bdebunk|\bfact or fiction\b|\btrue or false\b|\bhoax"
    r"|\bfact.?check|\brumou?rs?\b|\b(?:common|popular|frequent|false)\s+(?:claims|beliefs)\b"
    r"|\b(?:claims|things|statements|what)\s+(?:that\s+)?(?:you|people|patients|parents)\s+(?:may|might|will|often|sometimes)"
    r"\s+(?:have\s+)?(?:hear|heard|read|see|seen|come\s+across|meet|been\s+told)\b",
    re.IGNORECASE,
)
# What a text answers to what it has just quoted.
_SAID = (
    r"(?:this|that|it|which|they|neither|both|the\s+(?:claim|slogan|advert|advertisement|label|statement|post|promise|idea"
    r"|argument|logic|maker|seller|reasoning|rumou?r|saying))"
)
_NO_EVIDENCE = (
    r"(?:(?:we|I)\s+(?:know\s+of|found|could\s+find|have\s+(?:seen|found))|there\s+(?:is|was)(?:\s+still)?)\s+no\s+(?:[\w-]+\s+){0,2}"
    r"(?:evidence|trials?|stud(?:y|ies)|proof|research)"
    r"|no\s+(?:[\w-]+\s+){0,2}(?:evidence|trials?|stud(?:y|ies)|research)\s+(?:has|have|shows?|showed|supports?|backs?|suggests?|bears?)"
    r"|(?:trials?|stud(?:y|ies)|reviews?|research(?:ers)?|they|it)\s+(?:\w+\s+){0,3}?found\s+(?:that\s+)?(?:\w+\s+){0,5}?no\s+(?:\w+\s+){0,2}"
    r"(?:benefit|difference|effect|sign|evidence|link)"
    r"|(?:did|does|do|works?|worked|was|were|is|are|fared)\s+no\s+(?:better|more)\s+than"
    r"|(?:has|have)\s+not\s+been\s+(?:shown|found|proved|proven)"
)
_ADVICE = (
    r"(?:(?:this|that|such|the|these|those)\s+(?:advice|tips?|ideas?|posts?|videos?|claims?|beliefs?|suggestions?|reasoning)"
    r"\s+(?:is|are|was|were|can|could|may|has|have)\s+(?:\w+ly\s+)?(?:be\s+|been\s+)?"
    r"(?:dangerous|harmful|risky|reckless|deadly|fatal|kill(?:s|ed)?|bad|poor|wrong|false|mistaken)"
    r"|(?:this|that|it|which|they)\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?"
    r"(?:an?\s+(?:\w+\s+)?(?:mistake|error|misunderstanding)|(?:dangerous|harmful|bad|poor)\s+advice))"
)
_NOT_SO = (
    r"(?:false|wrong|untrue|not\s+(?:true|so|right|correct|the\s+case)|mistaken|misleading|nonsense|a\s+(?:myth|lie|fallacy|trick)"
    r"|unfounded|baseless|groundless|unproven|incorrect|no\s+(?:proof|test|guarantee|evidence|argument|reason))"
)
_REFUTED = lazy_pattern(
    rf"\b{_SAID}\s+(?:is|was|are|were)\s+(?:\w+ly\s+|just\s+|quite\s+|still\s+)?{_NOT_SO}\b|\b{_ADVICE}\b|\b(?:{_NO_EVIDENCE})\b"
    r"|\b(?:shows?|proves?|means?|does|says?|did)\s+(?:no\s+such\s+thing|nothing\s+of\s+the\s+(?:kind|sort))\b"
    r"|\b(?:is|are)\s+(?:no|not\s+a|never\s+a)\s+(?:test|proof|guarantee|measure|argument)\s+(?:of|that|for)\b"
    r"|\bno(?:ne\s+of\s+(?:this|that|it)\s+is|t\s+a\s+word\s+of\s+(?:this|that|it)\s+is)\s+(?:true|right)\b"
    r"|\b(?:offers?|gives?|gave|provides?|cites?|shows?|brings?|presents?)\s+no\s+(?:\w+\s+)?(?:evidence|proof|sources?|data)\b"
    r"|\b(?:I|we)\s+wish\s+(?:it|they|that|this)\s+(?:did|were|was|could|worked|would)\b|\bif\s+only\s+(?:it|they|that)\b"
    r"|\b(?:does|do|did)\s+not\s+(?:follow|hold\s+(?:up|true|water)|stand\s+up)\b"
    r"|\b(?:laborator(?:y|ies)|labs?|tests?|analys[ei]s|inspectors?|chemists?|regulators?|toxicologists?)\s+(?:\w+\s+){0,2}"
    r"(?:found|showed|detected|measured)\s+(?:\w+\s+){0,3}(?:lead|mercury|arsenic|cadmium|steroids?|bacteria|mould|no\s+trace)\b",
    re.IGNORECASE,
)
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
    on_page = is_careful or bool(_MYTHS.search(page.article.title))
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
    answers = on_page or any(_MYTHS.search(heading.text.text) for heading in page.article.headings_above(block))
    return [
        block.text.source_span(m.start(), m.end())
        for m in _QUOTED.finditer(text)
        if answers or _is_answered(text, m.start(), m.end())
    ]


def _is_answered(text: str, start: int, end: int) -> bool:
    """Whether what stands behind a quotation, in its sentence or soon behind that, takes it back."""
    most = _SENTENCES if start else _OF_ANSWER
    behind = _NEXT.split(text[end : end + _ANSWER], maxsplit=most)
    return any(is_refuted(part) for part in behind[:most])


def is_refuted(answer: str) -> bool:
    """Whether a sentence takes back what stood in front of it: "That is not true", "It proves nothing of the kind"."""
    return _REFUTED.search(answer) is not None
