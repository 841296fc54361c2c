"""Whether a page keeps bad company: enough defects for wording to count that proves nothing by itself.

"My thyroid is normal again" belongs in a patient's story on a careful page, and sells the drops on a page that also
promises a cure. Two things tell such pages apart. What is wrong with them: a sentence with a finding that stands for
itself weighs two, one with a finding that needs company weighs one. And how they speak: careful pages say may, some,
usually, risk and ask your doctor in every second sentence, pages that sell in every tenth, where every second has an
I, an our, a never, an only, a toxin or a truth. The less careful the tone, the less weight is enough. The words, the
weights and what they were measured on stand in `evidence/tables/tone.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from claimlint.checks.model import Finding, Page

FAMILIES = frozenset({"overclaim", "danger", "promotion", "safety", "causal"})  # defects of what a page tells readers
PERSUADING = frozenset({"danger", "promotion", "safety"})  # careful pages state plain effects too, but sell nothing
NONE, SOME, MUCH, REST = 0, 1, 2, 3  # REST: of much, the parts of a sentence where the whole has a finding already


class Tone(NamedTuple):
    """How a page speaks: shares of its running sentences, `absolute` less the cautious ones, the latter, and those in
    which the writer speaks of himself or herself.
    """

    absolute: float
    cautious: float
    personal: float = 0.0


_CAREFUL = Tone(-1.0, 1.0)  # too little text, or no table, to tell


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
    return page.tone is _CAREFUL or speaks_like_sellers(page)


def speaks_like_sellers(page: Page) -> bool:
    """Whether the page is long enough to tell that its tone is that of pages that keep bad company."""
    return _asked_of(page, page.tone) is not None


def company_of(page: Page, sure: Sequence[Finding], lonely: Sequence[Finding]) -> int:
    """How much company a page keeps: none (0), some, or much."""
    table, tone = page.tables.get("tone", {}), page.tone
    light = table.get("light", ())
    strong = _sentences([finding for finding in sure if finding.rule not in light], FAMILIES)
    lonely = [*lonely, *(finding for finding in sure if finding.rule in light)]
    weight = 2 * len(strong) + len(_sentences(lonely, PERSUADING) - strong)
    asked = _asked_of(page, tone)
    if asked is None:
        return NONE
    if tone.personal >= table["personal"]["share"]:
        weight -= table["personal"]["more"]
    if weight < asked["some"]:
        return NONE
    much = asked.get("much", weight + 1) + (not strong)  # what needs company itself proves less than what does not
    return MUCH if weight >= much else SOME


def _asked_of(page: Page, tone: Tone) -> Mapping[str, Any] | None:
    """The row of the table that says how much weight a page of this tone needs."""
    if tone is _CAREFUL:
        return None
    table = page.tables["tone"]
    absolute = tone.absolute - table["trust"] * any(field.value.strip() for field in page.article.fields("reviewer"))
    rows: Sequence[Mapping[str, Any]] = table["asked"]
    return next((row for row in rows if absolute >= row["tone"] and tone.cautious < row["caution"]), None)


def tone_of(page: Page) -> Tone:
    """How a page speaks. Too few sentences to tell count as careful."""
    table = page.tables.get("tone")
    if table is None:
        return _CAREFUL
    absolute_words, cautious_words = frozenset(table["absolute"]), frozenset(table["cautious"])
    personal_words = frozenset(table["personal"]["words"])
    absolute = cautious = personal = total = 0
    for sentence in page.article.sentences:
        if sentence.block.is_prose and sentence.block.kind != "heading":
            words = page.lines.line(sentence.index).lowers
            if len(words) > 4:
                total += 1
                absolute += not absolute_words.isdisjoint(words)
                cautious += not cautious_words.isdisjoint(words)
                personal += not personal_words.isdisjoint(words)
    if total < table["least_sentences"]:
        return _CAREFUL
    return Tone((absolute - cautious) / total, cautious / total, personal / total)


def _sentences(findings: Sequence[Finding], families: frozenset[str]) -> set[str]:
    return {
        finding.sentence
        for finding in findings
        if finding.sentence and finding.severity != "info" and finding.rule.partition("/")[0] in families
    }
