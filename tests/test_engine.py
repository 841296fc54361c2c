"""One file, many files, several processes: the same findings, and problems where something cannot be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from claimlint.article.model import Unreadable
from claimlint.checks.model import Finding
from claimlint.engine import Input, Tools, Watch, check, check_one, load_tools
from claimlint.project import Project, load_project
from claimlint.reports.model import Report

AS_OF = date(2026, 11, 23)
BAD = "Turmeric capsules cure rheumatoid arthritis without any medicines.\n"
GOOD = "There is currently no cure for Alzheimer's disease.\n"
ONLY = ["overclaim", "causal"]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return load_project(tmp_path_factory.mktemp("empty"), as_of=AS_OF, select=ONLY)


@pytest.fixture(scope="module")
def tools(project: Project) -> Tools:
    return load_tools(project)


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(f.path, f.rule, f.text) for f in report.findings]


def test_a_claim_of_cure_is_found_at_its_words(project: Project, tools: Tools) -> None:
    report = check([Input("a.txt", content=BAD.encode())], project, tools)
    assert told(report) == [("a.txt", "overclaim/cure", "cure rheumatoid arthritis")]
    [finding] = report.findings
    assert (finding.severity, finding.sentence) == ("error", BAD.strip())
    assert finding.claim is not None and finding.claim.subject.canonical == "turmeric"
    assert report.exit_code() == 1


def test_a_plain_denial_is_silent(project: Project, tools: Tools) -> None:
    assert told(check([Input("a.txt", content=GOOD.encode())], project, tools)) == []


def test_an_empty_file_is_clean(project: Project, tools: Tools) -> None:
    report = check([Input("a.md", content=b"")], project, tools)
    assert told(report) == [] and report.problems == () and report.exit_code() == 0


def test_the_order_of_files_changes_nothing(project: Project, tools: Tools) -> None:
    inputs = [Input(f"{name}.txt", content=(BAD + GOOD).encode()) for name in "bca"]
    report = check(inputs, project, tools)
    assert [f.path for f in report.files] == ["a.txt", "b.txt", "c.txt"]
    assert report == check(inputs[::-1], project, tools)


@pytest.mark.parametrize("name", ["absent.txt", "folder", "binary.bin"])
def test_what_cannot_be_read_is_a_problem_and_the_rest_is_checked(
    name: str, tmp_path: Path, project: Project, tools: Tools
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)))
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    inputs = [Input(file, tmp_path / file) for file in (name, "a.txt")]
    report = check(inputs, project, tools)
    assert [p.path for p in report.problems] == [name]
    assert len(report.findings) == 1 and report.exit_code() == 2
    with pytest.raises(Unreadable):
        check_one(inputs[0], project, tools)


def test_several_processes_find_the_same(project: Project, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimlint.engine.SHARE", 2)
    inputs = [Input(f"{n}.txt", content=(BAD if n % 2 else GOOD).encode()) for n in range(5)]
    alone = check(inputs, project, tools)
    seen: list[tuple[int, int]] = []
    together = check(inputs, replace(project, jobs=2), tools, progress=lambda done, of: seen.append((done, of)))
    assert together == alone
    assert seen[-1] == (5, 5)


def test_decisions_are_put_on_by_who_knows_them(project: Project, tools: Tools) -> None:
    def accepted(finding: Finding) -> Finding:
        return finding._replace(status="accepted")

    report = check(
        [Input("a.txt", content=BAD.encode())],
        project,
        tools,
        decide=lambda file: file._replace(findings=tuple(map(accepted, file.findings))),
    )
    assert [f.status for f in report.findings] == ["accepted"] and report.exit_code() == 0


def test_ignored_rules_are_not_run(tmp_path: Path) -> None:
    project = load_project(tmp_path, as_of=AS_OF, select=["overclaim/cure"], ignore=["overclaim/cure"])
    assert told(check([Input("a.txt", content=BAD.encode())], project)) == []


def test_own_rules_phrases_and_severities_come_from_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "house" / "style").mkdir(parents=True)
    (tmp_path / "house" / "style" / "guru.yaml").write_text(
        "summary: Says guru.\nseverity: info\ncheck: {phrase: {any: [guru~]}}\nmessage: '\"{text}\" is no title'\n",
        encoding="utf-8",
    )
    (tmp_path / "claimlint.yaml").write_text(
        "rules: [house]\nselect: [style, house]\nseverity: {style/guru: warning}\n"
        "house_phrases: [{phrase: wonder drug, instead: medicine}]\n",
        encoding="utf-8",
    )
    project = load_project(tmp_path, as_of=AS_OF)
    report = check([Input("a.txt", content=b"The gurus praise a wonder drug.")], project)
    assert [(f.rule, f.severity, f.text) for f in report.findings] == [
        ("style/guru", "warning", "gurus"),
        ("house/wonder-drug", "warning", "wonder drug"),
    ]
    assert report.findings[1].fix == 'Write "medicine".'


def test_what_is_wrong_with_a_rule_is_a_problem_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "house" / "style").mkdir(parents=True)
    (tmp_path / "house" / "style" / "guru.yaml").write_text("summary: x\nseverity: loud\n", encoding="utf-8")
    (tmp_path / "claimlint.yaml").write_text("rules: [house]\nselect: [overclaim/cure]\n", encoding="utf-8")
    report = check([Input("a.txt", content=BAD.encode())], load_project(tmp_path, as_of=AS_OF))
    assert [str(p).split(": ")[0] for p in report.problems][:2] == [
        "house/style/guru.yaml:1:1",
        "house/style/guru.yaml:2:11",
    ]
    assert len(report.findings) == 1 and report.exit_code() == 2


def test_a_plugin_that_cannot_be_loaded_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "claimlint.yaml").write_text("plugins: [no_such_module_anywhere]\n", encoding="utf-8")
    report = check([Input("a.txt", content=GOOD.encode())], load_project(tmp_path, as_of=AS_OF))
    assert any("no_such_module_anywhere" in p.message for p in report.problems)


def test_stages_are_timed_by_the_clock_that_is_brought(project: Project, tools: Tools) -> None:
    ticks = iter(range(1000))
    watch = Watch(lambda: float(next(ticks)))
    check([Input("a.txt", content=BAD.encode())], project, tools, watch=watch)
    assert list(watch.seconds) == ["load", "read", "claims", "evidence", "checks"]
    assert Watch().seconds == {}
