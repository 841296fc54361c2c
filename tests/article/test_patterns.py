"""Patterns are compiled when they are first asked, and what a wheel ships of them is what `re.compile` makes."""

from __future__ import annotations

import marshal
import re
from pathlib import Path

import pytest

from claimlint.article import patterns
from claimlint.article.patterns import lazy_pattern, shippable


def test_a_pattern_answers_as_a_compiled_one() -> None:
    pattern = lazy_pattern(r"(?P<dose>\d+)\s?mg", re.IGNORECASE)
    match = pattern.search("take 20 MG")
    assert match and match["dose"] == "20" and match.re is not pattern
    assert pattern.pattern == r"(?P<dose>\d+)\s?mg" and pattern.groups == 1


def test_a_pattern_that_is_wrong_fails_when_it_is_asked() -> None:
    with pytest.raises(re.error, match="unterminated"):
        lazy_pattern("(").search("")


def test_what_is_shipped_is_used_and_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [lazy_pattern(r"(?i:p)\s*(?P<sign>[<=≤])\s*0?\.(\d+)"), lazy_pattern(rb"\xef\xbb\xbf|a*b", re.DOTALL)]
    shipped = marshal.loads(shippable())
    monkeypatch.setattr(patterns, "_shipped", lambda: shipped)
    monkeypatch.setattr(patterns._Uncompiled, "compiled", lambda self: pytest.fail("compiled again"))
    again = [lazy_pattern(one._source, one._flags) for one in made]  # type: ignore[attr-defined]
    assert again[0].search("P < 0.05").groupdict() == {"sign": "<"}
    assert again[1].search(b"xaab").group() == b"aab"


def test_a_damaged_file_is_no_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "_data" / "compiled"
    folder.mkdir(parents=True)
    (folder / patterns.shipped_name()).write_bytes(b"not marshal")
    monkeypatch.setattr(patterns, "__file__", str(tmp_path / "article" / "patterns.py"))
    assert patterns._shipped.__wrapped__() == {}


def test_a_python_without_the_engine_s_inner_module_compiles_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_sre", None)
    monkeypatch.setattr(patterns, "_shipped", patterns._shipped.__wrapped__)
    assert lazy_pattern(r"\bmg\b").search("20 mg")
