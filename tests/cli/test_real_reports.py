"""Every format on the project's own fixtures, in one run: what real articles bring, the consumers still read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from called import BAD, Shell

from claimlint.cli.outputs import FORMATS
from claimlint.schemas import schema

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each format's file, of all fixtures and of one article in HTML with marks and links in its sentences."""
    folder = tmp_path_factory.mktemp("reports")
    site = folder / "site"
    shutil.copytree(ROOT / "fixtures", site, ignore=shutil.ignore_patterns("*.yaml", "*.json"))
    (site / "inline.html").write_text(
        "<h1>Ginger</h1><p>Ginger <b>cures</b> the <a href='/x'>common &amp; winter cold</a>.</p>"
    )
    paths = {name: folder / f"out.{name}" for name in FORMATS}
    outputs = [argument for name, path in paths.items() for argument in ("-o", f"{name}:{path}")]
    command = [sys.executable, "-m", "claimlint", "check", "--as-of", "2026-11-23", "--fail-on", "never", *outputs, "."]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return paths


def value(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def test_json_follows_its_schema_and_its_words_are_the_source(reports: dict[str, Path]) -> None:
    report = value(reports["json"])
    jsonschema.Draft202012Validator(schema("report")).validate(report)
    assert len(report["findings"]) > 50
    for finding in report["findings"]:
        path = reports["json"].parent / "site" / finding["path"]
        if path.suffix != ".docx":
            text = path.read_bytes().decode("utf-8-sig")
            for one in (finding, *finding["related"]):
                assert text[one["start"]["offset"] : one["end"]["offset"]] == one["text"]


def test_every_format_tells_the_same_findings(reports: dict[str, Path]) -> None:
    found = value(reports["json"])["findings"]
    opened = [f for f in found if f["status"] == "open"]
    assert len(value(reports["sarif"])["runs"][0]["results"]) == len(found)
    assert len(value(reports["gitlab"])) == len(opened)
    assert len({item["fingerprint"] for item in value(reports["gitlab"])}) == len(opened)
    assert len(value(reports["rdjson"])["diagnostics"]) == len(opened)
    assert len(list(ElementTree.parse(reports["checkstyle"]).iter("error"))) == len(opened)
    assert len(list(ElementTree.parse(reports["junit"]).iter("failure"))) == sum(
        f["severity"] != "info" for f in opened
    )
    assert reports["html"].read_text(encoding="utf-8").count('<article class="card') == len(found)


def test_findings_are_known_apart_by_path_and_fingerprint(reports: dict[str, Path]) -> None:
    found = value(reports["json"])["findings"]
    assert len({(f["path"], f["fingerprint"]) for f in found}) == len(found)


def test_microsofts_validator_takes_it(reports: dict[str, Path], tmp_path: Path, sarif_multitool: str) -> None:
    log = tmp_path / "log.sarif"
    done = subprocess.run(
        [sarif_multitool, "validate", reports["sarif"], "--output", log], capture_output=True, text=True
    )
    found = json.loads(log.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    assert done.returncode == 0 and [r for r in found if r.get("level") == "error"] == []


def test_a_full_disk_leaves_yesterdays_report_as_it_was(shell: Shell) -> None:
    shell.write(**{"a.md": BAD, "out.json": "yesterday's"})
    code = (
        "import resource, signal, sys; from claimlint.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "sys.exit(main(['check', 'a.md', '-o', 'json:out.json']))"
    )
    shell("check", "a.md")  # the compiled rules are kept, so that nothing else is written
    done = subprocess.run([sys.executable, "-c", code], cwd=shell.folder, capture_output=True, text=True)
    assert done.returncode == 2 and "out.json: the json report cannot be written: File too large" in done.stderr
    assert (shell.folder / "out.json").read_text() == "yesterday's"
    assert sorted(path.name for path in shell.folder.iterdir()) == ["a.md", "out.json"]
