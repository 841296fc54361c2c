"""Judges a claim against what is known. ORDER is the order of judgement; the first step that applies gives the verdict.

A body of evidence that is mixed or missing is never a reason to call a claim false, and a plain denial of what nobody
has shown is right. What a verdict weighs is for the rules; what it rests on, and how sure the match is, is said here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from claimlint.claims.model import OWN_STANCES, Claim, Reading
from claimlint.evidence.citations.model import NONE, Citation, Citations
from claimlint.evidence.judging.beside import Conditions
from claimlint.evidence.judging.ceiling import CLAIMED, PLAIN, Case, is_denial_of_the_whole
from claimlint.evidence.judging.denials import (
    FIRM,
    contradicts,
    denied_outright,
    is_called_a_myth,
    is_refuted_by,
    with_condition,
)
from claimlint.evidence.judging.instead import judged_instead
from claimlint.evidence.judging.matching import OF_ANY_EFFECT, Match, Matches, find_either_way, people_of, tied
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.model import Assessment, Entry, Verdict
from claimlint.evidence.relations import AGREEING
from claimlint.values import NamedTuple

ACCUSING: tuple[Verdict, ...] = ("overstated", "unsupported", "contradicted", "understated")
ASSESSED = (*OWN_STANCES, "unknown-effect")
_CERTAIN = ("high", "moderate")
_MOST_OTHERS = 8  # further entries that an assessment names: more than a reader follows up


class Ruling(NamedTuple):
    verdict: Verdict
    reason: str
    gap: int = 0


def assess_all(reading: Reading, knowledge: Knowledge, citations: Citations = NONE) -> tuple[Assessment, ...]:
    """An assessment for each claim, in order."""
    conditions = Conditions(reading)
    cited: dict[int, tuple[tuple[Citation, ...], tuple[str, ...]]] = {}  # one of each tier, which weighs; all by name
    assessments: list[Assessment] = []
    for claim in reading.claims:
        at = claim.sentence.index
        if at not in cited:
            by_tier = {citation.tier: citation for citation in citations.in_reach(claim.sentence)}
            cited[at] = tuple(by_tier.values()), citations.named_for(claim.sentence) if by_tier else ()
        weighing, names = cited[at]
        assessment = assess(claim, knowledge, weighing, conditions.beside(claim))
        assessments.append(assessment._replace(cited=names) if names else assessment)
    return tuple(assessments)


def assess(
    claim: Claim, knowledge: Knowledge, cited: Sequence[Citation] = (), beside: Sequence[str] = ()
) -> Assessment:
    """What the registry says of a claim.

    cited: the sources in its reach, which weigh only where the registry is silent. beside: the conditions that its
    sentence names, for a claim about one aspect of a disease ("improves movement in Parkinson's disease").
    """
    if claim.stance not in ASSESSED and not is_called_a_myth(claim, knowledge.relations):
        return Assessment("not-assessed", reason=f"{claim.stance}: not what the article itself holds to be so")
    claim = with_condition(knowledge.relations.meant(claim), beside, knowledge)
    named = [name for name in (*beside, *_disease_of(claim, knowledge)) if name != claim.object.canonical]
    claim, found = find_either_way(claim, knowledge, named)
    if claim.stance == "myth":
        found = Matches(tuple(match for match in found.matches if match.entry.min_strength and not match.steps))
        if not found.matches:
            return Assessment("not-assessed", reason="myth: not what the article itself holds to be so")
    while found.matches:
        denied = claim.negated or claim.stance == "myth"
        nearest = tied(found.matches, denied=denied, is_general=claim.relation in OF_ANY_EFFECT)
        judged = [_judged(claim, match, knowledge) for match in nearest]
        case, ruling = min(judged, key=lambda pair: _MILDEST.index(pair[1].verdict))
        if case.entry.only_silences and ruling.verdict in ACCUSING:
            found = _without(found, case.entry)
            continue
        split = len({ruling.verdict for _, ruling in judged}) > 1
        assessment = _concluded(case, ruling, claim, found, split=split)
        if assessment.verdict == "unregistered":
            return _weighed(assessment, claim, knowledge, cited)
        return assessment
    return _without_entry(claim, found, knowledge, cited, beside)


def _disease_of(claim: Claim, knowledge: Knowledge) -> tuple[str, ...]:
    """The disease that the people of a claim have, where their name says so: "adults with type 2 diabetes"."""
    disease = people_of(claim).partition(" with ")[2]
    return (disease,) if disease and knowledge.vocabulary.get(disease) else ()


def _without(found: Matches, entry: Entry) -> Matches:
    """What speaks to a claim but for an entry that may not accuse it."""
    return found._replace(matches=tuple(match for match in found.matches if match.entry is not entry))


def _judged(claim: Claim, match: Match, knowledge: Knowledge) -> tuple[Case, Ruling]:
    case = Case(claim, match, knowledge.relations)
    return case, next(ruling for step in ORDER if (ruling := step(case)) is not None)


# --- the order of judgement -------------------------------------------------------------------------------------------


def _denied_in_part(case: Case) -> Ruling | None:
    """ "Does not completely prevent": what remains of the effect is not denied."""
    if is_denial_of_the_whole(case.claim, case.relations):
        return Ruling("supported", "denies only the whole of an effect")
    return None


def _cure_without_leave(case: Case) -> Ruling | None:
    claim, entry = case.claim, case.entry
    if not case.is_cure or claim.negated or claim.strength < CLAIMED or entry.may_cure:
        return None
    gap = max(1, claim.strength - case.ceiling)
    return Ruling("overstated", "no evidence allows a cure to be claimed", gap)


def _of_animals(case: Case) -> Ruling | None:
    """What was seen in mice or in a dish says nothing of people, and is no cure of anybody."""
    return _other_population(case) if case.claim.is_of_animals else None


def _other_population(case: Case) -> Ruling | None:
    if case.match.cover != "other":
        return None
    return Ruling("unregistered", f"what is known is about {', '.join(case.entry.population)}")


def _against_direction(case: Case) -> Ruling | None:
    claim, entry, match = case.claim, case.entry, case.match
    if claim.negated:
        if contradicts(case):
            return Ruling("contradicted", f"denies what evidence of {entry.certainty} certainty shows")
        return None
    if claim.strength < CLAIMED:
        return None
    if match.fit == "opposite" and _is_plain_opposite(case):
        return Ruling("contradicted", f"evidence of {entry.certainty} certainty shows the contrary")
    if entry.direction == "no-effect" and not (claim.relation == "associate" and claim.subject.is_guessed):
        return Ruling("contradicted", f"evidence of {entry.certainty} certainty shows no effect")
    return None


def _is_plain_opposite(case: Case) -> bool:
    """Whether a claim says the contrary in so many words; "gum disease comes from poor flossing" only looks like it."""
    claim = case.claim
    if case.relations.polarity[claim.relation] == "benefit":
        return True
    return claim.strength >= PLAIN and claim.subject.found == "stated"


def _of_the_contrary(case: Case) -> Ruling | None:
    """An entry about the contrary that is no conflict says nothing: laxatives ease constipation and may worsen it."""
    if case.match.fit != "opposite" or case.claim.negated or case.claim.strength < CLAIMED:
        return None
    return Ruling("unregistered", "what is known is about the contrary")


def _below_floor(case: Case) -> Ruling | None:
    claim, entry, match = case.claim, case.entry, case.match
    if match.steps or match.fit not in AGREEING or entry.direction not in ("benefit", "harm"):
        return None
    said = claim.strength
    if not claim.negated and claim.modal in ("may", "might", "could"):
        said = max(said, CLAIMED)  # "may slightly lower": careful about the size of an effect, not whether there is one
    weak = said < (FIRM if claim.negated else entry.min_strength)
    if not entry.min_strength or not weak or (claim.relation == "associate" and claim.strength >= CLAIMED):
        return None  # "is linked with" is the language of studies, not a doubt
    return Ruling("understated", f"evidence of {entry.certainty} certainty is firmer than this wording")


def _nothing_known(case: Case) -> Ruling | None:
    claim, entry = case.claim, case.entry
    if entry.direction != "unknown" and entry.certainty != "none":
        return None
    if claim.negated or claim.strength <= case.ceiling:
        return None
    return Ruling("unsupported", "no usable evidence shows it", claim.strength - case.ceiling)


def _above_ceiling(case: Case) -> Ruling | None:
    claim = case.claim
    if claim.negated or claim.strength <= case.ceiling:
        return None
    gap = claim.strength - case.ceiling
    return Ruling("overstated", f"worded at {claim.strength}, the evidence allows {case.ceiling}", gap)


def _supported(case: Case) -> Ruling:
    return Ruling("supported", "within what the evidence allows")


# Before these stand two that need no entry: what is not the article's own (not-assessed), and no entry (unregistered).
ORDER: tuple[Callable[[Case], Ruling | None], ...] = (
    _denied_in_part,
    _of_animals,
    _cure_without_leave,
    _other_population,
    _against_direction,
    _of_the_contrary,
    _below_floor,
    _nothing_known,
    _above_ceiling,
    _supported,
)

# Of entries that tie, the one that speaks for the wording counts: a page is not accused of a dispute among sources.
_MILDEST = ("supported", "understated", "unregistered", "overstated", "unsupported", "contradicted", "not-assessed")


# --- what the verdict rests on ----------------------------------------------------------------------------------------


def _concluded(case: Case, ruling: Ruling, claim: Claim, found: Matches, *, split: bool) -> Assessment:
    match = case.match
    confidence = _confidence(claim, match, split=split)
    capped = (
        match.steps > 0
        or match.fit == "recurrent"
        or case.entry.level == "B"
        or confidence == "low"
        or (ruling.verdict == "contradicted" and _is_mild(case))
    )
    reason = ruling.reason + _distance(claim, match)
    others = tuple(other.entry for other in found.matches if other.entry is not case.entry) + found.others
    return Assessment(
        ruling.verdict,
        case.entry,
        case.ceiling,
        gap=ruling.gap,
        confidence=confidence,
        capped=capped,
        reason=reason,
        others=tuple(dict.fromkeys(others))[:_MOST_OTHERS],
    )


def _confidence(claim: Claim, match: Match, *, split: bool) -> Literal["high", "medium", "low"]:
    if split or "spelling" in (claim.subject.match, claim.object.match):
        return "low"
    guessed = claim.subject.is_guessed or claim.object.is_guessed
    return "medium" if match.steps or match.fit == "recurrent" or guessed else "high"


def _is_mild(case: Case) -> bool:
    """Whether a conflict is no ground for an error: hedged wording, or evidence that may yet change."""
    if case.claim.negated:
        return case.entry.certainty not in _CERTAIN
    if case.match.fit == "opposite" and case.relations.polarity[case.claim.relation] == "harm":
        return True
    return case.claim.strength <= CLAIMED and case.entry.certainty != "high"


def _distance(claim: Claim, match: Match) -> str:
    """How the entry was reached, where it is not by the claim's very names."""
    entry = match.entry
    parts = []
    if match.subject_steps:
        parts.append(f"{claim.subject.canonical} by {entry.intervention}")
    if match.object_steps:
        parts.append(f"{claim.object.canonical or claim.object.text} by {entry.outcome}")
    return f" (judged as {' and '.join(parts)})" if parts else ""


