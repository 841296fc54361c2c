"""The registry: what is known, by intervention and outcome.

Entries are kept as the bytes that marshal makes of them and become values when somebody asks, because an article
touches a handful of five hundred. It holds what the files say and judges nothing.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from claimlint.data import compiled_rows, knowledge_folder, yaml_files
from claimlint.evidence.entries import entry_of
from claimlint.evidence.model import Entry


class Registry:
    """Entries by id and by pair, in the order of their files. One marked not ready is not in `for_pair`."""

    def __init__(self, data: Mapping[str, Any], rows: Sequence[bytes]) -> None:
        self._ids: Mapping[str, int] = data["ids"]
        self._pairs: Mapping[tuple[str, str], tuple[int, ...]] = data["pairs"]
        self._rows = rows
        self._made: dict[int, Entry] = {}
        self.curable: frozenset[str] = frozenset(data["curable"])  # outcomes that some entry allows to be cured

    def for_pair(self, intervention: str, outcome: str) -> tuple[Entry, ...]:
        """The entries about this very pair of names that may judge."""
        found = self._pairs.get((intervention, outcome))
        return tuple(self._entry(at) for at in found) if found else ()

    def get(self, entry_id: str) -> Entry | None:
        at = self._ids.get(entry_id)
        return None if at is None else self._entry(at)

    def for_intervention(self, intervention: str) -> tuple[Entry, ...]:
        """The entries about an intervention, whatever the outcome, that may judge."""
        return tuple(
            e for outcome in self.outcomes_of.get(intervention, ()) for e in self.for_pair(intervention, outcome)
        )

    @cached_property
    def outcomes_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each intervention of the registry, the outcomes that it is paired with."""
        found: dict[str, list[str]] = {}
        for intervention, outcome in self._pairs:
            found.setdefault(intervention, []).append(outcome)
        return {name: tuple(outcomes) for name, outcomes in found.items()}

    def __iter__(self) -> Iterator[Entry]:
        return (self._entry(at) for at in self._ids.values())

    def __len__(self) -> int:
        return len(self._ids)

    def _entry(self, at: int) -> Entry:
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = entry_of(marshal.loads(self._rows[at]))
        return made


def load_registry(folders: Sequence[Path] | None = None) -> Registry:
    """The registry of these folders, or the built-in one. An entry of a later folder replaces an earlier one of the
    same id.

    A folder is one with `registry/` in it, or one of such files itself. Raises yamlfile.Invalid with all that is wrong.
    """
    groups = [registry_files(folder) for folder in (builtin_folders() if folders is None else folders)]
    files = [path for group in groups for path in group]
    return Registry(*compiled_rows("registry", files, lambda: compile_registry(groups)))


def builtin_folders() -> list[Path]:
    """The folder of the built-in registry, as a list to which own folders can be added."""
    return [knowledge_folder("evidence")]


def registry_files(folder: Path) -> list[Path]:
    """The registry's files in a folder of evidence; the path of one file means that file."""
    if folder.is_file():
        return [folder]
    inner = folder / "registry"
    return yaml_files(inner) if inner.is_dir() else [path for path in yaml_files(folder) if path.parent == folder]


def unread_files(folder: Path) -> list[Path]:
    """The YAML files of a folder of evidence that nothing reads: misplaced, or in a part that only ours has."""
    if folder.is_file():
        return []
    read = {*registry_files(folder), *yaml_files(folder / "vocabulary"), *yaml_files(folder / "tables")}
    return [path for path in yaml_files(folder) if path not in read]


def compile_registry(groups: Sequence[Sequence[Path]]) -> tuple[dict[str, Any], list[bytes]]:
    """What `load_registry` keeps of the files: the numbers of rows by id and by pair, and the rows. Raises
    yamlfile.Invalid.
    """
    from claimlint.evidence.read import read_entries  # yaml, only where the cache does not know the files

    merged: dict[str, dict[str, Any]] = {}
    for group in groups:
        merged.update(read_entries(group))
    return _indexed(merged)


def registry_of(entries: Sequence[Mapping[str, Any]]) -> Registry:
    """A registry of rows as the files hold them; for examples and tests, which bring their own. The last row of an id
    counts.
    """
    return Registry(*_indexed({row["id"]: dict(row) for row in entries}))


def _indexed(merged: Mapping[str, dict[str, Any]]) -> tuple[dict[str, Any], list[bytes]]:
    pairs: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(merged.values()):
        if not row.get("not_ready"):
            pairs.setdefault((row["intervention"], row["outcome"]), []).append(at)
    numbers = {
        "ids": {name: at for at, name in enumerate(merged)},
        "pairs": {pair: tuple(found) for pair, found in pairs.items()},
        "curable": tuple(sorted({row["outcome"] for row in merged.values() if row.get("may_cure")})),
    }
    return numbers, [marshal.dumps(row) for row in merged.values()]
