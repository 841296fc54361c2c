"""A package of a third party, installed beside claimlint, adds a reader, a kind of check, a report and rules.

All through the command line; and nothing of it is imported where `plugins:` does not name it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent / "example_package"
LEAFLET = "= Tea and sleep =\n% a remark of the printer\nThis miracle tea is AMAZING. Tea cures insomnia.\n"
NAMED = "plugins: [acme-claims]\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the example package is installed into."""
    target = tmp_path_factory.mktemp("site-packages")
    command = [
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
        "--disable-pip-version-check", "--target", str(target), str(PACKAGE),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True)
    if "No module named pip" in done.stderr or "hatchling" in done.stderr:
        pytest.skip("pip or hatchling is not in this environment")
    assert done.returncode == 0, done.stderr
    return target


class Site:
    """A site's folder, with claimlint called in it."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.folder = folder
        self._environment = {**os.environ, "PYTHONPATH": str(installed), "CLAIMLINT_AS_OF": "2026-11-23"}
        (folder / "tea.leaflet").write_text(LEAFLET, encoding="utf-8")
        (folder / "tea.md").write_text("# Tea\n\nThis miracle tea is AMAZING.\n", encoding="utf-8")

    def configure(self, text: str) -> None:
        (self.folder / "claimlint.yaml").write_text(text, encoding="utf-8")

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "claimlint", *arguments]
        return subprocess.run(command, cwd=self.folder, env=self._environment, capture_output=True, text=True)

    def found(self, *arguments: str) -> set[tuple[str, str, str]]:
        """Path, rule and words of what `check` finds."""
        report = json.loads(self("check", "-o", "json", *arguments).stdout)
        return {(f["path"], f["rule"], f["text"]) for f in report["findings"]}


@pytest.fixture
def site(tmp_path: Path, installed: Path) -> Site:
    return Site(tmp_path, installed)


@pytest.mark.parametrize("name", ["acme-claims", "acme_claims", "Acme.Claims"])
def test_all_that_a_named_package_adds_is_used(site: Site, name: str) -> None:
    site.configure(f"plugins: [{name}]\n")
    found = site.found()
    assert ("tea.leaflet", "acme/miracle-drink", "miracle tea") in found  # the reader and the rule pack
    assert ("tea.leaflet", "acme/shouting", "AMAZING") in found  # the kind of check
    assert ("tea.leaflet", "overclaim/cure", "cures insomnia") in found  # our rules on their format
    assert ("tea.md", "acme/shouting", "AMAZING") in found


def test_positions_in_a_format_of_a_third_party_are_exact(site: Site) -> None:
    site.configure(NAMED)
    report = json.loads(site("check", "-o", "json", "tea.leaflet").stdout)
    [finding] = [f for f in report["findings"] if f["rule"] == "acme/shouting"]
    assert (finding["start"]["line"], finding["start"]["column"]) == (3, 21)


def test_nothing_is_used_where_no_plugin_is_named(site: Site) -> None:
    assert not any(rule.startswith("acme/") for _, rule, _ in site.found("tea.md"))
    named = site("check", "tea.leaflet")
    assert named.returncode == 2
    assert "tea.leaflet" in named.stdout


def test_nothing_is_imported_where_no_plugin_is_named(site: Site) -> None:
    (site.folder / "acme_claims.py").write_text("raise SystemExit(99)\n", encoding="utf-8")
    assert site("check", "tea.md").returncode != 99


def test_one_entry_point_can_be_named_alone(site: Site) -> None:
    site.configure("plugins: [leaflet]\n")
    rules = {rule for _, rule, _ in site.found("tea.leaflet")}
    assert "overclaim/cure" in rules
    assert not any(rule.startswith("acme/") for rule in rules)


def test_a_report_of_a_third_party_is_written(site: Site) -> None:
    site.configure(NAMED)
    assert "1\tacme/miracle-drink\n1\tacme/shouting\n" in site("check", "tea.md", "-o", "tally").stdout
    site("check", "tea.md", "-o", "tally:counts.txt", "-o", "json")
    assert "acme/shouting" in (site.folder / "counts.txt").read_text(encoding="utf-8")


def test_an_unknown_report_names_those_of_plugins_too(site: Site) -> None:
    site.configure(NAMED)
    failed = site("check", "tea.md", "-o", "taly")
    assert failed.returncode == 2
    assert "did you mean 'tally'" in failed.stderr


def test_rules_of_a_pack_are_listed_explained_and_tested(site: Site, installed: Path) -> None:
    site.configure(NAMED)
    assert "acme/shouting" in site("rules").stdout
    assert "shout at readers" in site("explain", "acme/shouting").stdout
    tried = site("test", str(installed / "acme_claims" / "rules"))
    assert (tried.returncode, tried.stderr) == (0, "")
    assert tried.stdout.endswith("2 rules, 4 examples: all right.\n")


def test_a_plugin_that_is_not_installed_is_named_with_its_place(site: Site) -> None:
    site.configure("plugins:\n  - acme-claimz\n")
    done = site("check", "tea.md")
    assert done.returncode == 2
    assert "claimlint.yaml:2:5: 'acme-claimz'" in done.stdout + done.stderr


def test_a_plugin_that_fails_is_no_crash(site: Site) -> None:
    (site.folder / "broken.py").write_text("raise RuntimeError('no licence')\n", encoding="utf-8")
    site.configure("plugins: [broken]\n")
    done = site("check", "tea.md")
    assert done.returncode == 2
    assert "RuntimeError: no licence" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
