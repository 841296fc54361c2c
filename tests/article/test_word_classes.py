"""Classes of words in patterns are written out when a pattern is first asked, longest words first."""

from __future__ import annotations

import re

import pytest

from claimlint.article.word_classes import any_of, classed_pattern, written_out

CLASSES = {"document": ["page", "fact sheet", "page proof"], "checked": ["checked", "gone over"], "none": []}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"this\s+<document>", r"this\s+(?:fact\s+sheet|page\s+proof|page)"),
        (r"(?P<document>\w+)", r"(?P<document>\w+)"),
        (r"(?<=a)<none>(?<!b)", r"(?<=a)(?:(?!))(?<!b)"),
    ],
)
def test_a_class_is_written_out_and_a_group_stays(source: str, expected: str) -> None:
    assert written_out(source, CLASSES) == expected


def test_words_are_read_when_a_pattern_is_first_asked() -> None:
    asked = []
    pattern = classed_pattern(r"<document>\s+was\s+<checked>", lambda: asked.append(1) or CLASSES, re.IGNORECASE)
    assert not asked
    assert [bool(pattern.search(text)) for text in ("Fact\nsheet was gone  over", "page was read")] == [True, False]
    assert asked == [1]


def test_a_class_that_does_not_exist_fails_when_it_is_asked() -> None:
    with pytest.raises(KeyError, match="letter"):
        classed_pattern("<letter>", lambda: CLASSES).search("")


@pytest.mark.parametrize("words", [["page", "pages"], ["lo", "los", "loss", "losss"], ["a", "as", "news", "new"]])
def test_a_plural_goes_with_its_word(words: list[str]) -> None:
    pattern = re.compile(any_of(words))
    assert all(map(pattern.fullmatch, words))
    assert len(any_of(words).split("|")) < len(words)


def test_nothing_is_in_an_empty_class() -> None:
    assert re.search(any_of(()), "") is None
