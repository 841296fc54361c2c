"""The pages are as their sources say, every rule has one, and what hand-written pages name exists."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from claimlint.checks.load import load_rules
from claimlint.data import knowledge_folder
from claimlint.review.rules import review_rules

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "how-to").glob("*.md")])
A_FILE = re.compile(r"`((?:src|rules|evidence|tests|tools|docs|bench|fixtures|\.ci)/[\w./-]+|hatch_build\.py)`")


@cache
def tool(name: str) -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        return import_module(name)
    finally:
        sys.path.pop(0)


def test_no_page_has_drifted_from_its_source() -> None:
    docs = tool("docs")
    assert [path.relative_to(ROOT).as_posix() for path in docs.differences(docs.wanted())] == []


def test_every_rule_has_a_page_with_the_text_of_explain() -> None:
    pages = tool("docs_rules").rule_pages()
    escaped = tool("docs_rules").escaped
    for rule in (*load_rules([knowledge_folder("rules")]), *review_rules()):
        page = pages[f"rules/{rule.id}.md"]
        for text in (rule.summary, rule.why, rule.fix, *(source["title"] for source in rule.sources)):
            assert escaped(text) in page, rule.id


def test_a_changed_page_and_a_page_of_no_source_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tool("docs")
    monkeypatch.setattr(docs, "MADE_FOLDERS", (tmp_path,))
    right, changed, stale = (tmp_path / f"{name}.md" for name in ("right", "changed", "stale"))
    for page in (right, changed, stale):
        page.write_text("as it is", encoding="utf-8")
    assert docs.differences({right: "as it is", changed: "as it should be"}) == {
        changed: "as it should be",
        stale: None,
    }


def test_only_what_stands_between_marks_is_made_again() -> None:
    text = "Before.\n\n<!-- table: strength-scale -->\nold\n<!-- end -->\n\nAfter.\n"
    made = tool("docs_regions").refreshed(Path("page.md"), text)
    assert made.startswith("Before.\n\n<!-- table: strength-scale -->\n| strength | meaning |")
    assert made.endswith("| 5 | absolute |\n<!-- end -->\n\nAfter.\n")


@pytest.mark.parametrize("what", ["table: no-such-table", "run: rm -r docs", "run: claimlint no-such-command"])
def test_a_region_that_cannot_be_made_says_so(what: str) -> None:
    with pytest.raises(ValueError, match=r"no-such|only claimlint"):
        tool("docs_regions").refreshed(Path("page.md"), f"<!-- {what} -->\n<!-- end -->")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_a_page_names_exist(page: Path) -> None:
    for name in A_FILE.findall(page.read_text(encoding="utf-8")):
        assert (ROOT / name.rstrip("/")).exists() or "<" in name, f"{page.name} names {name}"


def test_the_arrows_of_the_picture_are_imports_of_the_code() -> None:
    picture = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    arrows = re.findall(r'data-from="(\w+)" data-to="(\w+)"', picture)
    assert len(arrows) > 8
    for above, below in arrows:
        folder = ROOT / "src" / "claimlint" / below
        files = folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]
        texts = "".join(path.read_text(encoding="utf-8") for path in files)
        assert f"from claimlint.{above}" in texts, f"{below} imports nothing of {above}"


def test_the_place_in_the_picture_is_the_place_of_the_sentence() -> None:
    picture = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    article = (ROOT / "fixtures" / "turmeric-capsules.md").read_text(encoding="utf-8")
    place = re.search(r"code points (\d+) to (\d+)", picture)
    assert place
    assert article[int(place[1]) : int(place[2])] in picture
