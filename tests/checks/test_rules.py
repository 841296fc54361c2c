"""The built-in rules against their own examples, one test a rule; and what no rule may lack."""

from __future__ import annotations

import pytest

from claimlint.checks.load import read_rules
from claimlint.data import knowledge_folder
from claimlint.engine import Tools, load_tools
from claimlint.project import load_project
from claimlint.runs.examples import AS_OF, try_rules

RULES, PROBLEMS = read_rules([knowledge_folder("rules")])


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    return load_tools(load_project(tmp_path_factory.mktemp("empty"), as_of=AS_OF), examples=True)


def test_every_file_of_the_pack_is_a_rule() -> None:
    assert [str(problem) for problem in PROBLEMS] == []


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES])
def test_examples(rule_id: str, tools: Tools) -> None:
    trial = try_rules(tools, [rule_id])
    assert [str(problem) for problem in tools.rules.only(rule_id).problems] == []
    assert [str(failure) for failure in trial.failures] == []
    assert [str(problem) for problem in trial.lacking] == []
    assert trial.examples >= 12