# --- no entry ---------------------------------------------------------------------------------------------------------


def _without_entry(
    claim: Claim, found: Matches, knowledge: Knowledge, cited: Sequence[Citation], beside: Sequence[str]
) -> Assessment:
    """What can be said without an entry for the pair: members that agree, the treatment that is to be replaced, or
    nothing.
    """
    if is_denial_of_the_whole(claim, knowledge.relations):
        return Assessment("supported", reason="denies only the whole of an effect")
    if (entry := denied_outright(claim, knowledge, beside)) is not None:
        reason = f"denies what evidence of {entry.certainty} certainty shows of {entry.outcome}"
        is_capped = entry.certainty != "high" or entry.level == "B"
        return Assessment("contradicted", entry, entry.max_strength, capped=is_capped, reason=reason)
    related = (tuple(match.entry for match in found.members) + found.others)[:_MOST_OTHERS]
    for match in found.members:
        case, ruling = _judged(claim, match, knowledge)
        if is_refuted_by(claim, match.entry, knowledge.relations) and not match.subject_steps:
            reason = f"is denied of all {claim.object.text}, and holds for {case.entry.outcome}"
            return _by_member("contradicted", case, reason, related)
        if ruling.verdict == "supported" and not claim.negated:
            reason = f"holds for {case.entry.intervention} and {case.entry.outcome}"
            return _by_member("supported", case, reason, related)
    if (replacing := judged_instead(claim, knowledge)) is not None:
        return replacing
    if found.others and _claims_cure(claim, knowledge):
        return _cure_beside(claim, found.others[0], related)
    return _weighed(Assessment("unregistered", reason="no entry", others=related), claim, knowledge, cited)


