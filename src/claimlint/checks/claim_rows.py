"""Rows of things that one sentence says the same of: "eases gout, heals ulcers and cures asthma"."""

from __future__ import annotations

from claimlint.checks.model import Page
from claimlint.claims.model import Claim


def things_of(page: Page, index: int) -> tuple[str, ...]:
    """The different things of which a sentence says what a claim says of its own: those of the same words, and those
    that it says of the same subject ("eases gout, heals ulcers and cures asthma"), as they are named, in order.
    """
    claims = page.reading.claims
    own = claims[index]
    same = [c for c in claims if c.sentence.index == own.sentence.index and _is_of_one_row(c, own)]
    return tuple(dict.fromkeys(c.object.canonical or c.object.text.lower() for c in same if c.object.text))


def _is_of_one_row(claim: Claim, own: Claim) -> bool:
    if claim.cue_span == own.cue_span:
        return True
    is_same = claim.subject.canonical == own.subject.canonical and claim.subject.text == own.subject.text
    is_said = claim.stance == own.stance and claim.negated == own.negated and claim.object.kind == own.object.kind
    return is_same and is_said and bool(own.subject.text)
