"""The strongest wording that an entry allows a claim, and the words of the claim that bear on it."""

from __future__ import annotations

from functools import cached_property

from claimlint.claims.model import Claim
from claimlint.evidence.judging.matching import UNCONVENTIONAL, Match
from claimlint.evidence.model import Entry
from claimlint.evidence.relations import AGREEING, Relations
from claimlint.values import NamedTuple

PLAIN = 4  # a plain statement: what usual care allows whatever its trials say
ABSOLUTE = 5
CLAIMED = 2  # "may": from here on an effect is claimed; below stand beliefs and open questions


class Case(NamedTuple):
    """A claim before one entry."""

    claim: Claim
    match: Match
    relations: Relations

    @property
    def entry(self) -> Entry:
        return self.match.entry

    @property
    def is_cure(self) -> bool:
        """Whether the claim is of the class that needs an entry with may_cure."""
        return self.claim.relation in self.relations.cures

    @cached_property
    def ceiling(self) -> int:
        """The strongest wording that the entry allows this claim."""
        entry = self.entry
        restores = self.is_cure or self.claim.relation == "improve"  # "restores sight"
        if entry.may_cure and restores and not has_guarantee(self.claim, self.relations):
            return ABSOLUTE
        allowed = min(entry.max_strength, PLAIN)
        return max(allowed, PLAIN) if self._is_usual_care else allowed

    @property
    def _is_usual_care(self) -> bool:
        """Whether the entry's guideline speaks for this claim: its relation, its people, and its treatment or a member
        of it.

        A member is covered only among conventional treatments: NICE's word on exercise is not its word on yoga, whereas
        what holds for NSAIDs is what pages say of ibuprofen.
        """
        match, claim = self.match, self.claim
        if not match.entry.care or match.fit not in AGREEING or match.cover == "other":
            return False
        return not match.subject_steps or claim.subject.category not in UNCONVENTIONAL


def has_guarantee(claim: Claim, relations: Relations) -> bool:
    """Whether a booster promises what no evidence allows (guaranteed, always, 100%)."""
    return any(word.lower() in relations.guarantees for word in claim.boosters)


def is_denial_of_the_whole(claim: Claim, relations: Relations) -> bool:
    """Whether only the whole of an effect is denied: "does not completely prevent", "is not a guaranteed cure"."""
    if not claim.negated:
        return False
    if any(word.lower() in relations.wholes for word in claim.boosters):
        return True
    said = _without_asides(claim)
    return any(words in said for words in relations.partial)


def _without_asides(claim: Claim) -> str:
    """The sentence without the relative clause that tells more of it behind the claim: "…, which is inherited and
    nothing else".
    """
    said = claim.sentence.text.lower()
    at = said.find(", which ", max(0, said.find(claim.cue.lower())))
    return said[:at] if at > 0 else said
