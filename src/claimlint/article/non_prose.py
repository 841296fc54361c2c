"""What stands in Markdown without being prose: Hugo shortcodes, Liquid and Jekyll tags, kramdown attributes, MDX code,
admonition fences.

They are hidden from the Markdown parser under filler of the same length, so that every offset stays; nothing in them is
evaluated.
"""

from __future__ import annotations

import re
from typing import NamedTuple

FILLER = "\x1f"  # a control character that no article needs; the reader leaves it out of the words

_LIQUID = re.compile(
    r"\{%-?\s*comment\s*-?%\}(?P<liquid>.*?)\{%-?\s*endcomment\s*-?%\}"
    r"|\{\{(?:[^{}\n]|\{[^{}\n]*\}|\n(?!\s*\n)){0,2000}?\}\}"
    r"|\{%(?:[^%\n]|%(?!\})|\n(?!\s*\n)){0,2000}?%\}"
    r"|\{/\*(?P<jsx>.*?)\*/\}"
    r"|\{:[^{}\n]{0,400}\}",
    re.DOTALL,
)
_MDX_LINE = re.compile(
    r"^(?:import\s[^\n]*?(?:from\s+)?['\"][^\n]*['\"];?|export\s+(?:const|let|default|function)\b[^\n]*)$", re.M
)
_JSX = re.compile(r"\{[^{}\n]{0,400}\}")
_ADMONITION = re.compile(
    r"^[ \t]*(?::{3,}[^\n]*|(?:!!!|\?\?\?\+?)[ \t]+\w[^\n]*|\[\[?(?:toc|TOC|_TOC_)\]?\][ \t]*)$", re.M
)
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

    def hidden(match: re.Match[str]) -> str:
        words = next((g for g in match.groups() if g), None)
        if words is not None:
            comments.append((words.strip(), *match.span()))
        # inside a link's target control characters would end the link
        letter = "x" if text[max(0, match.start() - 2) : match.start()] == "](" else FILLER
        return re.sub(r"[^\r\n]", letter, match.group())

    if "{" in text:
        text_before = text
        text = _LIQUID.sub(hidden, text_before)
    if is_mdx:
        text = _MDX_LINE.sub(hidden, text)
        text = _JSX.sub(hidden, text)
    text = _ADMONITION.sub(hidden, text)
    blank = re.compile(rf"^[ \t{FILLER}]*{FILLER}[ \t{FILLER}]*(?=\r?$)", re.MULTILINE)
    return Masked(blank.sub(lambda m: " " * len(m.group()), text), comments)
