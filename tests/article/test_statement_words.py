"""The words by which articles are read: no class that nothing asks for, none asked for that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimlint import article
from claimlint.article.statements.words import statement_pattern, stems_in, words_in
from claimlint.article.word_classes import words_of_table

CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(article.__file__).parent.rglob("*.py")))


@pytest.mark.parametrize(
    ("table", "part"), [("statements", "words"), ("statements", "stems"), ("abbreviations", "stopped")]
)
def test_each_class_is_asked_for(table: str, part: str) -> None:
    assert [name for name in words_of_table(table, part) if not re.search(rf'"{name}"|<{name}>', CODE)] == []


def test_classes_are_united() -> None:
    assert {"leaflet", "newsletter"} <= words_in("page", "document")
    assert "appraised".startswith(stems_in("checking", "writing")) is False
    assert "reviewer".startswith(stems_in("checking"))


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("This fact sheet was vetted", True), ("this webpage was appraised", True), ("this knee was checked", False)],
)
def test_a_pattern_names_classes(text: str, is_found: bool) -> None:
    assert bool(statement_pattern(r"this\s+<page>\s+was\s+<checked>\b").search(text)) is is_found
