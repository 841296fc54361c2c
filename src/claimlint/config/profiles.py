"""The profiles that ship, evidence/profiles.yaml: which rules at which severity, by name of the profile."""

from __future__ import annotations

from collections.abc import Mapping

from claimlint.data import compiled, knowledge_folder
from claimlint.yamlfile import read_yaml


def load_profiles() -> Mapping[str, Mapping[str, str]]:
    """Profile to (rule or family to off, info, warning or error). Empty where the file is missing."""
    path = knowledge_folder("evidence") / "profiles.yaml"
    if not path.is_file():
        return {}

    def build() -> dict[str, dict[str, str]]:
        profiles = read_yaml(path).value or {}
        profiles = profiles.get("profiles", profiles)
        return {
            name: {rule: "off" if level is False else str(level) for rule, level in (levels or {}).items()}
            for name, levels in profiles.items()
            if isinstance(levels, dict) or levels is None
        }

    found: dict[str, dict[str, str]] = compiled("profiles", [path], build)
    return found
