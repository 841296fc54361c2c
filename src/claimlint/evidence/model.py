"""The values of the evidence room: registry entries, and what they say of a claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from claimlint.values import NamedTuple

Verdict = Literal[
    "supported", "overstated", "unsupported", "contradicted", "understated", "unregistered", "not-assessed"
]
Certainty = Literal["high", "moderate", "low", "very-low", "none"]
# The strongest wording that a certainty (GRADE's words) allows; 5 is for an entry that may claim a cure.
CEILING_OF: Mapping[Certainty, int] = {"high": 4, "moderate": 3, "low": 2, "very-low": 1, "none": 0}


class EvidenceSource(NamedTuple):
    """A source of an entry. id is `doi:…`, `pmid:…`, `NICE …`, `uspstf:…`, a URL, or "" where none was seen."""

    type: str
    title: str
    id: str
    year: int | None

    @property
    def url(self) -> str:
        """Where a reader can open it, or ""."""
        from claimlint.evidence.sources import url_of  # the table of addresses lives there

        return url_of(self.id)


class Entry(NamedTuple):
    """What is known of one intervention, one outcome and one relation in some populations.

    max_strength: the strongest wording allowed in the entry's direction (high 4, moderate 3, low 2, very-low 1, none 0;
    5 with may_cure). min_strength: weaker wording misleads. care: the guideline that makes it usual care, or "". level:
    "A" complete, "B" may silence but never accuses. ready: False where the entry is doubtful (`note` says why): it then
    judges nothing. only_silences: it may support a claim and accuses none.
    """

    id: str
    intervention: str
    category: str
    outcome: str
    population: tuple[str, ...]
    relation: str
    direction: Literal["benefit", "harm", "no-effect", "mixed", "unknown"]
    certainty: Certainty
    max_strength: int
    min_strength: int
    may_cure: bool
    effect: str
    harms: str
    suggest: str
    care: str
    sources: tuple[EvidenceSource, ...]
    checked_on: str
    level: Literal["A", "B"]
    note: str = ""
    ready: bool = True
    only_silences: bool = False


class Assessment(NamedTuple):
    """The verdict on a claim, the ceiling and the entry it rests on, and how sure the match is.

    gap: steps of strength above the ceiling (0 unless overstated or unsupported, or unregistered with a source).
    ceiling is None where nothing sets one. confidence: high for exact names, medium by is_a, low by spelling or where
    entries conflict. capped: the verdict may not give an error alone (level B entry, match by is_a or spelling).
    others: further entries that match as well (ties), or that speak of another population or relation. cited: the
    sources that the article names for the claim's sentence, as reports name them.
    """

    verdict: Verdict
    entry: Entry | None = None
    ceiling: int | None = None
    gap: int = 0
    confidence: Literal["high", "medium", "low"] = "high"
    capped: bool = False
    reason: str = ""
    others: tuple[Entry, ...] = ()
    severity: str = ""
    cited: tuple[str, ...] = ()
