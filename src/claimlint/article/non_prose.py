"""What stands in Markdown without being prose: Hugo shortcodes, Liquid and Jekyll tags, kramdown attributes, MDX code,
admonition fences.

They are hidden from the Markdown parser under filler of the same length, so that every offset stays; nothing in them is
evaluated.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimlint.article.patterns import lazy_pattern

FILLER = "\x1f"  # a control character that no article needs; the reader leaves it out of the words

_COMMENTS = (
    (lazy_pattern(r"\{%-?\s{0,9}comment\s{0,9}-?%\}"), lazy_pattern(r"\{%-?\s{0,9}endcomment\s{0,9}-?%\}")),
    (lazy_pattern(r"\{/\*"), lazy_pattern(r"\*/\}")),
)
_LIQUID = lazy_pattern(
    r"\{\{(?:[^{}\n]|\{[^{}\n]*\}|\n(?!\s*\n)){0,2000}?\}\}"
    r"|\{%(?:[^%\n]|%(?!\})|\n(?!\s*\n)){0,2000}?%\}"
    r"|\{:[^{}\n]{0,400}\}",
)
_MDX_LINE = lazy_pattern(
    r"^(?:import\s[^\n]*?(?:from\s+)?['\"][^\n]*['\"];?|export\s+(?:const|let|default|function)\b[^\n]*)$", re.M
)
_JSX = lazy_pattern(r"\{[^{}\n]{0,400}\}")
_ADMONITION = lazy_pattern(
    r"^[ \t]*(?::{3,}[^\n]*|(?:!!!|\?\?\?\+?)[ \t]+\w[^\n]*|\[\[?(?:toc|TOC|_TOC_)\]?\][ \t]*)$", re.M
)
_NOT_LINE_END = lazy_pattern(r"[^\r\n]")
_LINE_WITH_FILLER = lazy_pattern(rf"^[^\n]*{FILLER}[^\n]*$", re.MULTILINE)
_HINTS = ("{{", "{%", "{:", ":::", "!!!", "???", "[TOC]", "[toc]", "[[", "{/*")


class Masked(NamedTuple):
    """The text with filler, as long as before, and the comments that were in what is hidden: (words, start, end)."""

    text: str
    comments: list[tuple[str, int, int]]


def mask(text: str, *, is_mdx: bool = False) -> Masked:
    """Hide what is not prose. A line that holds nothing else becomes blank."""
    comments: list[tuple[str, int, int]] = []
    if not is_mdx and not any(hint in text for hint in _HINTS):
        return Masked(text, comments)
    if "{" in text:
        for opening, closing in _COMMENTS:
            text = _without_comments(text, opening, closing, comments)
        text = _LIQUID.sub(_hidden, text)
    if is_mdx:
        text = _JSX.sub(_hidden, _MDX_LINE.sub(_hidden, text))
    text = _ADMONITION.sub(_hidden, text)
    return Masked(_LINE_WITH_FILLER.sub(_blank_if_empty, text), sorted(comments, key=lambda c: c[1]))


def _blank_if_empty(match: re.Match[str]) -> str:
    line = match.group()
    return line if line.strip(f" \t\r{FILLER}") else line.replace(FILLER, " ")


def _without_comments(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str], comments: list[tuple[str, int, int]]
) -> str:
    """The text with its comments hidden; one that nothing closes is none, and ends the search."""
    parts: list[str] = []
    done = 0
    while opened := opening.search(text, done):
        closed = closing.search(text, opened.end())
        if closed is None:
            break
        comments.append((text[opened.end() : closed.start()].strip(), opened.start(), closed.end()))
        parts += [text[done : opened.start()], _NOT_LINE_END.sub(FILLER, text[opened.start() : closed.end()])]
        done = closed.end()
    return "".join([*parts, text[done:]]) if parts else text


def _hidden(match: re.Match[str]) -> str:
    # inside a link's target control characters would end the link
    letter = "x" if match.string[max(0, match.start() - 2) : match.start()] == "](" else FILLER
    return _NOT_LINE_END.sub(letter, match.group())
