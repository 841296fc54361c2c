"""How the relation of a claim fits that of an entry: the table `evidence/relations.yaml`, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from claimlint.data import compiled, knowledge_folder
from claimlint.evidence.model import Entry

Fit = Literal["same", "weaker", "stronger", "recurrent", "opposite", ""]
FITS: tuple[Fit, ...] = ("same", "weaker", "stronger", "recurrent", "opposite")


@dataclass(frozen=True, slots=True)
class Relations:
    """The table.

    fits: for each relation of claims, the relations of entries that speak to it. cures: the relations that need
    may_cure. polarity: of claims, benefit or harm or none. wholes: words that, denied, deny only the whole of an
    effect. guarantees: words that nothing allows. apart: groups that a wider group's evidence does not speak for.
    overlap: pairs of groups. kin: other names for nearly the same.
    """

    fits: Mapping[str, Mapping[str, Fit]]
    cures: frozenset[str]
    polarity: Mapping[str, str]
    entry_polarity: Mapping[str, str]
    recurrent: frozenset[str]
    guarantees: frozenset[str]
    wholes: frozenset[str]
    apart: frozenset[str]
    overlap: frozenset[tuple[str, str]]
    kin: Mapping[str, tuple[str, ...]]

    def fit(self, relation: str, entry: Entry) -> Fit:
        """How an entry speaks to a claim of this relation; "" where it does not."""
        found = self.fits.get(relation, {}).get(entry.relation, "")
        if found == "recurrent" and entry.outcome not in self.recurrent:
            return ""
        if found == "weaker" and entry.relation == "cures" and entry.direction != "benefit" and relation != "treat":
            return ""  # that nothing shows a cure says nothing about relief or mood
        if found == "opposite" and entry.direction not in ("benefit", "harm"):
            return ""
        return found


def relations_file() -> Path:
    return knowledge_folder("evidence") / "relations.yaml"


def load_relations(path: Path | None = None) -> Relations:
    """The built-in table, or that of another file. Raises yamlfile.Invalid."""
    path = path or relations_file()
    data = compiled("relations", [path], lambda: _compile(path))
    return Relations(
        fits=data["fits"],
        cures=frozenset(data["cures"]),
        polarity=data["polarity"],
        entry_polarity=data["entry_polarity"],
        overlap=frozenset(data["overlap"]),
        kin=data["kin"],
        **{name: frozenset(data[name]) for name in ("recurrent", "guarantees", "wholes", "apart")},
    )


def _compile(path: Path) -> dict[str, Any]:
    from claimlint.yamlfile import read_yaml

    value = read_yaml(path).value
    claims: Mapping[str, Mapping[str, Any]] = value["claims"]
    return {
        "fits": {name: _fits_of(row) for name, row in claims.items()},
        "cures": [name for name, row in claims.items() if row.get("cure")],
        "polarity": {name: row["polarity"] for name, row in claims.items()},
        "entry_polarity": value["polarity"],
        "overlap": [pair for one, other in value["overlap"] for pair in ((one, other), (other, one))],
        "kin": {name: tuple(others) for name, others in value["kin"].items()},
        **{name: value[name] for name in ("recurrent", "guarantees", "wholes", "apart")},
    }


def _fits_of(row: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {relation: fit for fit in FITS for relation in row.get(fit, ())}
