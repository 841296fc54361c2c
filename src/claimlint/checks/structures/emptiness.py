"""Headings with nothing below them, and headings of references without a reference.

It knows what may be content without words (a picture, a form) and lets that count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from claimlint.article.model import Block, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.article.statements.visible import is_metadata_line
from claimlint.checks.context import CheckContext
from claimlint.checks.model import Check, Hit, Page
from claimlint.checks.pages.statements import heading_span
from claimlint.checks.phrases.list import PhraseList
from claimlint.checks.structures.furniture import glued_button

_WORDLESS = lazy_pattern(
    r"!\[|<(?:img|iframe|video|audio|svg|object|embed|form|figure|canvas|input|script|table|div\s+id)\b|\{[{%<]"
)
_MARKED = lazy_pattern(r"#{1,6}\s|<h[1-6]\b", re.IGNORECASE)
_CITED = lazy_pattern(
    r"https?://|www\.|\bdoi\b|\bpmid\b|\b(?:19|20)\d\d\b|\bet\.? al\b|\bISBN\b|\bCD\d{6}\b|\bN(?:G|CT|ICE)\s?\d|\bed\.",
    re.IGNORECASE,
)
_SHORT_SOURCE = 40  # words; a source named without year or link is a line, not a paragraph


def compile_empty_section(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `headings`, phrases of headings that another rule answers for."""
    others = PhraseList.from_spec(spec.get("headings") or (), context, ("headings",))

    def check(page: Page) -> Iterator[Hit]:
        blocks, title = page.article.blocks, page.article.title_span
        for block in blocks:
            if block.kind != "heading" or _is_whole(others, block):
                continue
            if title is not None and _is_title(page, block, title):
                continue
            if _is_kicker(page, block, title):
                continue
            if is_metadata_line(block.text.text):  # "**Page last reviewed: 2 May 2026**" at the end
                continue
            after = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
            if page.article.source.format == "text" and not _are_questions(block, after):
                continue  # levels are guessed there, and a heading above headings is no empty one
            if after is None or (after.kind == "heading" and after.level <= block.level):
                end = after.span.start if after else len(page.article.source.text)
                if not _WORDLESS.search(page.article.source.text, block.span.end, end):
                    yield Hit(heading_span(page, block))

    return check


def _is_kicker(page: Page, block: Block, title: Span | None) -> bool:
    """Whether a heading stands right above the page's title, which ranks higher: "## The nutrition column"."""
    after = page.article.blocks[block.index + 1 : block.index + 2]
    if not after or after[0].kind != "heading":
        return False
    is_far_above = block.index == 0 and block.level - after[0].level > 1  # "###### Kids and health" over "## Screens"
    return is_far_above or (after[0].span == title and after[0].level < block.level)


def _is_title(page: Page, block: Block, title: Span) -> bool:
    """Whether a heading is the page's title, or the publisher's name in bold above it. What begins with a section is a
    part of a page, whose title stands elsewhere.
    """
    if block.span == title:
        return block.level == 1
    is_marked = _MARKED.match(page.article.source.text, heading_span(page, block).start)
    return block.span.start < title.start and not is_marked


def _are_questions(block: Block, after: Block | None) -> bool:
    return all(b is None or b.text.text.rstrip().endswith("?") for b in (block, after))


def compile_empty_references(spec: Mapping[str, Any], context: CheckContext) -> Check:
    """spec: `headings`, phrases of headings of references; `ends`, phrases that begin what is no reference any more."""
    headings = PhraseList.from_spec(spec["headings"], context, ("headings",))
    ends = PhraseList.from_spec(spec.get("ends") or (), context, ("ends",))

    def check(page: Page) -> Iterator[Hit]:
        article = page.article
        if next(article.fields("references"), None) or any(b.kind == "footnote" for b in article.blocks):
            return
        for block in article.blocks:
            announces = block.kind in ("heading", "paragraph", "term") and _is_whole(headings, block)
            if announces and not _has_reference(page, block, ends):
                yield Hit(_label_span(page, block))

    return check


def _label_span(page: Page, block: Block) -> Span:
    """A heading with its number signs, a label in bold with its stars."""
    span, source = block.span, page.article.source.text
    is_bold = source[max(0, span.start - 2) : span.start] == "**" == source[span.end : span.end + 2]
    return Span(span.start - 2, span.end + 2) if is_bold else heading_span(page, block)


def _is_whole(phrases: PhraseList, block: Block) -> bool:
    """Whether a phrase is all that the block says."""
    text = block.text.text
    if len(text) > 60:
        return False
    return any(not text[:start].strip(" #*_") and not text[end:].strip(" :*_") for start, end in phrases.in_text(text))


def _has_reference(page: Page, heading: Block, ends: PhraseList) -> bool:
    for block in page.article.blocks[heading.index + 1 :]:
        text = block.text.text
        if block.kind == "heading" and (heading.kind != "heading" or block.level <= heading.level):
            return False
        if block.kind in ("item", "cell", "definition", "footnote") or block.links:
            return True
        if (
            text.startswith(("©", "(c)"))
            or text.endswith(":")  # a label, as of the date below it
            or is_metadata_line(text)
            or glued_button(text)
            or any(start < 4 for start, _ in ends.in_text(text))
            or block.kind == "heading"
        ):
            continue
        if _CITED.search(text) or (block.index == heading.index + 1 and len(text.split()) <= _SHORT_SOURCE):
            return True
    return False