def _by_member(verdict: Verdict, case: Case, reason: str, related: tuple[Entry, ...]) -> Assessment:
    """A verdict by an entry about a member of the claim's subject or a kind of its object, which gives no error."""
    return Assessment(
        verdict, case.entry, case.ceiling, confidence="medium", capped=True, reason=reason, others=related
    )


def _claims_cure(claim: Claim, knowledge: Knowledge) -> bool:
    return claim.relation in knowledge.relations.cures and not claim.negated and claim.strength >= CLAIMED


def _cure_beside(claim: Claim, entry: Entry, related: tuple[Entry, ...]) -> Assessment:
    """A cure claimed of a pair that the registry knows in another relation only (vitamin C and catching a cold)."""
    gap = max(1, claim.strength - entry.max_strength)
    reason = "no evidence allows a cure to be claimed"
    return Assessment(
        "overstated",
        entry,
        entry.max_strength,
        gap=gap,
        confidence="medium",
        capped=True,
        reason=reason,
        others=related,
    )


def _weighed(assessment: Assessment, claim: Claim, knowledge: Knowledge, cited: Sequence[Citation]) -> Assessment:
    """An unregistered claim with the ceiling that its source sets and the weight that the table gives it."""
    table = knowledge.unregistered
    ceiling = table.ceiling(claim, cited)
    harm = knowledge.relations.polarity.get(claim.relation) == "harm"
    gap = max(0, claim.strength - ceiling) if ceiling is not None and not claim.negated else 0
    severity = table.severity(claim, harm=harm, ceiling=ceiling)
    entry = assessment.entry
    others = assessment.others if entry is None else (entry, *assessment.others)
    return assessment._replace(
        verdict="unregistered", entry=None, ceiling=ceiling, gap=gap, others=others, severity=severity
    )
