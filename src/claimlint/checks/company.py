"""Whether a page keeps bad company: enough defects for wording to count that proves nothing by itself.

"My thyroid is normal again" belongs in a patient's story on a careful page, and sells the drops on a page that also
promises a cure. Two things tell such pages apart. What is wrong with them: a sentence with a finding that stands for
itself weighs two, one with a finding that needs company weighs one. And what they lack: careful pages say may, some,
usually, risk and ask your doctor in every third sentence, pages that sell in every tenth. Measured in November 2026 on
188 careful pages of public health services and on own pages of both kinds (`bench/pages.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.words import word_set
from claimlint.checks.model import Finding, Page

FAMILIES = frozenset({"overclaim", "danger", "promotion", "safety", "causal"})  # defects of what a page tells readers
PERSUADING = frozenset({"danger", "promotion", "safety"})  # careful pages state plain effects too, but sell nothing
LEAST = 4
IN_WORDS = 100  # words of prose for each unit of weight, at most
LEAST_SENTENCES = 8  # fewer tell nothing about how a page is written
# Share of sentences with a cautious word below which less weight is enough, with that weight. Careful pages: 0.23 and
# more; pages that sell: 0.05 to 0.29.
BY_CAUTION = ((0.22, 1), (0.30, 3))
MORE = 5  # weight beyond that, for statements that any page may make
SOME, MUCH = 1, 2
CAUTIOUS = word_set(
    "may might can could usually often some most many sometimes about around likely unlikely probably possible possibly"
    " generally rare rarely common commonly evidence uncertain unclear depends depend tend less risk risks doctor gp"
    " pharmacist nurse midwife 999 911 111 ambulance"
)


def accompanied(
    page: Page, sure: Sequence[Finding], lonely: Sequence[tuple[Finding, int]], *, has: int | None = None
) -> list[Finding]:
    """Of the findings that need company, those that have it; `has`: how much to take the page to keep."""
    some = [finding for finding, need in lonely if need == SOME]
    company = company_of(page, sure, some) if has is None else has
    if company < SOME:
        return []
    taken = [*sure, *some]
    much = [finding for finding, need in lonely if need <= company and need == MUCH]
    return [*some, *(one for one in much if not any(one.span.touches(other.span) for other in taken))]


def company_of(page: Page, sure: Sequence[Finding], lonely: Sequence[Finding]) -> int:
    """How much company a page keeps: none (0), some, or much."""
    strong = _sentences(sure, FAMILIES)
    weight = 2 * len(strong) + len(_sentences(lonely, PERSUADING) - strong)
    words, share = _words(page), _caution(page)
    least = next((weight for below, weight in BY_CAUTION if share < below), LEAST)
    if weight < least or (least == LEAST and weight * IN_WORDS < words):
        return 0
    return MUCH if weight >= least + MORE and weight * IN_WORDS >= words else SOME


def _sentences(findings: Sequence[Finding], families: frozenset[str]) -> set[str]:
    return {
        finding.sentence
        for finding in findings
        if finding.sentence and finding.severity != "info" and finding.rule.partition("/")[0] in families
    }


def _words(page: Page) -> int:
    return sum(len(block.text.text.split()) for block in page.article.blocks if block.is_prose)


def _caution(page: Page) -> float:
    """The share of running sentences that hold a cautious word; 1 where there are too few to tell."""
    found = total = 0
    for sentence in page.article.sentences:
        if sentence.block.is_prose and sentence.block.kind != "heading":
            line = page.lines.line(sentence.index)
            if len(line.lowers) > 4:
                total += 1
                found += not CAUTIOUS.isdisjoint(line.lowers)
    return found / total if total >= LEAST_SENTENCES else 1.0
