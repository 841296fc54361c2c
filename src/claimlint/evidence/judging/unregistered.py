"""What a claim weighs that the registry does not know: the table `evidence/tables/unregistered.yaml`.

Silence is the usual answer for conventional care, because careful pages are full of plain statements that no registry
of ours will ever hold; a supplement that "cures" something is not owed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimlint.claims.model import Claim
from claimlint.data import compiled, knowledge_folder
from claimlint.evidence.citations.model import Citation
from claimlint.values import NamedTuple
from claimlint.yamlfile import read_yaml

_SEVERITIES = ("", "info", "warning", "error")


class Unregistered(NamedTuple):
    """The table: rows in order, and the ceilings that a cited source or a named study sets."""

    rows: Sequence[Mapping[str, Any]]
    tier_caps: Mapping[str, int]
    design_caps: Mapping[str, int]

    def severity(self, claim: Claim, *, harm: bool, ceiling: int | None = None) -> str:
        """error, warning, info, or "" for silence. A claim within the ceiling of its source is silent."""
        if claim.negated or (ceiling is not None and claim.strength <= ceiling):
            return ""
        row = next((row for row in self.rows if _fits(row, claim, harm)), None)
        found = _severity(row, claim) if row else ""
        if ceiling is None:
            return str(found)
        by_gap = "warning" if claim.strength - ceiling == 1 else "error"
        return min(str(found), by_gap, key=_SEVERITIES.index)  # to cite a poor source is no worse than to cite none

    def ceiling(self, claim: Claim, cited: Iterable[Citation]) -> int | None:
        """The ceiling that the best source in reach sets, and the design that the sentence names; None where there is
        neither.
        """
        design = self.design_caps.get(claim.study.design) if claim.study else None
        tiers = [self.tier_caps.get(citation.tier, 2) for citation in cited]
        if not tiers:
            # a study that is named but not cited says how weak the ground is, never that the claim has one
            return None if design is None or design > 2 else design
        return max(tiers) if design is None else min(max(tiers), design)


def table_file() -> Path:
    return knowledge_folder("evidence") / "tables" / "unregistered.yaml"


def load_unregistered() -> Unregistered:
    """The built-in table. Raises yamlfile.Invalid."""
    path = table_file()
    data = compiled("unregistered", [path], lambda: _compile(path))
    return Unregistered(data["rows"], data["tier_caps"], data["design_caps"])


def _compile(path: Path) -> dict[str, Any]:
    value = read_yaml(path).value
    return {name: value[name] for name in ("rows", "tier_caps", "design_caps")}


def _severity(row: Mapping[str, Any], claim: Claim) -> str:
    """The row's severity; one step less where nobody knows the object, none where the subject has no words.

    "Improves the transmission of signals" has an object as unknown as "fixes hormonal chaos": only the second is a
    claim about health, and no list tells them apart.
    """
    found = str(row["severity"].get(claim.strength, ""))
    if found == "error" and claim.object.kind not in row.get("error_on", (claim.object.kind,)):
        found = "info"
    if found == "info" and claim.subject.kind == "unknown" and claim.object.kind != "condition":
        return ""  # what "the beads" do to an artery
    if found == "info" and claim.object.kind in ("structure", "function"):
        return ""  # "exercise strengthens the muscles"
    if not claim.subject.text:
        return ""
    return found if claim.object.is_known or not found else _SEVERITIES[_SEVERITIES.index(found) - 1]


def _fits(row: Mapping[str, Any], claim: Claim, harm: bool) -> bool:
    subject = claim.subject
    return (
        ("relations" not in row or claim.relation in row["relations"])
        and ("kinds" not in row or subject.kind in row["kinds"])
        and ("objects" not in row or claim.object.category in row["objects"])
        and ("categories" not in row or subject.category in row["categories"])
        and ("harm" not in row or row["harm"] == harm)
        and (not row.get("known_object") or claim.object.is_known)
    )
