"""What installed packages add: readers, kinds of check, forms of report, rule packs.

A package announces them as entry points of the groups `claimlint.readers`, `claimlint.checks`, `claimlint.reports` and
`claimlint.packs`. Nothing of it is imported unless `plugins:` in claimlint.yaml names the package or the entry point. A
module of the project's own may be named instead; it holds `READERS`, `KINDS`, `REPORTS` and `RULES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from claimlint.article.read import Reader
from claimlint.checks.kinds import Kind

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from claimlint.reports.model import Report

Render = Callable[["Report"], "str | bytes"]

_GROUPS = ("claimlint.readers", "claimlint.checks", "claimlint.reports", "claimlint.packs")


@dataclass(frozen=True, slots=True)
class Plugins:
    """What the named plugins add, by the name of the format, kind or report. failures: plugin and what is wrong."""

    readers: dict[str, Reader] = field(default_factory=dict)
    kinds: dict[str, Kind] = field(default_factory=dict)
    reports: dict[str, Render] = field(default_factory=dict)
    packs: list[Path] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)


def load_plugins(names: Iterable[str]) -> Plugins:
    """Load what these names mean: installed packages, single entry points, or modules. Nothing is raised."""
    found = Plugins()
    for name in dict.fromkeys(names):
        points = _points_of(name)
        for point in points:
            _try(found, name, f"{point.group}: {point.name}", partial(_add_point, found, point))
        if not points:
            _try(found, name, "no package or entry point has this name; as a module it", partial(_add, found, name))
    return found


def _try(found: Plugins, name: str, what: str, load: Callable[[], None]) -> None:
    try:
        load()
    except Exception as error:  # foreign code: whatever it raises is said, not a crash of ours
        found.failures.append((name, f"{name!r}: {what} cannot be loaded: {type(error).__name__}: {error}"))


def _points_of(name: str) -> Sequence[EntryPoint]:
    """The entry points that a name means: those of the package of that name, and those called so themselves."""
    from importlib.metadata import entry_points  # 20 ms: only where there are plugins

    package = _folded(name)
    points = [point for group in _GROUPS for point in entry_points(group=group)]
    return [p for p in points if p.name == name or (p.dist is not None and _folded(p.dist.name) == package)]


def _folded(name: str) -> str:
    """A package's name as indexes compare it: acme_claims, Acme.Claims and acme-claims are one."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _add_point(found: Plugins, point: EntryPoint) -> None:
    value = point.load()
    if point.group == "claimlint.readers":
        found.readers[point.name] = _callable(value)
    elif point.group == "claimlint.reports":
        found.reports[point.name] = _callable(value)
    elif point.group == "claimlint.packs":
        found.packs.append(_folder(value))
    elif isinstance(value, Kind) and value.name == point.name:
        found.kinds[point.name] = value
    else:
        raise TypeError(f"it is {value!r}, not a claimlint.checks.kinds.Kind of the name {point.name!r}")


def _add(found: Plugins, name: str) -> None:
    module = import_module(name)
    found.kinds.update(getattr(module, "KINDS", {}))
    found.readers.update(getattr(module, "READERS", {}))
    found.reports.update(getattr(module, "REPORTS", {}))
    found.packs.extend(_folder(folder) for folder in getattr(module, "RULES", ()))


def _callable(value: Any) -> Any:
    if not callable(value):
        raise TypeError(f"it is {value!r}, which cannot be called")
    return value


def _folder(value: Any) -> Path:
    """The folder of a rule pack: a path, or a package whose folder holds the rules."""
    folder = Path(next(iter(value.__path__))) if isinstance(value, ModuleType) else Path(value)
    if not folder.is_dir():
        raise NotADirectoryError(f"there is no folder {folder}")
    return folder
