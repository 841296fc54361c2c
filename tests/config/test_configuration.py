"""claimlint.yaml: what is in force, where it came from, and what is said of what is wrong."""
# ruff: noqa: E501  a row of a table stays on one line

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claimlint.config.patterns import matches
from claimlint.project import Project, load_project
from claimlint.yamlfile import Invalid

DAY = date(2026, 11, 23)
RULES = ("overclaim/cure", "overclaim/panacea", "dates/stale-review")


def project(folder: Path, text: str = "", **more: object) -> Project:
    if text:
        (folder / "claimlint.yaml").write_text(text, encoding="utf-8")
    return load_project(folder, as_of=DAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("excludes: [a]\n", ["1:1: unknown key 'excludes'; did you mean 'exclude'?"]),
        ("paths: [a]\nexcludes: [a]\nprofil: x\n", [
            "2:1: unknown key 'excludes'; did you mean 'exclude'?", "3:1: unknown key 'profil'; did you mean 'profile'?",
        ]),
        ("freshness:\n  treatment: two years\n", [
            "2:14: freshness.treatment is 'two years'; write a number of months, such as 24",
        ]),
        ("jurisdiction: usa\n", ["1:15: jurisdiction is 'usa'; did you mean 'us'?; write one of us, uk, eu"]),
        ("severity: {overclaim/cure: fatal}\n", [
            "1:28: severity.overclaim/cure is 'fatal'; write one of off, info, warning, error",
        ]),
        ("paths: content\n", ["1:8: paths is 'content'; write a list, such as [one, two]"]),
        ("paths: [1]\n", ["1:9: paths.0 is 1; write a text"]),
        ("- a\n", ["1:1: the file is ['a']; write a mapping of settings"]),
        ("overrides:\n  - ignore: [a]\n", ["2:5: overrides.0 lacks paths"]),
        ("paths: [a\n", ["is not valid YAML"]),
        ("paths: [a]\npaths: [b]\n", ["2:1: key 'paths' stands twice; keep one"]),
        ("profile: strickt\n", ["1:10: no profile is called 'strickt'"]),
        ("extends: ./none.yaml\n", ["1:10: extends './none.yaml', but there is no such file"]),
        ("extends: no_such_package\n", ["1:10: extends the package 'no_such_package', which is not installed"]),
        ("jurisdiction: [uk]\n", ["1:15: jurisdiction is ['uk']; write one of us, uk, eu"]),
        ("select: []\n", ["1:9: select is an empty list; write a list of rules or families; only these run"]),
        ("page_types: {'*.md': articel}\n", ["1:22: no page type is called 'articel'; did you mean 'article'?"]),
        ("overrides: [{paths: [a], page_type: pge}]\n", ["1:37: no page type is called 'pge'; did you mean 'page'?"]),
        ("exclude: [a, '[']\n", ["1:14: the pattern '[' holds brackets, which stand for themselves; write * or ?"]),
        ("exclude: ['[z-a]', '/abs/*']\n", [
            "1:11: the pattern '[z-a]' holds brackets", "1:20: the pattern '/abs/*' is absolute; patterns start from this file's folder: 'abs/*'",
        ]),
        ("page_types: {'[': article}\n", ["1:19: the pattern '[' holds brackets"]),
        ("overrides: [{paths: ['[z']}]\n", ["1:22: the pattern '[z' holds brackets"]),
        ("extends: ./claimlint.yaml\n", ["1:10: './claimlint.yaml' extends itself"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    with pytest.raises(Invalid) as raised:
        project(tmp_path, text)
    told = [str(problem) for problem in raised.value.problems]
    assert len(told) == len(problems)
    for line, wanted in zip(told, problems, strict=True):
        assert line.startswith("claimlint.yaml:") and wanted in line


@pytest.mark.parametrize(
    "text",
    [
        "exclude: ['pages/[slug].md', '[...all].md', 'a/**/*.draft.md', ./news/]\n",
        "page_types: {'*.md': guide, 'a/*': recipe}\n",
        "page_types: {'*.md': leaflet}\ndisclaimers: {leaflet: For information only.}\n",
        "exclude: ['../shared/*']\n",  # what lies outside of the folder is shown so, and can be checked
    ],
)
def test_patterns_and_page_types_that_mean_something_are_taken(tmp_path: Path, text: str) -> None:
    assert project(tmp_path, text).layers


def test_bytes_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    (tmp_path / "claimlint.yaml").write_bytes(b"paths: [\xff]\n")
    with pytest.raises(Invalid, match="is not UTF-8 at byte 8"):
        project(tmp_path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "select: [overclaim/kure]\n",
            "claimlint.yaml:1:10: no rule or family is called 'overclaim/kure'; did you mean 'overclaim/cure'?",
        ),
        ("ignore:\n- datse\n", "claimlint.yaml:2:3: no rule or family is called 'datse'; did you mean 'dates'?"),
        (
            "severity:\n  cure: off\n",
            "claimlint.yaml:2:9: no rule or family is called 'cure'; did you mean 'overclaim/cure'?",
        ),
        (
            "overrides:\n- paths: [a]\n  ignore: [nothing]\n",
            "claimlint.yaml:3:12: no rule or family is called 'nothing'",
        ),
    ],
)
def test_names_of_rules_that_do_not_exist_are_told(tmp_path: Path, text: str, problem: str) -> None:
    assert [str(p) for p in project(tmp_path, text).unknown_rules(RULES)] == [problem]


def test_names_on_the_command_line_are_checked_too(tmp_path: Path) -> None:
    found = project(tmp_path, select=["overclaim/curee"], ignore=["x/y"]).unknown_rules(RULES)
    assert [str(p) for p in found] == [
        "--select: no rule or family is called 'overclaim/curee'; did you mean 'overclaim/cure'?",
        "--ignore: no rule or family is called 'x/y'",
    ]


@pytest.mark.parametrize(
    ("text", "path", "rule", "severity", "reason"),
    [
        ("", "a.md", "overclaim/cure", "error", "the rule's own severity"),
        ("severity: {overclaim/cure: warning}", "a.md", "overclaim/cure", "warning", "warning (claimlint.yaml:1:28)"),
        ("severity: {overclaim: off}", "a.md", "overclaim/cure", None, "off (claimlint.yaml:1:23)"),
        ("severity: {overclaim: off, overclaim/cure: info}", "a.md", "overclaim/cure", "info", "info (claimlint.yaml:1:44)"),
        ("ignore: [overclaim]", "a.md", "overclaim/cure", None, "ignored (claimlint.yaml:1:10)"),
        ("ignore: [overclaim]\nselect: [overclaim/cure]", "a.md", "overclaim/cure", "error", "the rule's own severity"),
        ("ignore: [overclaim/cure]\nselect: [overclaim]", "a.md", "overclaim/cure", None, "ignored (claimlint.yaml:1:10)"),
        ("select: [dates]", "a.md", "overclaim/cure", None, "not among select (claimlint.yaml:1:9)"),
        ("severity: {overclaim/cure: off}\nselect: [overclaim/cure]", "a.md", "overclaim/cure", "error", "selected by name (claimlint.yaml:2:9)"),
        ("overrides: [{paths: [news], severity: {overclaim/cure: info}}]", "news/a.md", "overclaim/cure", "info", "info (claimlint.yaml:1:13)"),
        ("overrides: [{paths: [news], severity: {overclaim/cure: info}}]", "blog/a.md", "overclaim/cure", "error", "the rule's own severity"),
        ("overrides: [{paths: [news], ignore: [overclaim]}, {paths: ['*.md'], ignore: [dates]}]", "news/a.md", "dates/stale-review", None, "ignored (claimlint.yaml:1:51)"),
    ],
)  # fmt: skip
def test_severity_in_force_and_who_said_so(
    tmp_path: Path, text: str, path: str, rule: str, severity: str | None, reason: str
) -> None:
    policy = project(tmp_path, text).policy(path)
    assert policy.severity(rule, "error") == severity
    assert policy.decide(rule).reason == reason


def test_at_most_lowers_and_never_raises(tmp_path: Path) -> None:
    policy = project(tmp_path, at_most={"dates": "warning"}).policy("a.md")
    assert [policy.severity("dates/x", own) for own in ("error", "warning", "info")] == ["warning", "warning", "info"]
    assert policy.severity("overclaim/cure", "error") == "error"


def test_what_extends_adds_up_and_the_nearer_wins(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "base.yaml").write_text(
        "jurisdiction: uk\nprofile: strict\nignore: [dates]\nrules: [pack]\nseverity: {overclaim: info, dates: off}\n"
    )
    found = project(
        tmp_path, "extends: ./house/base.yaml\nprofile: default\nignore: [language]\nseverity: {overclaim: error}\n"
    )
    assert (
        found.values.get("jurisdiction") == "uk"
        and found.values.single["jurisdiction"].origin == "house/base.yaml:1:15"
    )
    assert found.values.get("profile") == "default"
    assert found.values.listed("ignore") == ["dates", "language"]
    assert found.values.mapping("severity") == {"overclaim": "error", "dates": "off"}
    assert found.rule_packs[1:] == (tmp_path / "house" / "pack",)


def test_an_installed_package_can_be_extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "acme_style").mkdir()
    (tmp_path / "acme_style" / "claimlint.yaml").write_text("jurisdiction: eu\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert project(tmp_path, "extends: acme_style\n").values.get("jurisdiction") == "eu"


def test_settings_of_a_path(tmp_path: Path) -> None:
    found = project(
        tmp_path,
        "page_types: {'blog/**': article, 'blog/notes': page}\nfreshness: {treatment: 24}\ndisclaimers: {article: See a doctor.}\n"
        "overrides:\n- paths: [blog/uk]\n  jurisdiction: uk\n  freshness: {treatment: 12}\n",
    )
    settings = found.settings("blog/uk/a.md")
    assert (settings.as_of, settings.jurisdiction, settings.page_type) == (DAY, "uk", "article")
    assert settings.freshness == {"treatment": 12}
    assert settings.options == {"disclaimer/missing": {"required": {"article": "See a doctor."}}}
    assert found.settings("blog/notes/a.md").page_type == "page" and found.settings("a.md").page_type == ""


def test_the_second_reader_is_on_unless_a_path_does_without(tmp_path: Path) -> None:
    found = project(tmp_path, "overrides:\n- paths: [adverts]\n  second_reader: false\n")
    assert found.settings("a.md").second_reader
    assert not found.settings("adverts/a.md").second_reader
    assert not project(tmp_path, "second_reader: false\n").settings("a.md").second_reader


def test_the_configuration_above_is_found_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    project(tmp_path, "jurisdiction: uk\n")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load_project(inner, as_of=DAY).root == tmp_path.resolve()
    (tmp_path / "a" / ".git").mkdir()
    assert load_project(inner, as_of=DAY).file is None


@pytest.mark.parametrize(
    ("pattern", "path", "is_match"),
    [
        ("news", "news/a.md", True), ("news", "site/news/a.md", True), ("news", "newsroom/a.md", False),
        ("news/", "news/a.md", True), ("/news", "site/news/a.md", False), ("/news", "news/a.md", True),
        ("content/news", "content/news/b/a.md", True), ("content/news", "x/content/news/a.md", False),
        ("*.draft.md", "a/b/c.draft.md", True), ("*.draft.md", "a.md", False),
        ("content/*.md", "content/a.md", True), ("content/*.md", "content/b/a.md", False),
        ("content/**/*.md", "content/b/c/a.md", True), ("content/**/*.md", "content/a.md", True),
        ("content/**", "content/a/b.md", True), ("a?.md", "ab.md", True), ("a?.md", "a/.md", False),
        ("./content", "content/a.md", True), (".", "anything", True), ("a+b", "a+b/c.md", True), ("a[1]", "a[1]/c.md", True),
    ],
)  # fmt: skip
def test_patterns(pattern: str, path: str, is_match: bool) -> None:
    assert (matches(path, [pattern]) is not None) is is_match
