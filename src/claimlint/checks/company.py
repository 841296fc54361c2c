"""Whether a page keeps bad company: enough defects for wording to count that proves nothing by itself.

"My thyroid is normal again" belongs in a patient's story on a careful page, and sells the drops on a page that also
promises a cure. Two things tell such pages apart. How they speak: `checks.tone`. And what is wrong with them: a
sentence with a finding that stands for itself weighs two, one with a finding that needs company weighs one. The less
careful the tone, the less weight is enough. How much stands in `evidence/tables/tone.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimlint.checks.model import Finding, Page

FAMILIES = frozenset({"overclaim", "danger", "promotion", "safety", "causal"})  # defects of what a page tells readers
PERSUADING = frozenset({"danger", "promotion", "safety"})  # careful pages state plain effects too, but sell nothing
NONE, SOME, MUCH, REST = 0, 1, 2, 3  # REST: of much, the parts of a sentence where the whole has a finding already


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
    much = _elsewhere(much, [*told, *some])
    rest = [finding for finding, need in lonely if need == REST] if company == MUCH else []
    return [*some, *much, *_elsewhere(rest, [*told, *some, *much])]


def _elsewhere(findings: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Those at whose words nothing else is found: the wording that stands for itself tells more. What is said of the
    whole page shares its title with others.
    """
    return [one for one in findings if not one.sentence or not any(one.span.touches(other.span) for other in told)]


def may_keep_company(page: Page) -> bool:
    """Whether the page's tone leaves room for company at all; pages too short to tell may, so that a rule can be run
    on an example.
    """
    return page.tone is None or speaks_like_sellers(page)


def speaks_like_sellers(page: Page) -> bool:
    """Whether the page is long enough to tell that its tone is that of pages that keep bad company."""
    return _asked_of(page) is not None


def company_of(page: Page, sure: Sequence[Finding], lonely: Sequence[Finding]) -> int:
    """How much company a page keeps: none (0), some, or much."""
    asked = _asked_of(page)
    if asked is None:
        return NONE
    light = page.tables["tone"]["light"]
    strong = _sentences([finding for finding in sure if finding.rule not in light], FAMILIES)
    lonely = [*lonely, *(finding for finding in sure if finding.rule in light)]
    weight = 2 * len(strong) + len(_sentences(lonely, PERSUADING) - strong)
    if weight < asked["some"]:
        return NONE
    return MUCH if weight >= asked.get("much", weight + 1) else SOME


def _asked_of(page: Page) -> Mapping[str, Any] | None:
    """The row of the table that says how much weight a page of this tone needs."""
    if page.tone is None:
        return None
    rows: Sequence[Mapping[str, Any]] = page.tables["tone"]["asked"]
    return next((row for row in rows if page.tone >= row["tone"]), None)


def _sentences(findings: Sequence[Finding], families: frozenset[str]) -> set[str]:
    return {
        finding.sentence
        for finding in findings
        if finding.sentence and finding.severity != "info" and finding.rule.partition("/")[0] in families
    }
