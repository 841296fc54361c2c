"""Entries of the registry from rows of its files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimlint.evidence.model import Entry, EvidenceSource


def entry_of(row: Mapping[str, Any]) -> Entry:
    """The entry that a checked row of the registry says."""
    care = row.get("standard_of_care") or {}
    return Entry(
        id=row["id"],
        intervention=row["intervention"],
        category=row["category"],
        outcome=row["outcome"],
        population=tuple(row["population"]),
        relation=row["relation"],
        direction=row["direction"],
        certainty=row["certainty"],
        max_strength=row["max_strength"],
        min_strength=row["min_strength"],
        may_cure=bool(row.get("may_cure")),
        effect=row["effect"],
        harms=row["harms"],
        suggest=row["suggest"],
        care=f"{care['guideline']} ({care['year']})" if care else "",
        sources=tuple(_source_of(source) for source in row["sources"]),
        checked_on=str(row["checked_on"]),
        level=row["level"],
        note=row.get("not_ready") or row.get("note") or "",
        ready=not row.get("not_ready"),
        only_silences=bool(row.get("only_silences")),
    )


def _source_of(row: Mapping[str, Any]) -> EvidenceSource:
    return EvidenceSource(row["type"], row["title"], row["id"] or "", row["year"])
