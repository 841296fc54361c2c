"""The sentences beside a sentence, as far as they speak of the same."""

from __future__ import annotations

from collections.abc import Sequence

from claimlint.article.model import Sentence
from claimlint.checks.model import Page


def sentence_before(page: Page, sentence: Sentence, *, in_block: bool = False) -> Sentence | None:
    """The sentence in front, where it stands under the same heading; `in_block`: in the same block."""
    if sentence.index == 0:
        return None
    before = page.article.sentences[sentence.index - 1]
    if before.block.index == sentence.block.index:
        return before
    is_under = not in_block and before.block.section == sentence.block.section
    return before if is_under and before.block.kind != "heading" else None


def sentence_behind(page: Page, sentence: Sentence) -> Sentence | None:
    """The sentence behind, where it stands in the same block."""
    return next(iter(sentences_behind(page.article.sentences, sentence, 1)), None)


def sentences_behind(sentences: Sequence[Sentence], sentence: Sentence, most: int) -> list[Sentence]:
    """Of the article's sentences the next ones, at most so many, as far as they stand in the same block."""
    following = sentences[sentence.index + 1 : sentence.index + 1 + most]
    return [one for one in following if one.block.index == sentence.block.index]


def sentences_before(sentences: Sequence[Sentence], sentence: Sentence, most: int) -> list[Sentence]:
    """Of the article's sentences those in front, the nearest first, as far as they stand in the same block."""
    leading = sentences[max(0, sentence.index - most) : sentence.index]
    return [one for one in reversed(leading) if one.block.index == sentence.block.index]
