"""Tests of the lexicon: a key or a value that is spelled wrong is told with its place and the nearest right one."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from claimlint.data import knowledge_folder
from claimlint.evidence.keeping import check
from claimlint.evidence.keeping.check_lexicon import lexicon_problems

LEXICON = knowledge_folder("evidence") / "lexicon"


def told(folder: Path, name: str, old: str, new: str) -> list[str]:
    """What is said of a file of the lexicon once its first `old` reads `new`."""
    text = (LEXICON / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return [str(p).partition(f"{name}:")[2] for p in lexicon_problems(folder)]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("hedges.yaml", "possibly, ceiling", "possibly, cieling", "unknown key 'cieling'; did you mean 'ceiling'?"),
        ("hedges.yaml", "possibly, ceiling: 2", "possibly, ceiling: 9", "hedges.0.ceiling: 9 is greater than"),
        (
            "relations.yaml",
            "intransitive: true",
            "intransitve: true",
            "unknown key 'intransitve'; did you mean 'intransitive'?",
        ),
        ("relations.yaml", "states: well, ", "states: wel, ", "'wel' is no list of states; did you mean 'well'?"),
        ("relations.yaml", ", unsure: true", ", unsure: false", "True was expected; write true, or leave the key out"),
        ("relations.yaml", "object: [disease", "object: [desease", "is 'desease'; did you mean 'disease'?"),
        ("negation.yaml", "that, scope: clause", "that, scop: clause", "unknown key 'scop'; did you mean 'scope'?"),
        (
            "negation.yaml",
            'form: "no"',
            "form: no",
            "is False; write a text; put no, yes, on, off, true and false in quotes",
        ),
        ("heads.yaml", "points_to:", "point_to:", "unknown key 'point_to'; did you mean 'points_to'?"),
        ("myths.yaml", "starts: [", "begins: [", "write a row with a form, or with starts and ends"),
        ("strength.yaml", "hard_bonus: 1", "hard_bonus: one", "hard_bonus is 'one'; write a level of strength"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    before = (LEXICON / name).read_text(encoding="utf-8").partition(old)[0]
    found = told(tmp_path, name, old, new)
    line = f"{before.count(chr(10)) + 1}:"
    assert any(message in one for one in found), found
    assert all(one.startswith(line) for one in found) or name == "myths.yaml", found


def test_the_place_of_a_misspelt_key_is_its_column(tmp_path: Path) -> None:
    row = "  - {form: possibly, ceiling: 2}"
    (one,) = told(tmp_path, "hedges.yaml", row, row.replace("ceiling", "cieling"))
    assert one.split(":")[1] == str(row.index("ceiling") + 1)


def test_a_file_without_a_schema_is_told(tmp_path: Path) -> None:
    (tmp_path / "sighs.yaml").write_text("version: 1\n", encoding="utf-8")
    (problem,) = lexicon_problems(tmp_path)
    assert "has no schema; write evidence/schemas/lexicon/sighs.json" in problem.message


def test_evidence_check_reads_the_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = copytree(knowledge_folder("evidence"), tmp_path / "evidence")
    monkeypatch.setattr(check, "knowledge_folder", lambda name: tmp_path / name)
    told(home / "lexicon", "hedges.yaml", "possibly, ceiling", "possibly, cieling")
    found = [problem.message for problem in check.check_evidence(wording=False)]
    assert found == ["unknown key 'cieling'; did you mean 'ceiling'?"]
