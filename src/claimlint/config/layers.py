"""Configuration files as read: the project's own claimlint.yaml and those that it extends.

A file is validated once and then kept by its content, so that a run with a configuration pays for YAML and JSON
Schema only after a change. Nothing is merged here.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from claimlint.article.model import Problem
from claimlint.data import compiled
from claimlint.values import NamedTuple
from claimlint.yamlfile import Document, Invalid, Trail, parse_yaml, read_text, validate

NAME = "claimlint.yaml"


class Layer(NamedTuple):
    """One configuration file: its values, where each stands, and the folder that its packs are relative to."""

    shown: str
    folder: Path
    values: Mapping[str, Any]
    places: Mapping[Trail, tuple[int, int]]

    def origin(self, *trail: str | int) -> str:
        """`claimlint.yaml:12:3` for the value at the trail, or for the innermost part of it that the file holds."""
        line, column = self.place(trail)
        return f"{self.shown}:{line}:{column}"

    def place(self, trail: Trail) -> tuple[int, int]:
        while trail and trail not in self.places:
            trail = trail[:-1]
        return self.places.get(trail, (1, 1))

    def problem(self, trail: Trail, message: str) -> Problem:
        return Problem(self.shown, message, *self.place(trail))


def find_configuration(start: Path) -> Path | None:
    """The nearest claimlint.yaml from `start` upwards, no further than the root of its git repository."""
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        if (folder / ".git").exists():
            return None
    return None


def read_layers(path: Path, root: Path) -> list[Layer]:
    """The file and all that it extends, the furthest first, so that what comes later wins. Raises Invalid."""
    return _with_bases(path, root, ())


def _with_bases(path: Path, root: Path, above: tuple[Path, ...]) -> list[Layer]:
    layer = _read(path, _shown(path, root))
    named = layer.values.get("extends", ())
    names = [named] if isinstance(named, str) else list(named)
    found: list[Layer] = []
    for index, name in enumerate(names):
        trail: Trail = ("extends",) if isinstance(named, str) else ("extends", index)
        base = _file_of(name, layer, trail)
        if base.resolve() in (p.resolve() for p in (*above, path)):
            raise Invalid([layer.problem(trail, f"{name!r} extends itself; take one of the two lines out")])
        found += _with_bases(base, root, (*above, path))
    return [*found, layer]


def _file_of(name: str, layer: Layer, trail: Trail) -> Path:
    """The file that `extends: NAME` means: a path where it looks like one, else the claimlint.yaml of an installed
    package.
    """
    if "/" in name or "\\" in name or name.endswith((".yaml", ".yml")):
        path = layer.folder / name
        if not path.is_file():
            raise Invalid([layer.problem(trail, f"extends {name!r}, but there is no such file")])
        return path
    from importlib.util import find_spec

    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        spec = None
    folders = [Path(p) for p in (spec.submodule_search_locations or ())] if spec else []
    path = next((folder / NAME for folder in folders if (folder / NAME).is_file()), None)  # type: ignore[assignment]
    if path is None:
        what = f"holds no {NAME}" if folders else "is not installed"
        raise Invalid(
            [layer.problem(trail, f"extends the package {name!r}, which {what}; write ./{name}.yaml for a file")]
        )
    return path


def _read(path: Path, shown: str) -> Layer:
    text = read_text(path, shown)
    values, places = compiled("config", [path], lambda: _validated(text, shown))
    return Layer(shown, path.resolve().parent, values, places)


def _validated(text: str, shown: str) -> tuple[dict[str, Any], dict[Trail, tuple[int, int]]]:
    from claimlint.schemas import schema

    parsed = parse_yaml(text, shown)
    document = Document(shown, _levels_as_words(parsed.value), parsed.places, parsed.keys)
    if problems := validate(document, schema("config")):
        raise Invalid(problems)
    return document.value or {}, dict(document.places)


def _levels_as_words(value: Any) -> Any:
    """YAML reads a bare `off` as false."""
    if not isinstance(value, dict):
        return value
    fixed = dict(value)
    if isinstance(fixed.get("severity"), dict):
        fixed["severity"] = {k: "off" if v is False else v for k, v in fixed["severity"].items()}
    if isinstance(fixed.get("overrides"), list):
        fixed["overrides"] = [_levels_as_words(item) for item in fixed["overrides"]]
    return fixed


def _shown(path: Path, root: Path) -> str:
    """POSIX, from the root where it lies below it."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()
