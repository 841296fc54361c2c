"""What compiling worked out is kept by what it is made of, and wrong parts never are."""

from __future__ import annotations

import marshal
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_pages import rule_of
from read_pages import language, page_of

from claimlint.checks.context import CheckContext
from claimlint.checks.memory import Memory
from claimlint.checks.ruleset import with_memory
from claimlint.checks.tables import load_tables
from claimlint.engine import Tools


def test_a_part_is_built_once() -> None:
    memory, built = Memory(), []
    for _ in range(2):
        assert memory.kept("a/a", ["x"], lambda: built.append(1) or (1,)) == (1,)
    assert built == [1]
    assert memory.kept("a/a", ["y"], lambda: (2,)) == (2,)
    assert memory.kept("b/b", ["x"], lambda: (3,)) == (3,)


def test_a_part_that_was_wrong_is_built_again() -> None:
    memory = Memory()
    assert memory.kept("a/a", "x", lambda: None) is None
    assert memory.kept("a/a", "x", lambda: (1,)) == (1,)


def test_what_is_kept_comes_back_the_same_and_small() -> None:
    memory = Memory()
    words = tuple(f"word{n}" for n in range(50))
    value = ({"a": [words, frozenset(words)]}, (1, 2.5, None, b"x", words))
    for rule in "abc":
        memory.kept(rule, "x", lambda: (dict(value[0]), tuple(value[1])))
    stored = marshal.dumps(memory.parts())
    assert len(stored) < 2 * len(marshal.dumps(value)), "equal parts are stored once"
    again = Memory(marshal.loads(stored))
    assert again.kept("b", "x", lambda: pytest.fail("built again")) == value


def test_a_rule_that_is_wrong_is_told_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(tmp_path / "cache"))
    rule = rule_of("a/a", kind="phrase", spec={"any": ["<nothing of that name> works"]}, path="")
    for _ in range(2):
        rules = with_memory([rule], CheckContext(tables=load_tables([tmp_path])))
        assert rules.check_of(rule) is None
        assert [problem.path for problem in rules.problems] == ["a/a"]


def test_tables_are_read_when_they_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINT_CACHE", str(tmp_path / "cache"))
    for folder, name, text in (
        ("one", "days", "checked_on: 2026-11-23"),
        ("one", "kept", "a: 1"),
        ("two", "days", "b: [2026-01-01]"),
    ):
        (tmp_path / folder / "tables").mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "tables" / f"{name}.yaml").write_text(text, encoding="utf-8")
    tables = load_tables([tmp_path / "one", tmp_path / "two", tmp_path / "absent"])
    assert sorted(tables) == ["days", "kept"] and len(tables) == 2
    assert tables["days"] == {"b": ["2026-01-01"]}, "the later pack's"
    with pytest.raises(KeyError):
        tables["absent"]


def test_rules_of_a_project_are_worked_out_on_top_of_the_built_in_ones(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edited house phrase costs its own phrases, not the seconds that all others take; and finds the same."""
    asked = []
    kept = Memory.kept

    def watched(self: Memory, rule_id: str, made_of: Any, build: Callable[[], Any]) -> Any:
        return kept(self, rule_id, made_of, lambda: asked.append(rule_id) or build())

    monkeypatch.setattr(Memory, "kept", watched)
    own = rule_of("house/x", kind="phrase", spec={"any": [f"{uuid.uuid4().hex[:8]} moon"]}, path="")  # in no cache yet
    both = with_memory([*tools.rules.rules, own], CheckContext(lexicon=language(), tables=tools.tables))
    assert asked == ["house/x"]
    page = page_of("Garlic cures gout. Stop taking your statins. It wipes out asthma for good.")
    for rule in tools.rules.rules:
        alone, beside = tools.rules.check_of(rule), both.check_of(rule)
        assert rule.kind != "phrase" or (alone and beside and list(alone(page)) == list(beside(page)))
