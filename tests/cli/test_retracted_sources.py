"""A retraction snapshot, from the CSV of Retraction Watch to a finding at the citation."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimlint.cli.group import group

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
)
ROW = "1,A,,,J,P,,A,,Research Article,1/2/2020 0:00,10.1000/r.1,0,1/2/2019 0:00,10.1000/o.1,0,Retraction,+Error,No,"
ARTICLE = "# Cupping\n\nA trial found less pain (https://doi.org/10.1000/{paper}).\n"


@pytest.mark.parametrize(("paper", "found"), [("o.1", True), ("o.2", False)])
def test_check_marks_a_retracted_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: str, found: bool
) -> None:
    """An imported snapshot is used offline, and only for the papers that it names."""
    monkeypatch.chdir(tmp_path)
    Path("claimlint.yaml").write_text('paths: ["."]\n', encoding="utf-8")
    Path("notices.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    Path("a.md").write_text(ARTICLE.format(paper=paper), encoding="utf-8")
    run = CliRunner().invoke
    assert run(group, ["evidence", "retractions", "import", "notices.csv"]).exit_code == 0
    result = run(group, ["check", "--as-of", "2026-11-23", "-o", "json", "a.md"])
    assert ("evidence/retracted-source" in result.output) is found
