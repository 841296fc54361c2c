"""Spans of the source found again in the text as read: for reports that show an article rather than its file.

The way back is exact where a piece is literal; a piece that maps as a whole (a character reference, a soft break) is
taken whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimlint.article.model import Article, Block, Span
from claimlint.checks.model import Finding
from claimlint.values import NamedTuple


class Stretch(NamedTuple):
    """`block.text.text[start:end]`, and the numbers of the marks that cover it."""

    start: int
    end: int
    marks: tuple[int, ...]


def shown_blocks(article: Article) -> tuple[Block, ...]:
    """What a report shows of an article: its blocks, and in front of them what its head says, numbered up to -1."""
    head = article.head
    if head is None:
        return article.blocks
    said = [head.blocks[index] for index in head.sentences_by_block]
    return (*(replace(block, index=at - len(said)) for at, block in enumerate(said)), *article.blocks)


def is_in_head(block: Block) -> bool:
    """Whether one of the shown blocks stands in the head; its label is then the key that it has there."""
    return block.index < 0


def words_at(article: Article, span: Span) -> str:
    """The words of a span as read, on one line: what stands there without the markup of a template."""
    for block in shown_blocks(article):
        if block.text.pieces and (found := block.text.read_range(span)):
            return " ".join(block.text.text[found[0] : found[1]].split())
    return " ".join(article.source.slice(span).split())


def stretches(length: int, ranges: Sequence[tuple[int, int, int]]) -> list[Stretch]:
    """A text of some length cut at the ends of all marks, given as (start, end, number); marks may overlap."""
    cuts = sorted({0, length, *(at for start, end, _ in ranges for at in (start, end))})
    found = []
    for start, end in pairwise(cuts):
        found.append(Stretch(start, end, tuple(number for a, b, number in ranges if a <= start and end <= b)))
    return found


def is_about_page(article: Article, finding: Finding) -> bool:
    """Whether a finding is about the page and only hangs on its title: its words say nothing then."""
    on_title = finding.span == article.title_span or finding.span.start == finding.span.end
    return not finding.sentence and on_title


def block_of(article: Article, span: Span) -> int | None:
    """The index of the shown block that a span begins in, or touches first; None where it lies in none (a date of the
    front matter).
    """
    for block in shown_blocks(article):
        if block.text.pieces and block.span.touches(span):
            return block.index
    return None
