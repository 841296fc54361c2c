"""Markdown to an Article, over pyromark: CommonMark, GFM, footnotes, definition lists, front matter, HTML inside.

pyromark gives byte ranges of every event; they are turned to code points here, and nowhere else. Shortcodes are hidden
before parsing (`article.non_prose`); the blocks are made in `article.markdown.walk`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from pathlib import PurePosixPath

import pyromark

from claimlint.article.build import Draft
from claimlint.article.decode import decode
from claimlint.article.front_matter.fields import front_matter_of
from claimlint.article.markdown.walk import Walk
from claimlint.article.mdx import is_mdx_body
from claimlint.article.model import Article, Source
from claimlint.article.non_prose import mask
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.visible import visible_fields

_NON_ASCII = lazy_pattern(r"[^\x00-\x7f]")
_LONE_RETURN = lazy_pattern(r"\r(?!\n)")  # an old Mac's line end, which pyromark keeps inside headings


def read_markdown(content: bytes, path: str) -> Article:
    """Read Markdown. Raises Unreadable for broken front matter and for what is not text."""
    source = Source(path, decode(content, path), "markdown")
    front = front_matter_of(source)
    body = _LONE_RETURN.sub("\n", source.text[front.body :])
    is_mdx = PurePosixPath(path).suffix.lower() == ".mdx" or is_mdx_body(body)
    masked = mask(body, is_mdx=is_mdx)
    draft = Draft(source)
    events = _parser().events_with_range(masked.text)
    Walk(draft, front.body, masked.comments, has_indented_code=not is_mdx).run(
        events, _offsets(masked.text, front.body)
    )
    return draft.article(front.fields, problems=front.problems, visible=visible_fields)


def _parser() -> pyromark.Markdown:
    options = pyromark.Options
    return pyromark.Markdown(
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_GFM
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_DEFINITION_LIST
    )


def _offsets(text: str, base: int) -> Callable[[int], int]:
    """From a byte offset in the text's UTF-8 to an offset in code points of the source."""
    if text.isascii():
        return base.__add__
    behind: list[int] = []  # for each character that is not ASCII: the byte offset behind it
    extra: list[int] = [0]  # and the bytes beyond one a character, up to there
    surplus = 0
    for match in _NON_ASCII.finditer(text):
        size = len(match.group().encode())
        surplus += size - 1
        behind.append(match.end() + surplus)
        extra.append(surplus)

    def offset(byte: int) -> int:
        return base + byte - extra[bisect_right(behind, byte)]

    return offset
