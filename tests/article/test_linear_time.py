"""Hostile input costs no more a byte than other input: eight times as much takes about eight times as long."""

from __future__ import annotations

import contextlib
import time

import pytest
from reading import read

from claimlint.article.model import Unreadable

_SMALL, _LARGE = 4_000, 32_000
_SLACK = 4.0  # machines stutter; quadratic time would be eight times over
_FLOOR = 0.25  # seconds under which nothing is measured

HTML = [
    "<a ", '<a "', '<a b="', "<!--", "</a ", "<div>", "<b><div></b>", "<p>", "<ul><li>", "<table><td>", "&amp",
    "<script>", "<textarea>x", "<b>x</i>", "<h1>x", '<a =">', "<p hidden>",
]  # fmt: skip
MARKDOWN = [
    "- ", "- x\n", "> ", "[", "[x](", "*a ", "**a", "`", "```\n", "{{", "{% ", "{% comment %}", "{/*", "| a ",
    "|a|\n", "![a", "---\n", "a: ", "<a ", "<!--", "{{x}}",
]  # fmt: skip
TEXT = [
    ". ", "A. ", "(a. B", ". [1", "By Jane and ", "reviewed ", "2024-", "x (http://", "…", "a\tb\n", "a\n===\n",
    "\f", "Q: ", "• ", "a\n", "x:\n", "A b\n\n", "1. x\n", " \n",
]  # fmt: skip


def seconds(text: str, format: str) -> float:
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        read(text, format)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("format", "piece"),
    [("html", p) for p in HTML] + [("markdown", p) for p in MARKDOWN] + [("text", p) for p in TEXT],
)
def test_time_is_linear(format: str, piece: str) -> None:
    large = seconds(piece * _LARGE, format)
    if large > _FLOOR:
        assert large <= _SLACK * (_LARGE / _SMALL) * max(seconds(piece * _SMALL, format), 0.005)
