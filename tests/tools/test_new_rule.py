"""The generator of rules: what it writes loads, and is not finished."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import new_rule  # noqa: E402

from claimlint.checks.context import CheckContext  # noqa: E402
from claimlint.checks.examples import run_examples, shortcomings  # noqa: E402
from claimlint.checks.load import read_rules  # noqa: E402
from claimlint.checks.ruleset import RuleSet  # noqa: E402
from claimlint.engine import load_tools  # noqa: E402
from claimlint.project import load_project  # noqa: E402
from claimlint.runs.examples import AS_OF, example_page  # noqa: E402


@pytest.mark.parametrize("kind", sorted(new_rule.SPECS))
def test_what_it_writes_loads_and_fails_until_it_is_filled_in(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_rule.main(["overclaim/new-thing", "--kind", kind, "--pack", str(tmp_path)]) == 0
    assert "replace every TODO" in capsys.readouterr().out
    rules, problems = read_rules([tmp_path], examples=True)
    assert problems == () and [rule.id for rule in rules] == ["overclaim/new-thing"]
    tools = load_tools(load_project(tmp_path, as_of=AS_OF))
    ruleset = RuleSet(rules, CheckContext(lexicon=tools.language, vocabulary=tools.language.vocabulary))
    assert len(run_examples(ruleset, lambda example: example_page(example, tools))) == 6
    assert ruleset.problems == ()
    assert shortcomings(rules[0], ruleset) == [], "only the hints are left to replace"


@pytest.mark.parametrize("rule_id", ["cure", "Overclaim/cure", "a/b/c", "a/b_c"])
def test_a_wrong_id_is_refused(rule_id: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        new_rule.main([rule_id, "--pack", str(tmp_path)])


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.yaml").write_text("kept", encoding="utf-8")
    with pytest.raises(SystemExit):
        new_rule.main(["a/b", "--pack", str(tmp_path)])
    assert (tmp_path / "a" / "b.yaml").read_text(encoding="utf-8") == "kept"
