"""The project: what is in force for a run, made from claimlint.yaml, what it extends, and the command line.

Everything works without a configuration. What is wrong in one is told with file, line and column, all at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from claimlint.article.model import Problem
from claimlint.article.read import SUFFIXES
from claimlint.config.files import FoundFiles, find_files, shown
from claimlint.config.layers import Layer, find_configuration, read_layers
from claimlint.config.patterns import matches
from claimlint.config.policy import Policy, unknown_names
from claimlint.config.profiles import load_profiles
from claimlint.config.values import Setting, Values, values_of
from claimlint.data import knowledge_folder
from claimlint.review.rules import review_rules
from claimlint.settings import Settings
from claimlint.yamlfile import Invalid

_BY_PATH = ("jurisdiction", "profile", "second_reader")  # single settings that an override may change


@dataclass(frozen=True)
class Project:
    """What a run is asked to do. `root`: the folder that paths in reports and patterns start from."""

    root: Path
    as_of: date
    values: Values
    layers: tuple[Layer, ...] = ()
    profiles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    jobs: int = 0
    at_most: Mapping[str, str] = field(default_factory=dict)
    further_packs: tuple[Path, ...] = ()
    _policies: dict[tuple[int, ...], Policy] = field(default_factory=dict, compare=False)

    @property
    def file(self) -> Path | None:
        """The project's own claimlint.yaml, or None."""
        return self.root / self.layers[-1].shown if self.layers else None

    @property
    def paths(self) -> tuple[Path, ...]:
        """What `check` without paths means."""
        return tuple(self.root / path for path in self.values.get("paths") or (".",))

    @property
    def rule_packs(self) -> tuple[Path, ...]:
        """Folders of rules, claimlint's own first."""
        return (knowledge_folder("rules"), *self._folders("rules"), *self.further_packs)

    def with_packs(self, folders: Sequence[Path]) -> Project:
        """The project with further folders of rules."""
        return replace(self, further_packs=(*self.further_packs, *folders))

    @property
    def evidence_packs(self) -> tuple[Path, ...]:
        """Folders or files of evidence, claimlint's own first; later ones add and override."""
        return (knowledge_folder("evidence"), *self._folders("evidence"))

    @property
    def plugins(self) -> tuple[str, ...]:
        return tuple(self.values.listed("plugins"))

    def problem_in(self, key: str, value: str, message: str) -> Problem:
        """A problem at the place where a list of the configuration holds this value."""
        origin = next((setting.origin for setting in self.values.added[key] if setting.value == value), key)
        return _problem_at(origin, message)

    @property
    def house_phrases(self) -> tuple[Mapping[str, str], ...]:
        return tuple(self.values.listed("house_phrases"))

    @property
    def baseline(self) -> Path:
        setting = self.values.single["baseline"]
        return (setting.folder or self.root) / str(setting.value)

    @property
    def retractions(self) -> Path | None:
        """The retraction snapshot, or None where there is none."""
        return self.retractions_store if self.retractions_store.exists() else None

    @property
    def retractions_store(self) -> Path:
        """Where the retraction snapshot is or would be kept."""
        setting = self.values.single["retractions"]
        return (setting.folder or self.root) / str(setting.value)

    def find_files(self, paths: Sequence[Path], suffixes: Iterable[str] = ()) -> FoundFiles:
        """The files that these paths mean, or the project's own paths where none is given."""
        return find_files(paths or self.paths, self.root, self.values.listed("exclude"), {*SUFFIXES, *suffixes})

    def shown(self, path: Path) -> str:
        """The path as reports show it."""
        return shown(path, self.root)

    def exists(self, path: str) -> bool:
        """Whether a shown path is still there."""
        return os.path.exists(self.root / path)  # noqa: PTH110  where a folder above may not be read, Path.exists raises

    def settings(self, path: str) -> Settings:
        """The settings in force for a shown path."""
        found = self.in_force(path)

        def mapping(key: str) -> dict[str, Any]:
            return {name[len(key) + 1 :]: s.value for name, s in found.items() if name.startswith(f"{key}.")}

        options, disclaimers = mapping("options"), mapping("disclaimers")
        if disclaimers:
            options["disclaimer/missing"] = {**options.get("disclaimer/missing", {}), "required": disclaimers}
        page_type = found["page_type"].value if "page_type" in found else ""
        jurisdiction, second_reader = found["jurisdiction"].value, found["second_reader"].value
        return Settings(self.as_of, jurisdiction, page_type, mapping("freshness"), options, second_reader)

    def in_force(self, path: str) -> dict[str, Setting]:
        """What holds for a shown path, by key or `key.entry`, with where it came from; rules are `policy`'s affair."""
        found = {key: self.values.single[key] for key in _BY_PATH}
        page_types = self.values.merged["page_types"]
        pattern = matches(path, reversed(list(page_types)))
        if pattern:
            found["page_type"] = page_types[pattern]
        for key in ("freshness", "disclaimers", "options"):
            found |= {f"{key}.{entry}": setting for entry, setting in self.values.merged[key].items()}
        for part in self._overrides(path):
            for key, value in part.value.items():
                if key in ("freshness", "disclaimers", "options"):
                    found |= {f"{key}.{entry}": Setting(inner, part.origin) for entry, inner in value.items()}
                elif key in (*_BY_PATH, "page_type"):
                    found[key] = Setting(value, part.origin)
        return found

    def policy(self, path: str) -> Policy:
        """Which rules run at which severity for a shown path. Paths to which the same overrides apply share one."""
        key = tuple(
            index for index, part in enumerate(self.values.added["overrides"]) if matches(path, part.value["paths"])
        )
        if key not in self._policies:
            self._policies[key] = self._policy([self.values.added["overrides"][index] for index in key])
        return self._policies[key]

    def unknown_rules(self, rules: Iterable[str]) -> list[Problem]:
        """A problem for each rule or family that configuration or command line name and that does not exist."""
        if not self._named_rules:
            return []
        found = unknown_names(self._named_rules, [*rules, *(rule.id for rule in review_rules())])
        return [_problem_at(setting.origin, message) for setting, message in found]

    def _folders(self, key: str) -> tuple[Path, ...]:
        return tuple((s.folder or self.root) / str(s.value) for s in self.values.added[key])

    def _overrides(self, path: str) -> list[Setting]:
        return [part for part in self.values.added["overrides"] if matches(path, part.value["paths"])]

    def _policy(self, parts: Sequence[Setting]) -> Policy:
        profile = self.values.single["profile"]
        select = self.values.single.get("select")
        ignore = list(self.values.added["ignore"])
        severities: list[Mapping[str, Setting]] = [self.values.merged["severity"]]
        for part in parts:
            if "profile" in part.value:
                profile = Setting(part.value["profile"], part.origin)
            if "select" in part.value and (select is None or select.origin != "--select"):
                select = Setting(part.value["select"], part.origin)
            ignore += [Setting(name, part.origin) for name in part.value.get("ignore", ())]
            severities.append({k: Setting(v, part.origin) for k, v in part.value.get("severity", {}).items()})
        levels = self.profiles.get(str(profile.value), {})
        base = {name: Setting(level, f"profile {profile.value}") for name, level in levels.items()}
        return Policy([base, *severities], select, ignore, self.at_most)

    @cached_property
    def _named_rules(self) -> list[Setting]:
        """All names of rules and families that somebody wrote, with their places."""
        named: list[Setting] = []
        select = self.values.single.get("select")
        if select is not None and select.origin == "--select":
            named += [Setting(name, "--select") for name in select.value]
        named += [setting for setting in self.values.added["ignore"] if setting.origin == "--ignore"]
        named += [Setting(name, "--at-most") for name in self.at_most]
        for layer in self.layers:
            named += _named_in(layer, (), layer.values)
            for index, part in enumerate(layer.values.get("overrides", ())):
                named += _named_in(layer, ("overrides", index), part)
        return named


