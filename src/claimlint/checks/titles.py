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
    return tuple(claim for block in title_blocks(article) for claim in _claims_of(article, block, language))


def title_blocks(article: Article) -> tuple[Block, ...]:
    """Such a title and the description as headings, numbered from -1 down."""
    span = article.title_span
    stated = [] if span is None or _is_shown(article, span) else [(article.title, span)]
    stated += [(field.value, field.span) for field in article.fields("description")]
    return tuple(
        _heading(article, words, at, -number) for number, (words, at) in enumerate(stated, start=1) if words.strip()
    )


def _is_shown(article: Article, span: Span) -> bool:
    return any(block.kind == "heading" and block.text.pieces and block.span.touches(span) for block in article.blocks)


def _heading(article: Article, words: str, span: Span, number: int) -> Block:
    piece = Piece(0, len(words), span, literal=article.source.slice(span) == words)
    return Block(number, "heading", MappedText(words, (piece,)), level=1)


def _claims_of(article: Article, block: Block, language: Language) -> tuple[Claim, ...]:
    words = block.text.text
    sentence = Sentence(0, block, 0, len(words), words)
    alone = Article(article.source, (block,), (sentence,), title=words, title_span=block.span)
    return read_claims(alone, language).claims
