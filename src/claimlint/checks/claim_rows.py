"""Rows of things that one sentence says the same of: "eases gout, heals ulcers and cures asthma"."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from claimlint.claims.model import Claim


class ClaimRows:
    """The rows of a page, by what their claims share; made once, since one sentence may hold thousands of claims."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._things: dict[Hashable, set[str]] = {}
        for claim in claims:
            if claim.object.text:
                thing = claim.object.canonical or claim.object.text.lower()
                for row in _rows_of(claim):
                    self._things.setdefault(row, set()).add(thing)

    def count(self, index: int) -> int:
        """Of how many different things a sentence says what a claim says of its own: those of the same words, and
        those that it says of the same subject ("eases gout, heals ulcers and cures asthma").
        """
        rows = [self._things.get(row, set()) for row in _rows_of(self._claims[index])]
        few, many = sorted(rows, key=len) if len(rows) > 1 else (set(), *rows)
        return len(many) + sum(thing not in many for thing in few)  # a union would copy the many for each claim


def _rows_of(claim: Claim) -> Iterator[Hashable]:
    """What names the rows of a claim, each of things of one kind: in its sentence, the place of its words; its subject
    with how it is said.
    """
    sentence, subject = claim.sentence.index, claim.subject
    yield sentence, claim.cue_span.start, claim.cue_span.end, claim.object.kind
    if subject.text:
        yield sentence, subject.canonical, subject.text, claim.stance, claim.negated, claim.object.kind