def load_project(
    start: Path,
    config: Path | None = None,
    *,
    as_of: date,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    jobs: int = 0,
    at_most: Mapping[str, str] | None = None,
) -> Project:
    """The project of the folder `start`: by `config`, else by the nearest claimlint.yaml upwards, else by the defaults.

    Raises `yamlfile.Invalid` with every problem of the configuration.
    """
    if config is None:
        config = find_configuration(start.resolve())
    root = config.resolve().parent if config else start
    layers = tuple(read_layers(config, root)) if config else ()
    project = Project(root, as_of, values_of(layers, select, ignore), layers, load_profiles(), jobs, at_most or {})
    if problems := [*_wrong_profiles(project), *_mistakes_in(layers)]:
        raise Invalid(problems)
    return project


def _named_in(layer: Layer, trail: tuple[str | int, ...], values: Mapping[str, Any]) -> list[Setting]:
    named = []
    for key in ("select", "ignore"):
        named += [Setting(name, layer.origin(*trail, key, i)) for i, name in enumerate(values.get(key, ()))]
    named += [Setting(name, layer.origin(*trail, "severity", name)) for name in values.get("severity", {})]
    named += [Setting(name, layer.origin(*trail, "options", name)) for name in values.get("options", {})]
    return named


def _mistakes_in(layers: Sequence[Layer]) -> list[Problem]:
    if not layers:
        return []
    from claimlint.config.mistakes import mistakes_in  # 1 ms: only where there is a configuration

    return mistakes_in(layers)


def _wrong_profiles(project: Project) -> list[Problem]:
    """A problem for each profile that is named and does not exist."""
    known = {"default", *project.profiles}
    named = [project.values.single["profile"]]
    for part in project.values.added["overrides"]:
        if "profile" in part.value:
            named.append(Setting(part.value["profile"], part.origin))
    wrong = [setting for setting in named if setting.value not in known]
    what = "no profile is called {!r}; write one of " + ", ".join(sorted(known))
    return [_problem_at(setting.origin, what.format(setting.value)) for setting in wrong]


def _problem_at(origin: str, message: str) -> Problem:
    """A problem at an origin such as `claimlint.yaml:12:3` or `--select`."""
    path, _, rest = origin.partition(":")
    line, _, column = rest.partition(":")
    return Problem(path, message, int(line or 0), int(column or 0))
