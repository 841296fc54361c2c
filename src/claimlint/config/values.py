"""The configuration in force: each value with the place that it came from.

Nearer wins, with two exceptions that follow what people mean: mappings (severity, freshness …) merge key by key,
and lists of what to load or leave out (exclude, ignore, rules, evidence, plugins, house_phrases, overrides) add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimlint.config.layers import Layer
from claimlint.values import NamedTuple

MERGED = ("severity", "page_types", "freshness", "disclaimers", "options")
ADDED = ("exclude", "ignore", "rules", "evidence", "plugins", "house_phrases", "overrides")
SINGLE = ("paths", "jurisdiction", "profile", "second_reader", "select", "retractions", "baseline")
DEFAULTS: Mapping[str, Any] = {
    "jurisdiction": "us",
    "profile": "default",
    "second_reader": True,
    "baseline": "claimlint-baseline.json",
    "retractions": "claimlint-retractions.sqlite",
}


class Setting(NamedTuple):
    """A value, where it was written ("default", "--ignore", "claimlint.yaml:12:3"), and where its paths start from."""

    value: Any
    origin: str
    folder: Path | None = None


class Values(NamedTuple):
    """All settings: single ones by key, mappings by key and entry, lists in the order in which they were said."""

    single: Mapping[str, Setting]
    merged: Mapping[str, Mapping[str, Setting]]
    added: Mapping[str, Sequence[Setting]]

    def get(self, key: str) -> Any:
        """The value of a single setting, or None where nothing sets it."""
        return self.single[key].value if key in self.single else None

    def mapping(self, key: str) -> dict[str, Any]:
        return {entry: setting.value for entry, setting in self.merged[key].items()}

    def listed(self, key: str) -> list[Any]:
        return [setting.value for setting in self.added[key]]

    def rows(self) -> Iterator[tuple[str, Any, str]]:
        """(key, value, origin) of all that is set, in the order of this page."""
        for key in SINGLE:
            if key in self.single:
                yield key, self.single[key].value, self.single[key].origin
        for key in MERGED:
            for entry, setting in self.merged[key].items():
                yield f"{key}.{entry}", setting.value, setting.origin
        for key in ADDED:
            for setting in self.added[key]:
                yield key, setting.value, setting.origin


def values_of(layers: Sequence[Layer], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Values:
    """Merge the layers, the first the furthest, then what the command line says."""
    single = {key: Setting(value, "default") for key, value in DEFAULTS.items()}
    merged: dict[str, dict[str, Setting]] = {key: {} for key in MERGED}
    added: dict[str, list[Setting]] = {key: [] for key in ADDED}
    for layer in layers:
        for key, value in layer.values.items():
            if key in SINGLE:
                single[key] = Setting(value, layer.origin(key), layer.folder)
            elif key in MERGED:
                for entry, inner in value.items():
                    merged[key][entry] = Setting(inner, layer.origin(key, entry), layer.folder)
            elif key in ADDED:
                added[key] += [Setting(v, layer.origin(key, i), layer.folder) for i, v in enumerate(value)]
    if select:
        single["select"] = Setting(list(select), "--select")
    added["ignore"] += [Setting(name, "--ignore") for name in ignore]
    return Values(single, merged, added)
