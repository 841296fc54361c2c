"""Each report held against its official schema or a real consumer, where that is here; else the test skips visibly."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from made_reports import made_report, many_findings

from claimlint.reports import checkstyle, claims_json, github, gitlab, junit, rdjson, sarif
from claimlint.reports import json as json_report
from claimlint.reports.claims_text import render as claims_text
from claimlint.reports.model import Report
from claimlint.schemas import schema


def test_json_follows_its_schema_and_lists_findings_of_every_status() -> None:
    value = json.loads(json_report.render(made_report()))
    jsonschema.Draft202012Validator(schema("report")).validate(value)
    assert [f["status"] for f in value["findings"]] == ["open", "open", "open", "suppressed", "accepted", "unchanged"]
    assert value["counts"] == {"error": 1, "warning": 1, "info": 1}
    assert value["files"] == ["content/knee.md", "content/zinc.md"]
    assert value["problems"] == [{"path": "content/b.md", "line": 3, "column": 7, "message": "byte 0xff is not UTF-8"}]


def test_json_says_the_exact_words_their_place_and_what_is_known() -> None:
    finding = json.loads(json_report.render(made_report()))["findings"][0]
    assert finding["text"] == "can repair a torn meniscus"
    assert finding["start"] == {"line": 3, "column": 43, "offset": 74}
    assert finding["evidence"]["id"] == "acupuncture-meniscus-tear" and finding["evidence"]["gap"] == 4
    assert finding["claim"]["subject"] == "acupuncture" and finding["claim"]["found"]["object"] == "topic"
    assert [item.get("rule") for item in finding["related"]] == [None, "overclaim/strength-gap"]


def test_claims_json_follows_its_schema() -> None:
    value = json.loads(claims_json.render(made_report()))
    jsonschema.Draft202012Validator(schema("claims")).validate(value)
    assert [claim["verdict"] for claim in value["claims"]] == ["unsupported"]
    assert [scope["kind"] for scope in value["scopes"]] == ["hedge"]


def test_both_schemas_describe_a_claim_alike() -> None:
    assert schema("report")["$defs"]["claim"] == schema("claims")["$defs"]["claim"]


def test_claims_are_marked_for_a_person() -> None:
    told = claims_text(made_report())
    assert "an ‹acupuncture› treatment can [repair] a torn meniscus." in told
    assert (
        "acupuncture → repair → torn meniscus in adults; strength 4; unsupported by acupuncture-meniscus-tear" in told
    )
    assert "strength: repair 5; can ≤4" in told and "object from the article's topic" in told


# --- SARIF ---


def sarif_run() -> dict[str, Any]:
    run: dict[str, Any] = json.loads(sarif.render(made_report(), 2))["runs"][0]
    return run


def test_sarif_regions_count_code_points() -> None:
    run = sarif_run()
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"], region["charOffset"]) == (3, 43, 69, 74)


def test_sarif_tells_decisions_as_suppressions_and_since_as_baseline_state() -> None:
    results = sarif_run()["results"]
    assert [r.get("suppressions", [{}])[0].get("kind") for r in results] == [
        None,
        None,
        None,
        "inSource",
        "external",
        None,
    ]
    assert results[5]["baselineState"] == "unchanged" and results[0]["baselineState"] == "new"


def test_sarif_tells_problems_as_notifications_of_a_run_that_failed() -> None:
    (invocation,) = sarif_run()["invocations"]
    assert invocation["executionSuccessful"] is False and invocation["exitCode"] == 2
    assert invocation["toolExecutionNotifications"][0]["level"] == "error"


def test_sarif_passes_the_validator_of_microsoft(tmp_path: Path, sarif_multitool: str) -> None:
    file = tmp_path / "out.sarif"
    file.write_text(sarif.render(made_report(), 2), encoding="utf-8")
    log = tmp_path / "log.sarif"
    done = subprocess.run(
        [sarif_multitool, "validate", str(file), "--output", str(log)], capture_output=True, text=True
    )
    found = json.loads(log.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    assert done.returncode == 0 and [r for r in found if r.get("level") == "error"] == [], done.stdout


def test_sarif_tools_reads_it(tmp_path: Path) -> None:
    pytest.importorskip("sarif", reason="sarif-tools is not installed")
    file = tmp_path / "out.sarif"
    file.write_text(sarif.render(made_report()), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "sarif", "summary", str(file)], capture_output=True, text=True)
    assert done.returncode == 0 and "error: 1" in done.stdout, done.stderr


# --- the others ---


def test_github_annotates_the_worst_first_and_escapes_what_it_would_obey() -> None:
    lines = github.render(made_report()).splitlines()
    assert lines[0] == ("::error file=content/b.md,line=3,title=claimlint could not check this::byte 0xff is not UTF-8")
    assert lines[1].startswith(
        "::error file=content/knee.md,line=3,endLine=3,col=43,endColumn=69,title=overclaim/repair-reverse::"
    )
    assert "%0AMay say: There is no good evidence" in lines[1]
    assert [line.split(" ")[0] for line in lines[2:4]] == ["::warning", "::notice"]
    assert (
        lines[-1] == "claimlint: 2 files checked: 1 error, 1 warning, 1 note (1 suppressed, 1 accepted, 1 unchanged)."
    )


def test_github_keeps_to_ten_annotations_and_a_megabyte_of_summary() -> None:
    report = many_findings(5000)
    told = github.render(report)
    assert told.count("::error ") == github.LIMIT and "4,990 more findings" in told
    summary = github.summary(report)
    assert len(summary.encode()) <= 1024 * 1024 and summary.count("\n| ❌ |") > 1000


def test_github_summary_shows_markdown_of_articles_as_it_stands() -> None:
    summary = github.summary(made_report())
    assert "| ⚠️ | content/knee.md:5:15 | 25 May 2022 |" in summary and "**Not checked" in summary
    assert "\\<i\\>" not in summary  # only the marked words are shown, and they hold none


def test_gitlab_fingerprints_are_unique_and_problems_block() -> None:
    items = json.loads(gitlab.render(made_report()))
    assert [item["severity"] for item in items] == ["blocker", "critical", "info", "minor"]
    assert len({item["fingerprint"] for item in items}) == len(items)
    assert items[1]["location"] == {
        "path": "content/knee.md", "lines": {"begin": 3, "end": 3},
        "positions": {"begin": {"line": 3, "column": 43}, "end": {"line": 3, "column": 69}},
    }  # fmt: skip


def test_junit_is_read_by_a_junit_parser() -> None:
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    xml = junitparser.JUnitXml.fromstring(junit.render(made_report()).encode())
    assert [suite.name for suite in xml] == ["content/knee.md", "content/zinc.md", "not checked"]
    assert (xml.tests, xml.failures, xml.errors) == (8, 2, 1)
    assert sum(suite.skipped for suite in xml) == 3
    results = [type(case.result[0]).__name__ for suite in xml for case in suite if case.result]
    assert results == ["Failure", "Failure", "Skipped", "Skipped", "Skipped", "Error"]


def test_junit_follows_the_schema_of_the_jenkins_plugin() -> None:
    xmlschema = pytest.importorskip("xmlschema", reason="xmlschema is not installed")
    official = xmlschema.XMLSchema(Path(__file__).with_name("junit-10.xsd"))
    assert [error.reason for error in official.iter_errors(junit.render(made_report()))] == []


def test_checkstyle_names_every_file() -> None:
    tree = ElementTree.fromstring(checkstyle.render(made_report()))
    rows = {file.get("name"): [e.get("severity") for e in file] for file in tree}
    assert rows == {"content/b.md": ["error"], "content/knee.md": ["error", "info", "warning"], "content/zinc.md": []}


def test_xml_survives_what_xml_cannot_hold() -> None:
    from claimlint.reports.xml import attributes, text_of

    broken = 'a\x00b\x1b<&>"\ud800\ufffe'
    ElementTree.fromstring(f"<a{attributes(b=broken)}>{text_of(broken)}</a>")


def test_rdjson_columns_count_bytes() -> None:
    (_, first, *_) = json.loads(rdjson.render(made_report()))["diagnostics"]
    assert first["location"]["range"]["start"] == {"line": 3, "column": 47}  # 🩺 takes four bytes and ï two
    assert first["severity"] == "ERROR" and first["code"]["value"] == "overclaim/repair-reverse"


@pytest.fixture(scope="module")
def five_thousand() -> Report:
    return many_findings(5000)


FORMATS = (json_report, sarif, github, gitlab, junit, rdjson, checkstyle)


@pytest.mark.parametrize("module", FORMATS, ids=lambda m: m.__name__.rpartition(".")[2])
def test_five_thousand_findings_render_in_a_moment(module: Any, five_thousand: Report) -> None:
    report = five_thousand
    start = perf_counter()
    module.render(report)
    assert perf_counter() - start < 3  # the check itself takes longer; here only no square of the size may appear
