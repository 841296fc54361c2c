"""The conditions that a sentence names beside a claim: "improves movement in Parkinson's disease"."""

from __future__ import annotations

from claimlint.article.model import Span
from claimlint.article.spans import Covered
from claimlint.claims.model import Claim, Name, Reading


class Conditions:
    """The conditions that each sentence names, each once. Kept by sentence: one may hold thousands of claims."""

    def __init__(self, reading: Reading) -> None:
        self._named: dict[int, list[Name]] = {}
        for index, name in reading.mentions:
            if name.kind == "condition" and name.canonical:
                self._named.setdefault(index, []).append(name)
        self._denied: dict[int, list[Span]] = {}
        for scope in reading.scopes:
            if scope.kind == "negation" and scope.sentence.index in self._named:
                self._denied.setdefault(scope.sentence.index, []).append(scope.span)
        self._beside: dict[tuple[int, bool], tuple[str, ...]] = {}

    def beside(self, claim: Claim) -> tuple[str, ...]:
        """Not what a contrast sets apart: "antibiotics work against bacteria, not viruses"."""
        key = (claim.sentence.index, claim.negated)
        if key not in self._beside:
            apart = Covered(() if claim.negated else self._denied.get(claim.sentence.index, ()))
            names = self._named.get(claim.sentence.index, ())
            kept = (n.canonical for n in names if n.span is None or not apart.touches(n.span))
            self._beside[key] = tuple(dict.fromkeys(kept))
        return self._beside[key]
