"""What stands in Markdown without being prose: Hugo shortcodes, Liquid and Jekyll tags, kramdown attributes, MDX code,
admonition fences.

They are hidden from the Markdown parser under filler of the same length, so that every offset stays; nothing in them is
evaluated.
"""

from __future__ import annotations

import re

from claimlint.article.mdx import code_of_mdx
from claimlint.article.patterns import lazy_pattern
from claimlint.values import NamedTuple

FILLER = "\x1f"  # a control character that no article needs; the reader leaves it out of the words


class _Region(NamedTuple):
    """What is hidden from one pattern to the next, if the hint stands in the text at all."""

    hint: str
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    is_comment: bool


def _liquid(name: str, *, is_comment: bool = False) -> _Region:
    opening = rf"\{{%-?\s{{0,9}}{name}\b[^%\n]{{0,200}}%\}}"
    return _Region(name, lazy_pattern(opening), lazy_pattern(rf"\{{%-?\s{{0,9}}end{name}\s{{0,9}}-?%\}}"), is_comment)


def _shortcode(name: str) -> _Region:
    opening = rf"\{{\{{[<%]\s{{0,9}}{name}\b[^{{}}\n]{{0,400}}[>%]\}}\}}"
    closing = rf"\{{\{{[<%]\s{{0,9}}/\s{{0,9}}{name}\s{{0,9}}[>%]\}}\}}"
    return _Region(name, lazy_pattern(opening), lazy_pattern(closing), False)


_REGIONS = (
    _liquid("comment", is_comment=True),
    _Region("{/*", lazy_pattern(r"\{/\*"), lazy_pattern(r"\*/\}"), True),
    _Region("{::comment", lazy_pattern(r"\{::comment\s{0,9}\}"), lazy_pattern(r"\{:/(?:comment)?\}"), True),
    *(_liquid(name) for name in ("highlight", "schema", "javascript", "stylesheet", "style")),
    *(_shortcode(name) for name in ("highlight", "mermaid", "math", "katex")),
)
_LIQUID = lazy_pattern(
    r"\{\{(?:[^{}\n]|\{[^{}\n]*\}|\n(?!\s*\n)){0,2000}?\}\}"
    r"|\{%(?:[^%\n]|%(?!\})|\n(?!\s*\n)){0,2000}?%\}"
    r"|\{:[^{}\n]{0,400}\}",
)
_ADMONITION = lazy_pattern(
    r"^[ \t]*(?::{3,}[^\n]*|\[\[?(?:toc|TOC|_TOC_)\]?\][ \t]*)$|^\*\[[^\]\n]{1,60}\]:[^\n]*$", re.M
)
# '!!! note "Title"' has its text indented below it, as the text of a list item is: it becomes the item's first line.
_INDENTED = lazy_pattern(r"^([ \t]{0,40})(?:!!!|\?\?\?|===)(\+?[ \t]+(?:\"|\w[^\n\"]*\"?))([^\n\"]*)(\"[^\n]*)?$", re.M)
_ALERT = lazy_pattern(r"(?<=>)([ \t]*)(\[!\w{1,20}\][+-]?)")
_NOT_LINE_END = lazy_pattern(r"[^\r\n]")
_LINE_WITH_FILLER = lazy_pattern(rf"^[^\n]*{FILLER}[^\n]*$", re.MULTILINE)
_HINTS = ("{{", "{%", "{:", ":::", "!!!", "???", "[TOC]", "[toc]", "[[", "{/*", "*[", "[!", "===")


class Masked(NamedTuple):
    """The text with filler, as long as before, and the comments that were in what is hidden: (words, start, end)."""

    text: str
    comments: list[tuple[str, int, int]]


def mask(text: str, *, is_mdx: bool = False) -> Masked:
    """Hide what is not prose. A line that holds nothing else becomes blank."""
    comments: list[tuple[str, int, int]] = []
    if not is_mdx and not any(map(text.__contains__, _HINTS)):
        return Masked(text, comments)
    if "{" in text:
        for region in _REGIONS:
            if region.hint in text:
                text = _without(text, region, comments)
    if is_mdx:
        text = _without_code(text)
    if "{" in text:
        text = _LIQUID.sub(_hidden, text)
    text = _INDENTED.sub(_as_item, _ADMONITION.sub(_hidden, text))
    text = _ALERT.sub(lambda m: m.group(1) + FILLER * len(m.group(2)), text)
    return Masked(_LINE_WITH_FILLER.sub(_blank_if_empty, text), sorted(comments, key=lambda c: c[1]))


def without_templates(text: str) -> str:
    """The text of a page with blanks for what a site generator fills in, of the same length."""
    if "{{" not in text and "{%" not in text:
        return text
    for region in _REGIONS:
        if region.hint in text:
            text = _without(text, region, [])
    return _LIQUID.sub(_hidden, text).replace(FILLER, " ")


def _blank_if_empty(match: re.Match[str]) -> str:
    line = match.group()
    return line if line.strip(f" \t\r{FILLER}") else line.replace(FILLER, " ")


def _without(text: str, region: _Region, comments: list[tuple[str, int, int]]) -> str:
    """The text with these regions hidden; one that nothing closes is none, and ends the search."""
    parts: list[str] = []
    done = 0
    while opened := region.opening.search(text, done):
        closed = region.closing.search(text, opened.end())
        if closed is None:
            break
        if region.is_comment:
            comments.append((text[opened.end() : closed.start()].strip(), opened.start(), closed.end()))
        parts += [text[done : opened.start()], _NOT_LINE_END.sub(FILLER, text[opened.start() : closed.end()])]
        done = closed.end()
    return "".join([*parts, text[done:]]) if parts else text


def _without_code(text: str) -> str:
    """The text of MDX with its imports, tags and expressions hidden."""
    parts: list[str] = []
    done = 0
    for start, end in code_of_mdx(text):
        parts += [text[done:start], _NOT_LINE_END.sub(FILLER, text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _as_item(match: re.Match[str]) -> str:
    indent, head, title, tail = match.groups(default="")
    return f"{indent}-   {FILLER * (len(head) - 1)}{title}{FILLER * len(tail)}"


def _hidden(match: re.Match[str]) -> str:
    # inside a link's target control characters would end the link
    letter = "x" if match.string[max(0, match.start() - 2) : match.start()] == "](" else FILLER
    return _NOT_LINE_END.sub(letter, match.group())
