"""The small sourced tables that rules refer to: `evidence/tables/<name>.yaml`, by name, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimlint.data import compiled, yaml_files
from claimlint.yamlfile import Invalid, Spoilt, read_yaml, without_dates


class Tables(Mapping[str, Any]):
    """Tables by name, each read when a rule first asks for it. Those of a later folder replace earlier ones.

    Asking raises yamlfile.Spoilt for a file that cannot be read.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._values: dict[str, Any] = {}

    @property
    def files(self) -> list[Path]:
        """The files behind the tables, by name."""
        return [self._files[name] for name in sorted(self._files)]

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            path = self._files[name]
            self._values[name] = compiled(f"table-{name}", [path], lambda: _read(path))
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def load_tables(folders: Sequence[Path]) -> Tables:
    """The tables in the `tables` folders of some packs of evidence."""
    inner = [folder / "tables" for folder in folders if (folder / "tables").is_dir()]
    return Tables({path.stem: path for folder in inner for path in yaml_files(folder)})


def _read(path: Path) -> Any:
    try:
        return without_dates(read_yaml(path).value)
    except Invalid as error:
        raise Spoilt(error.problems) from error
