"""What people ask about most, and everyday care: overstated, hedged and plain, through the whole of `check`."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from claimlint.engine import Input, check, load_tools
from claimlint.project import load_project

TABLE = yaml.safe_load((Path(__file__).parent / "popular.yaml").read_text(encoding="utf-8"))
FAMILIES = ("overclaim/", "danger/", "causal/", "promotion/")


@cache
def tools() -> tuple[object, object]:
    project = load_project(Path(__file__).parent, as_of=date(2026, 11, 28), jobs=1)
    return project, load_tools(project)


def told(folder: Path, text: str) -> list[str]:
    """The warnings and errors about what a sentence claims; not those about what a page lacks."""
    path = folder / "sentence.txt"
    path.write_text(text + "\n", encoding="utf-8")
    project, ready = tools()
    report = check([Input(path.name, path)], project, ready)  # type: ignore[arg-type]
    return [
        f"{finding.severity} {finding.rule}"
        for finding in report.findings
        if finding.severity in ("warning", "error") and finding.rule.startswith(FAMILIES)
    ]


@pytest.mark.parametrize("text", [*TABLE["overstated"], *TABLE["denied"]])
def test_what_says_too_much_is_flagged(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text)


@pytest.mark.parametrize("text", [*TABLE["hedged"], *TABLE["everyday"], *TABLE["denied_rightly"]])
def test_what_is_hedged_or_everyday_care_passes(tmp_path: Path, text: str) -> None:
    assert not told(tmp_path, text)
