"""Judges claims that something takes the place of a treatment: "instead of insulin", "throw away your statins"."""

from __future__ import annotations

from claimlint.claims.model import Claim
from claimlint.evidence.judging.ceiling import CLAIMED
from claimlint.evidence.judging.matching import UNCONVENTIONAL
from claimlint.evidence.knowledge import Knowledge
from claimlint.evidence.model import Assessment, Entry

_MOST_OTHERS = 7  # further entries of the treatment that an assessment names


def judged_instead(claim: Claim, knowledge: Knowledge) -> Assessment | None:
    """A claim to take the place of usual care, which is right only where it is denied; None for any other claim."""
    if not _offers_instead(claim, knowledge):
        return None
    replaced = [entry for entry in knowledge.registry.for_intervention(claim.object.canonical) if _is_usual(entry)]
    if not replaced:
        return None
    entry = max(replaced, key=lambda entry: bool(entry.care))  # the first with a guideline, else the first
    if claim.negated or claim.strength < CLAIMED:
        return Assessment("supported", entry, confidence="medium", capped=True, reason="usual care keeps its place")
    by = f" ({entry.care})" if entry.care else ""
    reason = f"{entry.intervention} is usual care for {entry.outcome}{by}"
    others = tuple(other for other in replaced if other is not entry)[:_MOST_OTHERS]
    is_capped = entry.level == "B"
    return Assessment("overstated", entry, 0, gap=claim.strength, capped=is_capped, reason=reason, others=others)


def _is_usual(entry: Entry) -> bool:
    return bool(entry.care) or (entry.only_silences and entry.direction == "benefit")


def _offers_instead(claim: Claim, knowledge: Knowledge) -> bool:
    """Whether something unconventional is to take a treatment's place, or something that nothing shows to work where
    that treatment does; which of two medicines to use is a doctor's choice.
    """
    subject, replaced = claim.subject, claim.object.canonical
    if claim.relation != "replace" or subject.canonical == replaced:
        return False
    if subject.category in UNCONVENTIONAL or subject.kind == "product":
        return True
    outcomes = knowledge.registry.outcomes_of
    shared = set(outcomes.get(subject.canonical, ())).intersection(outcomes.get(replaced, ()))
    return any(
        entry.direction in ("unknown", "no-effect")
        for outcome in shared
        for entry in knowledge.registry.for_pair(subject.canonical, outcome)
    )
