"""Examples mark the words that must be found: « before, » after. Here the marks become spans."""

from __future__ import annotations

from claimlint.article.model import Span
from claimlint.article.patterns import lazy_pattern

_MARK = lazy_pattern("[«»]")


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """A text without its marks, and the spans that stood between « and ». Raises ValueError where marks do not pair."""
    plain, spans, at, opened = "", [], 0, -1
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        at = mark.end()
        if (mark.group() == "«") != (opened < 0):
            raise ValueError(f"marks « » do not pair near {text[max(0, mark.start() - 20) : mark.end() + 10]!r}")
        if mark.group() == "«":
            opened = len(plain)
        else:
            spans.append(Span(opened, len(plain)))
            opened = -1
    if opened >= 0:
        raise ValueError("a « is not closed")
    return plain + text[at:], tuple(spans)
