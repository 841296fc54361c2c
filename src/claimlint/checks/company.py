"""Whether a page keeps bad company: enough defects for wording to count that proves nothing by itself.

"My thyroid is normal again" belongs in a patient's story on a careful page, and sells the drops on a page that also
promises a cure. What counts: sentences with a finding that stands for itself weigh two, sentences with one that needs
company weigh one. Measured in November 2026: 188 careful pages weigh less than 4 in 1,000 words (bench/pages.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Article
from claimlint.checks.model import Finding

FAMILIES = frozenset({"overclaim", "danger", "promotion", "safety", "causal"})  # defects of what a page tells readers
PERSUADING = frozenset({"danger", "promotion", "safety"})  # careful pages state plain effects too, but sell nothing
LEAST = 4
IN_WORDS = 100  # words of prose for each unit of weight, at most


def has_company(article: Article, sure: Sequence[Finding], lonely: Sequence[Finding]) -> bool:
    """Whether the findings that need company have it."""
    strong = _sentences(sure, FAMILIES)
    weight = 2 * len(strong) + len(_sentences(lonely, PERSUADING) - strong)
    return weight >= LEAST and weight * IN_WORDS >= _words(article)


def _sentences(findings: Sequence[Finding], families: frozenset[str]) -> set[str]:
    return {
        finding.sentence
        for finding in findings
        if finding.sentence and finding.severity != "info" and finding.rule.partition("/")[0] in families
    }


def _words(article: Article) -> int:
    return sum(len(block.text.text.split()) for block in article.blocks if block.is_prose)
