"""The article that an editor brought, where it is present: the report meets every row of what is expected of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
ARTICLE = SEED / "acupuncture-knee-pain.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason=f"{ARTICLE} is not here")


@pytest.fixture(scope="module")
def report() -> str:
    command = [sys.executable, "-m", "claimlint", "check", "--as-of", "2026-11-23", "-o", "json", str(ARTICLE)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    return run.stdout


def test_every_expected_row_is_met(report: str) -> None:
    score = subprocess.run(
        [sys.executable, str(SEED / "score.py")], input=report, capture_output=True, text=True, check=False
    )
    assert score.returncode == 0, score.stdout


def test_the_bare_yes_is_an_error_at_its_exact_words_with_the_question_beside_it(report: str) -> None:
    findings = [f for f in json.loads(report)["findings"] if f["start"]["line"] == 113 and f["severity"] == "error"]
    assert [f["text"] for f in findings] == ["can repair a torn meniscus"]
    (finding,) = findings
    assert finding["evidence"]["id"] == "acupuncture-meniscus-tear"
    assert 111 in {item["start"]["line"] for item in finding["related"] if "start" in item}
