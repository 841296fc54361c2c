"""Reading text in any format, and the invariants that hold for whatever was read."""

from __future__ import annotations

from claimlint.article.model import Article
from claimlint.article.read import read_article


def read(text: str | bytes, format: str = "markdown", path: str = "") -> Article:
    content = text if isinstance(text, bytes) else text.encode()
    return read_article(content, path or f"article.{format}", format)


def shape(article: Article) -> list[tuple[str, str]]:
    """Kind and text of the blocks, white space folded."""
    return [(b.kind, " ".join(b.text.text.split())) for b in article.blocks]


def words(article: Article) -> list[str]:
    return [s.text for s in article.sentences]


def check_invariants(article: Article) -> None:
    """Everything that was read stands where it says it does."""
    source = article.source.text
    for index, block in enumerate(article.blocks):
        assert block.index == index
        assert block.text.text == block.text.text.strip() != ""
        assert "\r" not in block.text.text or block.kind == "code"
        assert block.section < index and (block.section < 0 or article.blocks[block.section].kind == "heading")
        assert block.lead_in < index
        for piece in block.text.pieces:
            assert piece.source.end <= len(source)
            if piece.literal:
                assert block.text.text[piece.start : piece.end] == source[piece.source.start : piece.source.end]
        for link in block.links:
            assert 0 <= link.start <= link.end <= len(block.text.text)
    for number, sentence in enumerate(article.sentences):
        assert sentence.index == number
        assert sentence.text == sentence.block.text.text[sentence.start : sentence.end] == sentence.text.strip() != ""
        assert 0 <= sentence.span.start < sentence.span.end <= len(source)
    for field in article.metadata:
        assert field.value and field.span.end <= len(source)
        if field.phrase_span:
            assert field.phrase_span.start <= field.span.start and field.span.end <= field.phrase_span.end
    for comment in article.comments:
        assert comment.span.end <= len(source)
        assert 0 <= comment.before <= max(0, len(article.blocks) - 1)
    if article.title_span:
        assert article.title_span.end <= len(source)
