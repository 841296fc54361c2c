"""The claims of a title that stands only in the metadata: readers see it above the page, its text does not hold it."""

from __future__ import annotations

from claimlint.article.model import Article, Block, MappedText, Piece, Sentence
from claimlint.claims.language import Language
from claimlint.claims.model import Claim
from claimlint.claims.read import read_claims


def title_claims(article: Article, language: Language) -> tuple[Claim, ...]:
    """What such a title claims, placed where the metadata has it; nothing where a heading of the page is the title."""
    span = article.title_span
    if span is None or not article.title.strip():
        return ()
    if any(block.kind == "heading" and block.text.pieces and block.span.touches(span) for block in article.blocks):
        return ()
    words = article.title
    piece = Piece(0, len(words), span, literal=article.source.slice(span) == words)
    block = Block(-1, "heading", MappedText(words, (piece,)), level=1)
    alone = Article(article.source, (block,), (Sentence(0, block, 0, len(words), words),), title=words, title_span=span)
    return read_claims(alone, language).claims
