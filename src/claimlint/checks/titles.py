"""The claims of a title or description that stands only in the metadata: readers see it above the page or in a list of
results, and its text does not hold it.
"""

from __future__ import annotations

from claimlint.article.model import Article, Block, MappedText, Piece, Sentence, Span
from claimlint.claims.language import Language
from claimlint.claims.model import Claim
from claimlint.claims.read import read_claims


def title_claims(article: Article, language: Language) -> tuple[Claim, ...]:
    """What such a title and the page's description claim, placed where the metadata has them; nothing of a title that
    is a heading of the page.
    """
    span = article.title_span
    stated = [] if span is None or _is_shown(article, span) else [(article.title, span)]
    stated += [(field.value, field.span) for field in article.fields("description")]
    return tuple(
        claim
        for number, (words, at) in enumerate(stated, start=1)
        if words.strip()
        for claim in _claims_at(article, words, at, -number, language)
    )


def _is_shown(article: Article, span: Span) -> bool:
    return any(block.kind == "heading" and block.text.pieces and block.span.touches(span) for block in article.blocks)


def _claims_at(article: Article, words: str, span: Span, number: int, language: Language) -> tuple[Claim, ...]:
    piece = Piece(0, len(words), span, literal=article.source.slice(span) == words)
    block = Block(number, "heading", MappedText(words, (piece,)), level=1)
    alone = Article(article.source, (block,), (Sentence(0, block, 0, len(words), words),), title=words, title_span=span)
    return read_claims(alone, language).claims
