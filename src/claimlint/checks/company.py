"""Whether a page keeps bad company: enough defects for wording to count that proves nothing by itself.

"My thyroid is normal again" belongs in a patient's story on a careful page, and sells the drops on a page that also
promises a cure. Two things tell such pages apart. What is wrong with them: a sentence with a finding that stands for
itself weighs two, one with a finding that needs company weighs one. And how they speak: careful pages say may, some,
usually, risk and ask your doctor in every second sentence, pages that sell in every tenth, where every second has an
I, an our, a never, an only, a toxin or a truth. The less careful the tone, the less weight is enough.

Measured in November 2026: the tone of 200 careful pages is -0.6 to 0.1, but for two short ones and for careful pages in
the first person (0.5 to 0.7, most of which name a reviewer); that of 35 pages that sell is 0.2 to 0.8.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimlint.article.words import word_set
from claimlint.checks.model import Finding, Page

FAMILIES = frozenset({"overclaim", "danger", "promotion", "safety", "causal"})  # defects of what a page tells readers
PERSUADING = frozenset({"danger", "promotion", "safety"})  # careful pages state plain effects too, but sell nothing
NONE, SOME, MUCH = 0, 1, 2
LEAST_SENTENCES = 8  # fewer tell nothing about how a page is written
CAUTIOUS = word_set(
    "may might usually often some most many sometimes likely unlikely probably possible possibly generally rare"
    " rarely common commonly evidence uncertain unclear depends tend risk risks certain whether include includes"
    " including symptoms trial trials treatment treatments advice doctor gp pharmacist nurse midwife team 999 911 111"
    " 112 ambulance"
)
ABSOLUTE = word_set(
    "never always every nothing nobody none no forever completely totally entirely simply everyone everybody anyone"
    " anything everything natural naturally real really truth truly secret secrets poison poisons poisoned toxin"
    " toxins toxic chemical chemicals synthetic miracle heal heals healed healing cleanse detox cure cures cured"
    " ancient wisdom nature instantly overnight today pure industry pharma our my i we me us mine cannot impossible"
    " perfect perfectly wonder wonderful guarantee guaranteed proven proves prove root whole ever just even only so"
    " again already itself free price ! $ £ €"
)


class _Asked(NamedTuple):
    """The weight that some and much company ask for, on pages of at least this tone and less than this caution."""

    tone: float
    caution: float
    some: int
    much: int


_NEVER = 1_000_000
_UNKNOWN = 1.0
_TRUST = 0.5  # a page that names who reviewed it: none of the pages that sell did, a patient's own story may
_ASKED = (
    _Asked(0.35, 0.25, 0, 1),
    _Asked(0.15, 0.25, 1, 3),
    _Asked(0.05, 0.25, 2, _NEVER),
    _Asked(-0.10, 0.25, 4, _NEVER),
)


def accompanied(
    page: Page, sure: Sequence[Finding], lonely: Sequence[tuple[Finding, int]], *, has: int | None = None
) -> list[Finding]:
    """Of the findings that need company, those that have it; `has`: how much to take the page to keep."""
    some = [finding for finding, need in lonely if need == SOME]
    company = company_of(page, sure, some) if has is None else has
    if company < SOME:
        return []
    told = [finding for finding in sure if finding.severity != "info"]
    some = _elsewhere(some, told)
    much = [finding for finding, need in lonely if need == MUCH] if company == MUCH else []
    return [*some, *_elsewhere(much, [*told, *some])]


def _elsewhere(findings: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Those at whose words nothing else is found: the wording that stands for itself tells more."""
    return [one for one in findings if not any(one.span.touches(other.span) for other in told)]


def may_keep_company(page: Page) -> bool:
    """Whether the page's tone leaves room for company at all; pages too short to tell may, so that a rule can be run
    on an example.
    """
    tone, caution = tone_of(page)
    return caution == _UNKNOWN or _asked_of(page, tone, caution) is not None


def company_of(page: Page, sure: Sequence[Finding], lonely: Sequence[Finding]) -> int:
    """How much company a page keeps: none (0), some, or much."""
    strong = _sentences(sure, FAMILIES)
    weight = 2 * len(strong) + len(_sentences(lonely, PERSUADING) - strong)
    tone, caution = tone_of(page)
    asked = _asked_of(page, tone, caution)
    if asked is None or weight < asked.some:
        return NONE
    return MUCH if weight >= asked.much else SOME


def _asked_of(page: Page, tone: float, caution: float) -> _Asked | None:
    tone -= _TRUST * any(field.value.strip() for field in page.article.fields("reviewer"))
    return next((row for row in _ASKED if tone >= row.tone and caution < row.caution), None)


def tone_of(page: Page) -> tuple[float, float]:
    """How a page speaks: the share of running sentences with an absolute word, less that of those with a cautious one,
    and the latter. Too few sentences to tell count as careful.
    """
    absolute = cautious = total = 0
    for sentence in page.article.sentences:
        if sentence.block.is_prose and sentence.block.kind != "heading":
            words = page.lines.line(sentence.index).lowers
            if len(words) > 4:
                total += 1
                absolute += not ABSOLUTE.isdisjoint(words)
                cautious += not CAUTIOUS.isdisjoint(words)
    if total < LEAST_SENTENCES:
        return -1.0, _UNKNOWN
    return (absolute - cautious) / total, cautious / total


def _sentences(findings: Sequence[Finding], families: frozenset[str]) -> set[str]:
    return {
        finding.sentence
        for finding in findings
        if finding.sentence and finding.severity != "info" and finding.rule.partition("/")[0] in families
    }
