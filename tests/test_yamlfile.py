"""YAML files whose errors lead to a place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimlint.yamlfile import Invalid, parse_yaml

ROOT = Path(__file__).resolve().parent.parent
_WRITTEN_BY_PROGRAMS = ("second_reader.yaml", "second_reader_rules.yaml")  # a megabyte, by PyYAML itself


@pytest.mark.parametrize("folder", ["rules", "evidence"])
def test_our_own_files_are_read_alike_without_libyaml(folder: str) -> None:
    """libyaml lets more pass than YAML allows; PyYAML built without it, and editors, do not."""
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML is without libyaml here")
    for path in sorted((ROOT / folder).rglob("*.yaml")):
        if path.name in _WRITTEN_BY_PROGRAMS:
            continue
        text = path.read_text(encoding="utf-8")
        assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader), path


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("paths: " + "[" * 500, (1, 107), "nested deeper"),
        ("- " * 50_000, (1, 201), "nested deeper"),
        ("a: 1\nb: [1, 2\n", (3, 1), "not valid YAML"),
        ("a: 1\nb: 2\na: 3\n", (3, 1), "stands twice"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, place: tuple[int, int], what: str) -> None:
    """Nesting without end is refused before libyaml, which would end the process, sees it."""
    with pytest.raises(Invalid, match=what) as caught:
        parse_yaml(text, "a.yaml")
    assert (caught.value.problems[0].line, caught.value.problems[0].column) == place


def test_nesting_without_end_is_told_by_whoever_sees_it_first() -> None:
    """Newer libyaml counts open brackets itself and may say so before our own count is reached."""
    with pytest.raises(Invalid, match=r"a\.yaml:1:\d+: .*(nested deeper|nesting depth)"):
        parse_yaml("paths: " + "[" * 100_000, "a.yaml")


def test_ordinary_nesting_is_read() -> None:
    assert parse_yaml("a: [[[1]], {b: [2]}]", "a.yaml").value == {"a": [[[1]], {"b": [2]}]}
