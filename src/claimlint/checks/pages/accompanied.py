"""Whether a page keeps bad company: weak findings (`needs_company`) are reported only beside enough strong ones.

"My thyroid is normal again" belongs in a patient's story on a careful page, and sells the drops on a page that also
promises a cure. Two things tell such pages apart. How they speak: `checks.pages.tone`. And what is wrong with them: a
sentence with a finding that stands for itself weighs two, one with a finding that needs company weighs one. How much is
enough stands in `evidence/tables/tone.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimlint.article.spans import Covered
from claimlint.checks.model import Finding, Page, Rule

FAMILIES = frozenset({"overclaim", "danger", "promotion", "safety", "causal"})  # defects of what a page tells readers
CLAIMING = frozenset({"overclaim", "causal"})  # defects of how an effect is worded
SUPPORT = frozenset({"evidence"})  # what a page rests its statements on
# What counts on a page that keeps company for its faults alone: not advice, which needs a page that persuades.
LEANING = SUPPORT | {"overclaim", "causal", "safety", "promotion", "disclaimer"}
PERSUADING = frozenset({"danger", "promotion", "safety"})  # careful pages state plain effects too, but sell nothing
# What needs company, in the order in which it is told: phrases of a rule, whole statements, and parts of these.
WORDING, STATEMENT, REST = 1, 2, 3


def accompanied(
    page: Page,
    sure: Sequence[Finding],
    lonely: Sequence[tuple[Finding, int]],
    leads: Mapping[str, frozenset[str]],
    *,
    has: bool | None = None,
    told: Sequence[Finding] | None = None,
) -> list[Finding]:
    """Of the findings that need company, those that have it.

    leads: which rules speak for which. has: whether the page keeps bad company, if the caller has already decided.
    told: the findings at whose words nothing further is reported (default: `sure`).

    On a page that counts only because of its faults (`is_faulty`), not because of its tone, only wording counts, and
    only of the `LEANING` families. Whole statements (`STATEMENT`) are left out where most faults are unsourced
    statements: such a page explains without sources, it does not sell.
    """
    needs: tuple[int, ...] = (WORDING, STATEMENT, REST)
    lonely = _beyond_evidence(page, lonely)
    if not (keeps_company(page, sure, [finding for finding, _ in lonely]) if has is None else has):
        if not is_faulty(page, sure):
            return []
        needs = (WORDING,)
        lonely = [one for one in lonely if family_of(one[0].rule) in LEANING]
    told = [finding for finding in (sure if told is None else told) if finding.severity != "info"]
    kept: list[Finding] = []
    for need in needs:
        if need == STATEMENT and mostly_leans(page, [*told, *kept]):
            break
        those = [finding for finding, needs in lonely if needs == need]
        kept += _not_told(those, told, leads) if need == WORDING else _elsewhere(those, [*told, *kept])
    return kept


def _beyond_evidence(page: Page, lonely: Sequence[tuple[Finding, int]]) -> list[tuple[Finding, int]]:
    """Those but for the wording of effects that the evidence allows: "eating less salt lowers blood pressure"."""
    supported = [
        claim.span
        for claim, assessment in zip(page.reading.claims, page.assessments, strict=True)
        if assessment.verdict == "supported" and claim.is_asserted
    ]
    if not supported:
        return list(lonely)
    allowed = Covered(supported)
    return [one for one in lonely if family_of(one[0].rule) not in CLAIMING or not allowed.touches(one[0].span)]


def _not_told(
    findings: Sequence[Finding], told: Sequence[Finding], leads: Mapping[str, frozenset[str]]
) -> list[Finding]:
    """Those that tell more than is told at their words: what their own rule has not found there, and of which no other
    finding holds all words unless one of both rules speaks for the other (`checks.leads`). That a knee "is rebuilt" is
    another defect than the plain yes in front of it; "100% safe" is one, whatever it is called.
    """
    kept = []
    for rule, own in _by_rule(findings).items():
        same = Covered(other.span for other in told if other.rule == rule)
        joined = leads.get(rule, frozenset())
        apart = Covered(o.span for o in told if o.rule not in joined and rule not in leads.get(o.rule, ()))
        kept += [one for one in own if not one.sentence or not (same.touches(one.span) or apart.holds(one.span))]
    return kept


def _by_rule(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return found


def _elsewhere(findings: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Those at whose words nothing else is found: it tells more than a plain statement. What is said of the whole page
    shares its title with others.
    """
    covered = Covered(other.span for other in told)
    return [one for one in findings if not one.sentence or not covered.touches(one.span)]


def is_faulty(page: Page, sure: Sequence[Finding]) -> bool:
    """Whether findings that stand for themselves are so many that the page keeps company whatever its tone."""
    if "tone" not in page.tables:
        return False
    asked = page.tables["tone"]["faulty"]
    number = len(_sentences(_parted(page, sure)[0], FAMILIES | SUPPORT))
    is_unkempt = sum(_tells_of_build(finding) for finding in sure) >= asked["unkempt"]["faults"]
    least = asked["unkempt"]["sentences"] if is_unkempt else asked["sentences"]
    return bool(number >= max(least, asked["share"] * len(page.article.sentences)))


def _tells_of_build(finding: Finding) -> bool:
    """Whether a finding tells of a page that nobody put in order before it went out."""
    return finding.severity != "info" and (
        family_of(finding.rule) == "structure" or finding.rule == "evidence/empty-references"
    )


def mostly_leans(page: Page, told: Sequence[Finding]) -> bool:
    """Whether most sentences at fault rest on what is not named, as on sober pages; those that sell promise more."""
    if "tone" not in page.tables:
        return False
    asked = page.tables["tone"]["leaning"]
    leaning, faulty = (len(_sentences(told, families)) for families in (SUPPORT, FAMILIES | SUPPORT))
    return bool(leaning >= asked["sentences"] and leaning > asked["share"] * faulty)


def counts_on_faulty_pages(rule: Rule) -> bool:
    """Whether a rule has phrases or replies that also count on a page that is faulty without selling."""
    parts = (rule.spec, rule.spec.get("also", ()))
    return family_of(rule.id) in LEANING and any(key in part for part in parts for key in ("in_company", "answering"))


def keeps_company(page: Page, sure: Sequence[Finding], lonely: Sequence[Finding]) -> bool:
    """Whether the page speaks like those that sell, and what is wrong with it weighs enough."""
    if page.company.asked is None:
        return False
    weighty, light = _parted(page, sure)
    strong = _sentences(weighty, FAMILIES)
    return 2 * len(strong) + len(_sentences([*lonely, *light], PERSUADING) - strong) >= page.company.asked


def _parted(page: Page, sure: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Findings of weight, and those of rules that weigh little."""
    light = page.tables["tone"]["light"]
    return [f for f in sure if f.rule not in light], [f for f in sure if f.rule in light]


def _sentences(findings: Sequence[Finding], families: frozenset[str]) -> set[str]:
    return {
        finding.sentence
        for finding in findings
        if finding.sentence and finding.severity != "info" and family_of(finding.rule) in families
    }


def family_of(rule_id: str) -> str:
    """The family that a rule belongs to: "overclaim" of "overclaim/cure"."""
    return rule_id.partition("/")[0]
