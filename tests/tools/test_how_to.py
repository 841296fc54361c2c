"""The examples of the how-to pages do what the pages say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (HOW_TO / page).read_text(encoding="utf-8"), re.DOTALL)


def claimlint(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimlint", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def statuses(article: str, cwd: Path) -> dict[str, str]:
    """The status of each rule's finding on an article."""
    (cwd / "article.md").write_text(article, encoding="utf-8")
    run = claimlint("check", "--as-of", "2026-11-23", "-o", "json", "article.md", cwd=cwd)
    assert run.returncode in (0, 1), run.stderr
    return {finding["rule"]: finding["status"] for finding in json.loads(run.stdout)["findings"]}


CURE = "Turmeric cures cancer.\n"
STATISTIC = "About 1 in 3 adults lives with hidden candida.\n"


def test_a_comment_above_the_paragraph_decides_about_it(tmp_path: Path) -> None:
    plain, dated = blocks("suppress.md", "markdown")[:2]
    assert statuses(f"{plain}\n{CURE}", tmp_path)["overclaim/cure"] == "suppressed"
    assert statuses(f"{dated}\n{STATISTIC}", tmp_path)["evidence/uncited-statistic"] == "suppressed"


def test_a_comment_and_front_matter_decide_about_a_file(tmp_path: Path) -> None:
    (whole,) = blocks("suppress.md", "markdown")[2:]
    (front,) = (block for block in blocks("suppress.md", "yaml") if block.startswith("claimlint:"))
    for article in (f"{CURE}\n{whole}", f"---\n{front}---\n\n{CURE}"):
        decided = article.replace("language/reading-level", "overclaim/cure")
        assert statuses(decided, tmp_path)["overclaim/cure"] == "suppressed"


@pytest.mark.parametrize("page", ["suppress.md", "own-rules.md", "own-evidence.md"])
def test_the_settings_are_settings(page: str, tmp_path: Path) -> None:
    for name in ("house-rules", "house-evidence"):
        (tmp_path / name).mkdir()
    settings = [text for text in blocks(page, "yaml") if text.startswith(("overrides:", "# claimlint.yaml"))]
    assert settings
    for text in settings:
        (tmp_path / "claimlint.yaml").write_text(text, encoding="utf-8")
        shown = claimlint("config", "news/today.md", cwd=tmp_path)
        assert shown.returncode == 0, shown.stderr


def test_the_own_rule_passes_its_examples_and_is_used(tmp_path: Path) -> None:
    rule = blocks("own-rules.md", "yaml")[0]
    path = tmp_path / rule.splitlines()[0].removeprefix("# ")
    path.parent.mkdir(parents=True)
    path.write_text(rule, encoding="utf-8")
    tested = claimlint("test", "house-rules/", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    (tmp_path / "claimlint.yaml").write_text("rules: [house-rules]\n", encoding="utf-8")
    assert statuses("Put the GlucoSense classic on the arm.\n", tmp_path)["brand/gluco-names"] == "open"


def test_the_own_entry_replaces_the_one_of_its_id(tmp_path: Path) -> None:
    entry = blocks("own-evidence.md", "yaml")[0]
    path = tmp_path / entry.splitlines()[0].removeprefix("# ")
    path.parent.mkdir(parents=True)
    path.write_text(entry, encoding="utf-8")
    (tmp_path / "claimlint.yaml").write_text("evidence: [house-evidence]\n", encoding="utf-8")
    checked = claimlint("evidence", "check", cwd=tmp_path)
    assert "house-evidence" not in checked.stdout + checked.stderr, checked.stdout + checked.stderr
    shown = claimlint("explain", "cupping-pain", cwd=tmp_path)
    assert "whether cupping eases chronic pain" in shown.stdout, shown.stdout + shown.stderr
