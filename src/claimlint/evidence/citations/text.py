"""The citations of one block of text: marks in the words, links, and numbers that the source raises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from claimlint.article.model import Article, Block, Sentence
from claimlint.article.patterns import lazy_pattern
from claimlint.evidence.citations.marks import CitationMark, marks_of
from claimlint.evidence.citations.model import Citation, CitationKind
from claimlint.evidence.tiers import Tier, Tiers

_SUP = "<sup"


def citations_in(block: Block, article: Article, tiers: Tiers) -> Iterator[Citation]:
    """The citations of one block, in order."""
    text = block.text.text
    marks = [*marks_of(text), *linked_in(block), *_raised(block, article)]
    taken = -1
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.kind != "url", -mark.end)):
        if mark.start < taken and mark.kind != "footnote":
            continue
        taken = max(taken, mark.end)
        sentence = _sentence_at(article.sentences_by_block.get(block.index, ()), mark)
        start, end = mark.start, max(mark.end, mark.start + 1)
        if start >= len(text):  # a footnote's mark behind the last word has no text of its own
            start, end = len(text) - 1, len(text)
        span = block.text.source_span(start, end)
        kind = cast(CitationKind, mark.kind)
        tier = tier_of(mark, tiers)
        yield Citation(kind, mark.id, text[mark.start : mark.end], span, sentence, tier, mark.fault)


def linked_in(block: Block) -> Iterator[CitationMark]:
    for link in block.links:
        if link.kind == "footnote":
            yield CitationMark("footnote", link.target, link.start, link.end)
        elif link.kind == "link" and link.target.startswith(("http://", "https://", "//")):
            yield CitationMark("url", link.target, link.start, link.end)


def _raised(block: Block, article: Article) -> Iterator[CitationMark]:
    """Numbers that the source raises by markup: `<sup>3</sup>`."""
    source = article.source.text
    if _SUP not in source:
        return
    for match in _DIGITS.finditer(block.text.text):
        span = block.text.source_span(*match.span())
        before = source[max(0, span.start - 40) : span.start]
        if before.endswith(">") and before.rpartition("<")[2].startswith(("sup", "a")) and _SUP in before[-40:]:
            yield CitationMark("marker", match[0], *match.span())


_DIGITS = lazy_pattern(r"(?<![\d/])\d{1,3}(?:[,–-]\d{1,3})*(?!\w)")


def _sentence_at(sentences: Sequence[Sentence], mark: CitationMark) -> int:
    """The sentence that holds a mark; one that stands right behind a full stop belongs to the sentence before it."""
    behind = mark.kind in ("marker", "footnote")
    held = [s for s in sentences if s.start < mark.start or (s.start == mark.start and not (behind and s.start))]
    return held[-1].index if held else (sentences[0].index if sentences else -1)


def tier_of(mark: CitationMark, tiers: Tiers) -> Tier:
    """What a citation is by its kind, its address or its words."""
    if mark.kind == "url":
        return tiers.of_url(mark.id)
    if mark.kind == "doi":
        return tiers.of_doi(mark.id)
    if mark.kind in ("pmid", "pmcid"):
        return "paper"
    by_kind: dict[str, Tier] = {"trial-id": "trial", "isbn": "book", "guideline": "review"}
    if mark.kind in by_kind:
        return by_kind[mark.kind]
    if mark.kind == "named":
        return tiers.of_text(mark.id) if not mark.id[:9].lower().startswith("published") else "paper"
    if mark.kind == "author-year":
        found = tiers.of_text(mark.id)
        return "paper" if found == "unknown" else found
    return "unknown"
