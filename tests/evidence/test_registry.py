"""Loading the registry: what it holds, what replaces what, and what a broken file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimlint.evidence.registry import load_registry, registry_of
from claimlint.evidence.sources import fault_of
from claimlint.yamlfile import Invalid

ROW = """\
- id: {id}
  intervention: zinc
  category: supplement
  outcome: {outcome}
  population: [adults]
  relation: prevents
  direction: no-effect
  certainty: low
  max_strength: {max}
  min_strength: 0
  effect: Little or no difference
  harms: Nausea
  suggest: Zinc may make little or no difference to catching a cold.
  sources: []
  checked_on: 2026-11-23
  level: B
  certainty_basis: assigned-no-source
"""


def row(entry_id: str = "zinc-cold", outcome: str = "common cold", most: object = 2) -> str:
    return ROW.format(id=entry_id, outcome=outcome, max=most)


def write(folder: Path, *rows: str, name: str = "own.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("topic: colds\nentries:\n" + "".join(rows), encoding="utf-8")
    return folder


def test_the_built_in_registry_holds_what_was_handed_over() -> None:
    registry = load_registry()
    assert len(registry) >= 502
    assert sum(entry.level == "A" for entry in registry) >= 430


def test_every_complete_entry_has_a_source_that_resolves_in_form() -> None:
    entries = list(load_registry())
    assert entries
    for entry in entries:
        assert not [source.id for source in entry.sources if source.id and fault_of(source.id)], entry.id
        assert entry.level == "B" or any(source.url for source in entry.sources), entry.id


def test_entries_are_found_by_pair_and_by_id() -> None:
    registry = load_registry()
    found = registry.for_pair("acupuncture", "meniscus tear")
    assert [entry.id for entry in found] == ["acupuncture-meniscus-tear"]
    assert registry.get("acupuncture-meniscus-tear") is found[0]
    assert registry.for_pair("acupuncture", "scurvy") == ()
    assert registry.get("nothing") is None


def test_an_own_entry_replaces_the_one_of_its_id(tmp_path: Path) -> None:
    first = write(tmp_path / "a", row(), row("zinc-flu", "influenza"))
    second = write(tmp_path / "b" / "registry", row(most=1).replace("low", "very-low")).parent
    registry = load_registry([first, second])
    replaced = registry.get("zinc-cold")
    assert replaced is not None and replaced.certainty == "very-low"
    assert len(registry) == 2


def test_an_entry_that_is_not_ready_judges_nothing(tmp_path: Path) -> None:
    doubtful = row() + "  not_ready: the review was withdrawn\n"
    registry = load_registry([write(tmp_path, doubtful)])
    assert registry.for_pair("zinc", "common cold") == ()
    entry = registry.get("zinc-cold")
    assert entry is not None and not entry.ready and entry.note == "the review was withdrawn"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("topic: x\nentries:\n- {id: a}\n", "own.yaml:3:3: a lacks intervention"),
        ("topic: x\nentries: 3\n", "own.yaml:1:1: is no file of the registry"),
        ("topic: x\nentries:\n- [1\n", "is not valid YAML"),
        ("- just a list\n", "is no file of the registry"),
        ("", "is no file of the registry"),
        ("topic: x\nentries:\n" + row(most="lots"), "own.yaml:11:17: max_strength is 'lots'"),
        ("topic: x\nentries:\n" + row(most=9), "own.yaml:11:17: max_strength is 9; write a number from 0 to 5"),
        ("topic: x\nentries:\n" + row().replace("effect:", "efect:"), "unknown key 'efect'; did you mean 'effect'?"),
        ("topic: x\nentries:\n" + row().replace("prevents", "cures!"), "relation is 'cures!'; write one of"),
        ("topic: x\nentries:\n" + row() + row(), "own.yaml:20:7: id 'zinc-cold' already stands in"),
        ("topic: x\nentries:\n" + row().replace("[adults]", "[]"), "population is empty"),
        ("topic: x\nentries:\n" + row()[:200], "lacks"),
    ],
)
def test_a_broken_file_names_its_place(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(Invalid) as caught:
        load_registry([tmp_path])
    assert told in str(caught.value)


def test_rows_make_a_registry_without_files() -> None:
    source = load_registry().get("zinc-common-cold")
    assert source is not None
    assert len(registry_of([])) == 0
