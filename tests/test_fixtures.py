"""Every article in fixtures/ gives exactly the findings that stand beside it; the careful ones give none."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from claimlint.reports.model import Report

ROOT = Path(__file__).resolve().parent.parent
NAMES = sorted(path.name for path in (ROOT / "fixtures").iterdir() if path.suffix in (".md", ".html", ".txt"))
ROW = re.compile(r"\d+:\d+ (error|warning|info) [a-z]+/[a-z-]+ «.+»")


@cache
def tool() -> ModuleType:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        return import_module("fixtures")
    finally:
        sys.path.pop(0)


@cache
def report() -> Report:
    result: Report = tool().check_articles(tool().articles())
    assert not result.problems, "\n".join(map(str, result.problems))
    return result


@pytest.mark.parametrize("name", NAMES)
def test_an_article_gives_exactly_its_expected_findings(name: str) -> None:
    assert tool().found_lines(report(), name) == tool().expected_lines(ROOT / "fixtures" / name)


@pytest.mark.parametrize("name", NAMES)
def test_an_expectation_names_words_that_stand_at_its_place(name: str) -> None:
    lines = (ROOT / "fixtures" / name).read_text(encoding="utf-8").split("\n")
    for row in tool().expected_lines(ROOT / "fixtures" / name):
        assert ROW.fullmatch(row), row
        place, _, words = row.partition(" ")
        line, column = map(int, place.split(":"))
        rest = " ".join("\n".join([lines[line - 1][column - 1 :], *lines[line:]]).split())
        assert rest.startswith(words[words.index("«") + 1 : -1]), row


def test_a_third_of_the_articles_are_careful_and_silent() -> None:
    silent = [name for name in NAMES if not tool().expected_lines(ROOT / "fixtures" / name)]
    assert len(NAMES) >= 32
    assert len(silent) * 3 >= len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_as_long_as_an_article_is(name: str) -> None:
    words = re.sub(r"<[^>]+>", " ", (ROOT / "fixtures" / name).read_text(encoding="utf-8")).split()
    assert 250 <= len(words) <= 700
