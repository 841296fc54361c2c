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
_ACTED_ON = ("condition", "outcome", "structure", "function", "population")


def standing_of(claim: Claim) -> Standing:
    """The most that a finding about the claim may weigh; "none": it gives no finding."""
    subject, obj = claim.subject, claim.object
    if subject.kind in _ACTED_ON:
        return "none"
    is_promised = claim.frame == "imperative" and claim.strength >= _ABSOLUTE and claim.relation in CURES
    if subject.is_guessed and claim.frame not in _FINITE and not is_promised:
        return "none"
    if subject.is_known or subject.kind == "product":
        return "error"
    if not obj.is_known or claim.strength < _NOTE:
        return "none"
    if claim.strength >= _ABSOLUTE and obj.kind in ("condition", "structure"):
        return "error"
    return "info"
