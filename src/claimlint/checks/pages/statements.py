"""Where a statement about the page is shown: with its key in front matter, its words in the text, a heading's marks."""

from __future__ import annotations

from claimlint.article.model import Block, Field, Span
from claimlint.article.patterns import lazy_pattern
from claimlint.checks.model import Page

_KEY_AND_MARK = lazy_pattern(r"[\w \t\"'-]{1,60}[:=][ \t]*[\"']?$")
_HEADING_MARKS = lazy_pattern(r"#{1,6}[ \t]+$")


def statement_span(page: Page, field: Field) -> Span:
    """The words that state a field ("last reviewed on May 25, 2022", `author: Sam Lee`), else its value."""
    if field.phrase_span is not None:
        return field.phrase_span
    source, start = page.article.source.text, field.span.start
    line = source.rfind("\n", 0, start) + 1
    if field.origin != "front-matter" or start - line > 80:
        return field.span
    key = _KEY_AND_MARK.fullmatch(source[line:start])
    return Span(line + len(key[0]) - len(key[0].lstrip()), field.span.end) if key else field.span


def words_of_property(field: Field) -> dict[str, str]:
    """How a message names a property of a Word file, which stands nowhere in the text; nothing for other fields."""
    return {"text": field.value} if field.origin == "properties" else {}


def heading_span(page: Page, block: Block) -> Span:
    """A heading, in Markdown with its number signs."""
    span, source = block.span, page.article.source.text
    marks = _HEADING_MARKS.search(source, max(0, span.start - 12), span.start)
    return Span(marks.start(), span.end) if marks else span
