"""How much a claim may weigh whose subject nobody knows: the worst claims have such subjects, and so have misread ones.

Diseases, organs and people do not treat; what they are said to do is another matter. Nor is there a finding in a clause
that leaves its subject to guessing ("can be cured", "protecting the skin"), but for what readers are told to do:
"Cure your eczema in a week" promises it. A product, by its head noun or trade name,
counts as a supplement. Any other unknown subject gives a note at strength 4, an error at 5 on a known condition or body
part, and nothing below. Where neither side is known, the claim is never a finding.
"""

from __future__ import annotations

from typing import Literal

from claimlint.checks.model import Severity
from claimlint.claims.model import CURES, Claim

Standing = Severity | Literal["none"]
_NOTE, _ABSOLUTE = 4, 5
_FINITE = ("active", "light", "copular", "answer", "existential")
_STATED = ("active", "light", "copular", "outcome-subject")
_BY_CARE = "reduce-risk"  # what those who take care do too: "checking the skin lowers the chance of a burn"
_ACTED_ON = ("condition", "outcome", "structure", "function", "population")


def standing_of(claim: Claim) -> Standing:
    """The most that a finding about the claim may weigh; "none": it gives no finding."""
    subject, obj = claim.subject, claim.object
    if _is_no_agent(claim):
        return "none"
    if subject.is_known or subject.kind == "product":
        return "error"
    if not obj.is_known or claim.strength < _NOTE:
        return "none"
    if claim.strength >= _ABSOLUTE and obj.kind in ("condition", "structure"):
        return "error"
    return "info"


def standing_beside(claim: Claim) -> Standing:
    """The most that it may weigh beside other defects, whoever the subject is: "TRT shrinks the distress"."""
    is_stated = claim.strength >= _NOTE and claim.frame in _STATED
    is_careful = claim.relation == _BY_CARE and not claim.subject.is_known
    return "warning" if is_stated and not is_careful and not _is_no_agent(claim) else "none"


def _is_no_agent(claim: Claim) -> bool:
    """Whether the subject is nothing that treats, or was guessed from a clause that leaves it out."""
    subject = claim.subject
    is_promised = claim.frame == "imperative" and claim.strength >= _ABSOLUTE and claim.relation in CURES
    return subject.kind in _ACTED_ON or (subject.is_guessed and claim.frame not in _FINITE and not is_promised)
