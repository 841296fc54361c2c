"""The file that `tools/new_rule.py` writes loads, and fails its own examples until it is filled in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimlint.checks.load import load_rules

TOOL = Path(__file__).resolve().parents[2] / "tools" / "new_rule.py"


def new_rule(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOL), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_it_writes_is_a_rule(tmp_path: Path) -> None:
    assert new_rule("brand/old-names", tmp_path).returncode == 0
    (rule,) = load_rules([tmp_path])
    assert rule.id == "brand/old-names"


def test_what_it_writes_fails_until_it_is_filled_in(tmp_path: Path) -> None:
    new_rule("brand/old-names", tmp_path)
    tested = subprocess.run(
        [sys.executable, "-m", "claimlint", "test", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert tested.returncode == 1, tested.stdout + tested.stderr
    assert "old-names.yaml:" in tested.stdout


def test_it_overwrites_nothing(tmp_path: Path) -> None:
    new_rule("brand/old-names", tmp_path)
    assert new_rule("brand/old-names", tmp_path).returncode == 2


@pytest.mark.parametrize("name", ["old-names", "Brand/names", "brand/old names", "brand/names.yaml", "../x/y"])
def test_it_refuses_what_is_no_id(name: str, tmp_path: Path) -> None:
    assert new_rule(name, tmp_path).returncode == 2
    assert not list(tmp_path.iterdir())
